from django.db import migrations

from portal.search import CreateSearchTable


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_initial")]
    operations = [CreateSearchTable("operations_operationedition")]
