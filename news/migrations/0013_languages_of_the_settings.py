from django.db import migrations, models

from portal.labels.reading import language_choices


class Migration(migrations.Migration):
    dependencies = [("news", "0012_texts_alone")]

    operations = [
        migrations.AlterField(
            model_name=model,
            name="language",
            field=models.CharField(
                choices=language_choices, max_length=12, verbose_name="language"
            ),
        )
        for model in ("address", "edition")
    ]
