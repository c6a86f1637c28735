from django.db import migrations, models
from django.db.models import F, Q


def first_rule(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(public_from=None)
        | Q(first_public_at__isnull=False, first_public_at__lte=F("public_from")),
        name=f"operations_{name}_first",
        violation_error_message="What readers see needs its first release.",
    )


class Migration(migrations.Migration):
    dependencies = [("operations", "0004_fill_first_release")]
    operations = [
        migrations.RemoveIndex("operationedition", "operation_list"),
        migrations.AddIndex(
            "operationedition",
            models.Index(
                F("sort_date").desc(),
                F("first_public_at").desc(),
                F("operation").desc(),
                condition=Q(public_from__isnull=False),
                name="operation_list",
            ),
        ),
        migrations.AddConstraint("operationedition", first_rule("operationedition")),
        migrations.AddConstraint("sheetedition", first_rule("sheetedition")),
    ]
