from django.db import migrations, models


def first_release() -> models.DateTimeField[None, None]:
    return models.DateTimeField(blank=True, editable=False, null=True, verbose_name="first public")


class Migration(migrations.Migration):
    dependencies = [("operations", "0002_search")]
    operations = [
        migrations.AddField("operationedition", "first_public_at", first_release()),
        migrations.AddField("sheetedition", "first_public_at", first_release()),
    ]
