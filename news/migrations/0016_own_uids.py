import uuid

from django.db import migrations, models

OWN = models.UUIDField(default=uuid.uuid4, editable=False)


class Migration(migrations.Migration):
    dependencies = [("news", "0015_fill_uids")]
    operations = [
        migrations.AlterField("editionoperation", "uid", OWN),
        migrations.AddConstraint(
            "editionoperation",
            models.UniqueConstraint(fields=("edition", "uid"), name="news_editionoperation_uid"),
        ),
        migrations.AlterField("editionperson", "uid", OWN),
        migrations.AddConstraint(
            "editionperson",
            models.UniqueConstraint(fields=("edition", "uid"), name="news_editionperson_uid"),
        ),
    ]
