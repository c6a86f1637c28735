from django.db import migrations

from portal.labels.moving import from_columns, to_columns

TEXTS = {
    "agency": ("name", "short"),
    "country": ("name",),
    "measure": ("name", "aliases"),
    "operationedition": ("name", "mandate", "aim", "methods", "lead"),
    "participation": ("as_named",),
    "place": ("name",),
    "series": ("name", "aliases", "description"),
    "sheetedition": ("source",),
    "tally": ("label", "words"),
}


class Migration(migrations.Migration):
    dependencies = [("operations", "0009_texts_in_any_language")]

    operations = [
        migrations.RunPython(
            from_columns("operations", TEXTS), to_columns("operations", TEXTS), elidable=True
        )
    ]
