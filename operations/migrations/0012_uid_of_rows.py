from django.db import migrations, models

UNKNOWN = models.UUIDField(null=True, editable=False)


class Migration(migrations.Migration):
    dependencies = [("operations", "0011_texts_alone")]
    operations = [
        migrations.AddField("editionplace", "uid", UNKNOWN),
        migrations.AddField("participation", "uid", UNKNOWN),
        migrations.AddField("window", "uid", UNKNOWN),
    ]
