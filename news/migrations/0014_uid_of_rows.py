import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0013_languages_of_the_settings"),
    ]
    operations = [
        migrations.AddField("editionoperation", "uid", models.UUIDField(null=True, editable=False)),
        migrations.AddField("editionperson", "uid", models.UUIDField(null=True, editable=False)),
        migrations.AlterField(
            "edition",
            "source",
            models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="news.edition",
                verbose_name="translated from",
            ),
        ),
    ]
