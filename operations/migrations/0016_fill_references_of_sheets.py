from functools import partial

from django.db import migrations

from portal.publishing.filling import fill_references

SHEETS = [("operations", "ResultSheet")]


class Migration(migrations.Migration):
    dependencies = [("operations", "0015_reference_of_sheets")]
    operations = [
        migrations.RunPython(
            partial(fill_references, identities=SHEETS), migrations.RunPython.noop
        ),
    ]
