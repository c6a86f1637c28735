from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_extensions")]
    operations = [
        migrations.CreateModel(
            name="Beat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("count", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "beat",
                "ordering": ["id"],
                "default_permissions": (),
            },
        ),
    ]
