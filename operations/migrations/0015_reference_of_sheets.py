from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("operations", "0014_own_uids")]
    operations = [
        migrations.AddField(
            "resultsheet", "reference", models.CharField(max_length=8, null=True, editable=False)
        ),
        migrations.AddField(
            "resultsheet",
            "created_at",
            models.DateTimeField("created", auto_now_add=True, default=timezone.now),
            preserve_default=False,
        ),
    ]
