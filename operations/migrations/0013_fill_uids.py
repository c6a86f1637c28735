from functools import partial

from django.db import migrations

from portal.publishing.filling import fill_uids

LINE = "edition__operation"
ROWS = [
    ("operations", "EditionPlace", (LINE, "place", "role")),
    ("operations", "Participation", (LINE, "agency", "country", "role")),
    ("operations", "Window", (LINE,)),
]


class Migration(migrations.Migration):
    dependencies = [("operations", "0012_uid_of_rows")]
    operations = [
        migrations.RunPython(partial(fill_uids, rows=ROWS), migrations.RunPython.noop),
    ]
