import uuid

from django.db import migrations, models

OWN = models.UUIDField(default=uuid.uuid4, editable=False)


class Migration(migrations.Migration):
    dependencies = [("operations", "0013_fill_uids")]
    operations = [
        migrations.AlterField("editionplace", "uid", OWN),
        migrations.AddConstraint(
            "editionplace",
            models.UniqueConstraint(fields=("edition", "uid"), name="operations_editionplace_uid"),
        ),
        migrations.AlterField("participation", "uid", OWN),
        migrations.AddConstraint(
            "participation",
            models.UniqueConstraint(fields=("edition", "uid"), name="operations_participation_uid"),
        ),
        migrations.AlterField("window", "uid", OWN),
        migrations.AddConstraint(
            "window",
            models.UniqueConstraint(fields=("edition", "uid"), name="operations_window_uid"),
        ),
    ]
