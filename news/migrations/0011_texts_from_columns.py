from django.db import migrations

from portal.labels.moving import from_columns, to_columns

TEXTS = {
    "section": ("name", "description"),
}


class Migration(migrations.Migration):
    dependencies = [("news", "0010_texts_in_any_language")]

    operations = [
        migrations.RunPython(from_columns("news", TEXTS), to_columns("news", TEXTS), elidable=True)
    ]
