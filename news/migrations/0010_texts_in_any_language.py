from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0009_dates_that_can_be")]

    operations = [
        migrations.RemoveConstraint(model_name="section", name="news_section_name"),
        migrations.AddField(
            model_name="section",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="section",
            name="description",
            field=models.JSONField(blank=True, default=dict, verbose_name="description"),
        ),
    ]
