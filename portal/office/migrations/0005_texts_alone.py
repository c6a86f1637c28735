from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0004_texts_from_columns")]

    operations = [
        migrations.RemoveField(model_name="contact", name="name_en"),
        migrations.RemoveField(model_name="contact", name="name_ru"),
        migrations.RemoveField(model_name="contact", name="role_en"),
        migrations.RemoveField(model_name="contact", name="role_ru"),
        migrations.RemoveField(model_name="contact", name="hours_en"),
        migrations.RemoveField(model_name="contact", name="hours_ru"),
        migrations.RemoveField(model_name="organisation", name="name_en"),
        migrations.RemoveField(model_name="organisation", name="name_ru"),
        migrations.RemoveField(model_name="organisation", name="short_en"),
        migrations.RemoveField(model_name="organisation", name="short_ru"),
        migrations.RemoveField(model_name="organisation", name="about_en"),
        migrations.RemoveField(model_name="organisation", name="about_ru"),
        migrations.RemoveField(model_name="person", name="name_en"),
        migrations.RemoveField(model_name="person", name="name_ru"),
        migrations.RemoveField(model_name="person", name="post_en"),
        migrations.RemoveField(model_name="person", name="post_ru"),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="office_contact_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="office_organisation_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=~models.Q(name={}),
                name="office_person_name",
                violation_error_code="name",
                violation_error_message="Give the name in one language at least.",
            ),
        ),
    ]
