from django.db import migrations, models
from django.db.models import F, Q

SHOWN = Q(public_from__isnull=False)
NEWEST = [F("display_date").desc(), F("first_public_at").desc(), F("item").desc()]


class Migration(migrations.Migration):
    dependencies = [("news", "0005_fill_first_release")]
    operations = [
        migrations.RemoveIndex("edition", "news_list"),
        migrations.RemoveIndex("edition", "news_list_section"),
        migrations.AddIndex(
            "edition", models.Index(F("language"), *NEWEST, condition=SHOWN, name="news_list")
        ),
        migrations.AddIndex(
            "edition",
            models.Index(
                F("language"), F("section"), *NEWEST, condition=SHOWN, name="news_list_section"
            ),
        ),
        migrations.AddConstraint(
            "edition",
            models.CheckConstraint(
                condition=Q(public_from=None)
                | Q(first_public_at__isnull=False, first_public_at__lte=F("public_from")),
                name="news_edition_first",
                violation_error_message="What readers see needs its first release.",
            ),
        ),
    ]
