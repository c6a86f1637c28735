from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_beat")]
    operations = [
        migrations.AddField(
            model_name="beat",
            name="raised_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
