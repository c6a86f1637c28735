from functools import partial

from django.db import migrations

from portal.publishing.filling import fill_uids

LINE = ("edition__item", "edition__language")
ROWS = [
    ("news", "EditionPerson", (*LINE, "person")),
    ("news", "EditionOperation", (*LINE, "operation")),
]


class Migration(migrations.Migration):
    dependencies = [("news", "0014_uid_of_rows")]
    operations = [
        migrations.RunPython(partial(fill_uids, rows=ROWS), migrations.RunPython.noop),
    ]
