from django.db import migrations, models

import portal.publishing.models


class Migration(migrations.Migration):
    dependencies = [("operations", "0016_fill_references_of_sheets")]
    operations = [
        migrations.AlterField(
            "resultsheet",
            "reference",
            models.CharField(
                default=portal.publishing.models.new_reference,
                editable=False,
                max_length=8,
                unique=True,
                verbose_name="permanent reference",
            ),
        ),
    ]
