from django.db import migrations, models
from django.db.models import Q

from portal.publishing.days import Month

ARCHIVE = ["display_month", "language", "section", "public_from", "public_until"]


class Migration(migrations.Migration):
    """A generated column cannot be altered: it is made anew, and the index over it."""

    dependencies = [("news", "0002_search")]
    operations = [
        migrations.RemoveIndex("edition", "news_archive"),
        migrations.RemoveField("edition", "display_month"),
        migrations.AddField(
            "edition",
            "display_month",
            models.GeneratedField(
                db_persist=True,
                expression=Month("display_date"),
                output_field=models.IntegerField(),
            ),
        ),
        migrations.AddIndex(
            "edition",
            models.Index(
                fields=ARCHIVE, condition=Q(public_from__isnull=False), name="news_archive"
            ),
        ),
    ]
