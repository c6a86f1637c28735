from django.db import migrations, models

from portal.publishing.days import validate_day, within_years


class Migration(migrations.Migration):
    dependencies = [("news", "0008_mend_impossible_years")]
    operations = [
        migrations.AlterField(
            "edition",
            "display_date",
            models.DateField(
                blank=True,
                help_text="The day on which it becomes public, when left empty.",
                null=True,
                validators=[validate_day],
                verbose_name="date",
            ),
        ),
        migrations.AddConstraint("edition", within_years("display_date", name="news_edition_year")),
    ]
