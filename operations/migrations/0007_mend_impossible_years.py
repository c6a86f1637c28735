from functools import partial

from django.db import migrations

from portal.publishing.filling import mend_years

MEND = partial(mend_years, app="operations", name="OperationEdition", column="sort_date")


class Migration(migrations.Migration):
    dependencies = [("operations", "0006_series_addresses")]
    operations = [migrations.RunPython(MEND, migrations.RunPython.noop, elidable=True)]
