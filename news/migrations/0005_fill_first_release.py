from functools import partial

from django.db import migrations

from portal.publishing.filling import fill_first_release

LINES = [("news", "Edition", ("item", "language"))]


class Migration(migrations.Migration):
    dependencies = [("news", "0004_first_release_of_a_line")]
    operations = [
        migrations.RunPython(
            partial(fill_first_release, lines=LINES), migrations.RunPython.noop, elidable=True
        )
    ]
