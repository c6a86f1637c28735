from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("operations", "0010_texts_from_columns")]

    operations = [
        migrations.RemoveField(model_name="agency", name="name_en"),
        migrations.RemoveField(model_name="agency", name="name_ru"),
        migrations.RemoveField(model_name="agency", name="short_en"),
        migrations.RemoveField(model_name="agency", name="short_ru"),
        migrations.RemoveField(model_name="country", name="name_en"),
        migrations.RemoveField(model_name="country", name="name_ru"),
        migrations.RemoveField(model_name="measure", name="name_en"),
        migrations.RemoveField(model_name="measure", name="name_ru"),
        migrations.RemoveField(model_name="measure", name="aliases_en"),
        migrations.RemoveField(model_name="measure", name="aliases_ru"),
        migrations.RemoveField(model_name="operationedition", name="name_en"),
        migrations.RemoveField(model_name="operationedition", name="name_ru"),
        migrations.RemoveField(model_name="operationedition", name="mandate_en"),
        migrations.RemoveField(model_name="operationedition", name="mandate_ru"),
        migrations.RemoveField(model_name="operationedition", name="aim_en"),
        migrations.RemoveField(model_name="operationedition", name="aim_ru"),
        migrations.RemoveField(model_name="operationedition", name="methods_en"),
        migrations.RemoveField(model_name="operationedition", name="methods_ru"),
        migrations.RemoveField(model_name="operationedition", name="lead_en"),
        migrations.RemoveField(model_name="operationedition", name="lead_ru"),
        migrations.RemoveField(model_name="participation", name="as_named_en"),
        migrations.RemoveField(model_name="participation", name="as_named_ru"),
        migrations.RemoveField(model_name="place", name="name_en"),
        migrations.RemoveField(model_name="place", name="name_ru"),
        migrations.RemoveField(model_name="series", name="name_en"),
        migrations.RemoveField(model_name="series", name="name_ru"),
        migrations.RemoveField(model_name="series", name="aliases_en"),
        migrations.RemoveField(model_name="series", name="aliases_ru"),
        migrations.RemoveField(model_name="series", name="description_en"),
        migrations.RemoveField(model_name="series", name="description_ru"),
        migrations.RemoveField(model_name="sheetedition", name="source_en"),
        migrations.RemoveField(model_name="sheetedition", name="source_ru"),
        migrations.RemoveField(model_name="tally", name="label_en"),
        migrations.RemoveField(model_name="tally", name="label_ru"),
        migrations.RemoveField(model_name="tally", name="words_en"),
        migrations.RemoveField(model_name="tally", name="words_ru"),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="operations_agency_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="country",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="operations_country_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="operations_measure_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="operationedition",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="operations_operationedition_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="operations_place_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="operations_series_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
    ]
