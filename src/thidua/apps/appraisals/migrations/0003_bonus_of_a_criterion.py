"""A line holds the bonus of its criterion, as the unit says it and as it was verified."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appraisals", "0002_events_of_results")]
    operations = [
        migrations.AddField(
            model_name="line",
            name="bonus",
            field=models.CharField(blank=True, max_length=40, verbose_name="điểm thưởng", default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="line",
            name="verified_bonus",
            field=models.CharField(
                blank=True, max_length=40, verbose_name="điểm thưởng thẩm định", default=""
            ),
            preserve_default=False,
        ),
    ]
