"""Tellers may type the papers of a paper ballot one by one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ballots", "0002_keys_rounds_takings")]

    operations = [
        migrations.AddField(
            model_name="tellercount",
            name="typed",
            field=models.JSONField(blank=True, null=True, verbose_name="các phiếu đã nhập"),
        ),
    ]
