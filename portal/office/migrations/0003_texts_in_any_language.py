from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0002_licence_of_figures")]

    operations = [
        migrations.AlterModelOptions(
            name="person",
            options={
                "ordering": ["id"],
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
        migrations.RemoveConstraint(model_name="contact", name="office_contact_name"),
        migrations.RemoveConstraint(model_name="organisation", name="office_organisation_name"),
        migrations.RemoveConstraint(model_name="person", name="office_person_name"),
        migrations.AddField(
            model_name="contact",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="contact",
            name="role",
            field=models.JSONField(blank=True, default=dict, verbose_name="role"),
        ),
        migrations.AddField(
            model_name="contact",
            name="hours",
            field=models.JSONField(blank=True, default=dict, verbose_name="hours"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="short",
            field=models.JSONField(blank=True, default=dict, verbose_name="short name"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="about",
            field=models.JSONField(blank=True, default=dict, verbose_name="about"),
        ),
        migrations.AddField(
            model_name="person",
            name="name",
            field=models.JSONField(blank=True, default=dict, verbose_name="name"),
        ),
        migrations.AddField(
            model_name="person",
            name="post",
            field=models.JSONField(blank=True, default=dict, verbose_name="post"),
        ),
    ]
