from functools import partial

from django.db import migrations

from portal.publishing.filling import mend_years

MEND = partial(mend_years, app="news", name="Edition", column="display_date")


class Migration(migrations.Migration):
    dependencies = [("news", "0007_section_addresses")]
    operations = [migrations.RunPython(MEND, migrations.RunPython.noop, elidable=True)]
