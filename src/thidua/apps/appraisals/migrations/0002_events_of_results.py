"""A published result keeps which deductions and disqualifications its conditions looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appraisals", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="result",
            name="events",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="vi phạm mà điều kiện xét đến"
            ),
        ),
    ]
