from django.db import migrations, models

from portal.labels.reading import default_language, language_choices


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="language",
            field=models.CharField(
                choices=language_choices,
                default=default_language,
                max_length=12,
                verbose_name="language of the desk",
            ),
        )
    ]
