from django.db import migrations

from portal.search import CreateSearchTable


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]
    operations = [CreateSearchTable("news_edition")]
