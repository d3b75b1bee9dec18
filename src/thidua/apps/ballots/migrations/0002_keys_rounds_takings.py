"""Fingerprints of keys, how slips were taken and made, rounds that follow a stopped one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from thidua.apps.ballots.box.sealing import fingerprint_here


def know_old_keys_and_slips(apps, schema_editor):
    """Slips printed before this version stay good: their key is here, and they were printed."""
    for ballot in apps.get_model("ballots", "Ballot").objects.filter(state__in=["draft", "open"]):
        ballot.key_fingerprint = fingerprint_here(ballot.public_id)
        ballot.save(update_fields=["key_fingerprint"])
    slips = apps.get_model("ballots", "Slip").objects.filter(ballot__state="draft")
    slips.update(is_printed=True)


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0001_initial'),
        ('meetings', '0003_hall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='ballot',
            name='key_fingerprint',
            field=models.CharField(blank=True, editable=False, max_length=32),
        ),
        migrations.AddField(
            model_name='ballot',
            name='repeat_reason',
            field=models.CharField(blank=True, max_length=300, verbose_name='lý do bỏ phiếu lại'),
        ),
        migrations.AddField(
            model_name='rollentry',
            name='taken',
            field=models.CharField(blank=True, choices=[('table', 'nhận tại bàn'), ('phone', 'nhận trên máy của đại biểu')], max_length=5, verbose_name='cách nhận phiếu'),
        ),
        migrations.AddField(
            model_name='rollentry',
            name='taken_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='slip',
            name='is_printed',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='ballot',
            name='previous',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_rounds', to='ballots.ballot'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(models.F('previous'), condition=models.Q(('state', 'void'), _negated=True), name='ballot_one_next_round'),
        ),
        migrations.RunPython(know_old_keys_and_slips, migrations.RunPython.noop),
    ]
