from django.db import migrations, models

from portal.publishing.days import validate_day, within_years


def day(name: str) -> models.DateField[None, None]:
    return models.DateField(validators=[validate_day], verbose_name=name)


def open_day(name: str) -> models.DateField[None, None]:
    return models.DateField(blank=True, null=True, validators=[validate_day], verbose_name=name)


class Migration(migrations.Migration):
    dependencies = [("operations", "0007_mend_impossible_years")]
    operations = [
        migrations.AlterField(
            "operationedition",
            "sort_date",
            models.DateField(
                help_text="The first day of the operation; where it is not known, of its release.",
                validators=[validate_day],
                verbose_name="date in lists",
            ),
        ),
        migrations.AlterField("resultsheet", "since", open_day("since")),
        migrations.AlterField("resultsheet", "until", open_day("until")),
        migrations.AlterField("sheetedition", "as_of", open_day("as of")),
        migrations.AlterField("window", "starts", day("first day")),
        migrations.AlterField("window", "ends", day("last day")),
        migrations.AddConstraint(
            "operationedition", within_years("sort_date", name="operations_edition_year")
        ),
    ]
