from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0011_texts_from_columns")]

    operations = [
        migrations.RemoveField(model_name="section", name="name_en"),
        migrations.RemoveField(model_name="section", name="name_ru"),
        migrations.RemoveField(model_name="section", name="description_en"),
        migrations.RemoveField(model_name="section", name="description_ru"),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="news_section_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
    ]
