from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Exclusion constraints over a line of editions need btree_gist; SQLite skips it."""

    initial = True
    dependencies = []
    operations = [BtreeGistExtension()]
