from django.db import migrations, models
from django.db.models import F


def first_is_the_last_known(apps, schema_editor):
    """Earlier hand-ins were not kept: the one that is known stands for the first."""
    sheets = apps.get_model("appraisals", "Sheet")
    sheets._base_manager.filter(submitted_at__isnull=False).update(
        first_submitted_at=F("submitted_at")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("appraisals", "0009_periods"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="first_submitted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="nộp lần đầu lúc"),
        ),
        migrations.RunPython(first_is_the_last_known, migrations.RunPython.noop, elidable=True),
    ]
