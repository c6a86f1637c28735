from django.db import migrations

from portal.labels.moving import from_columns, to_columns

TEXTS = {
    "contact": ("name", "role", "hours"),
    "organisation": ("name", "short", "about"),
    "person": ("name", "post"),
}


class Migration(migrations.Migration):
    dependencies = [("office", "0003_texts_in_any_language")]

    operations = [
        migrations.RunPython(
            from_columns("office", TEXTS), to_columns("office", TEXTS), elidable=True
        )
    ]
