from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0003_month_by_plain_sql")]
    operations = [
        migrations.AddField(
            "edition",
            "first_public_at",
            models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="first public"
            ),
        ),
    ]
