from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("operations", "0008_dates_that_can_be")]

    operations = [
        migrations.AlterModelOptions(
            name="agency",
            options={
                "ordering": ["id"],
                "verbose_name": "agency",
                "verbose_name_plural": "agencies",
            },
        ),
        migrations.AlterModelOptions(
            name="country",
            options={
                "ordering": ["id"],
                "verbose_name": "country",
                "verbose_name_plural": "countries",
            },
        ),
        migrations.AlterModelOptions(
            name="measure",
            options={
                "ordering": ["group", "order", "id"],
                "verbose_name": "measure",
                "verbose_name_plural": "measures",
            },
        ),
        migrations.AlterModelOptions(
            name="place",
            options={
                "ordering": ["id"],
                "verbose_name": "place",
                "verbose_name_plural": "places",
            },
        ),
        migrations.AlterModelOptions(
            name="series",
            options={
                "ordering": ["id"],
                "verbose_name": "series of operations",
                "verbose_name_plural": "series of operations",
            },
        ),
        migrations.RemoveConstraint(model_name="agency", name="operations_agency_name"),
        migrations.RemoveConstraint(model_name="country", name="operations_country_name"),
        migrations.RemoveConstraint(model_name="measure", name="operations_measure_name"),
        migrations.RemoveConstraint(
            model_name="operationedition", name="operations_operationedition_name"
        ),
        migrations.RemoveConstraint(model_name="place", name="operations_place_name"),
        migrations.RemoveConstraint(model_name="series", name="operations_series_name"),
        migrations.AddField(
            model_name="agency",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="agency",
            name="short",
            field=models.JSONField(blank=True, default=dict, verbose_name="short name"),
        ),
        migrations.AddField(
            model_name="country",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="measure",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="measure",
            name="aliases",
            field=models.JSONField(
                blank=True, default=dict, help_text="One a line.", verbose_name="other names"
            ),
        ),
        migrations.AddField(
            model_name="operationedition",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="operationedition",
            name="mandate",
            field=models.JSONField(blank=True, default=dict, verbose_name="mandate"),
        ),
        migrations.AddField(
            model_name="operationedition",
            name="aim",
            field=models.JSONField(blank=True, default=dict, verbose_name="aim"),
        ),
        migrations.AddField(
            model_name="operationedition",
            name="methods",
            field=models.JSONField(blank=True, default=dict, verbose_name="methods"),
        ),
        migrations.AddField(
            model_name="operationedition",
            name="lead",
            field=models.JSONField(blank=True, default=dict, verbose_name="lead text"),
        ),
        migrations.AddField(
            model_name="participation",
            name="as_named",
            field=models.JSONField(blank=True, default=dict, verbose_name="as named"),
        ),
        migrations.AddField(
            model_name="place",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="series",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="series",
            name="aliases",
            field=models.JSONField(
                blank=True, default=dict, help_text="One a line.", verbose_name="other names"
            ),
        ),
        migrations.AddField(
            model_name="series",
            name="description",
            field=models.JSONField(blank=True, default=dict, verbose_name="description"),
        ),
        migrations.AddField(
            model_name="sheetedition",
            name="source",
            field=models.JSONField(blank=True, default=dict, verbose_name="source"),
        ),
        migrations.AddField(
            model_name="tally",
            name="label",
            field=models.JSONField(blank=True, default=dict, verbose_name="label as printed"),
        ),
        migrations.AddField(
            model_name="tally",
            name="words",
            field=models.JSONField(blank=True, default=dict, verbose_name="words as printed"),
        ),
    ]
