from django.db import migrations

from thidua.apps.audit.chain.triggers import allow_truncate, refuse_truncate, renew_triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.RunPython(renew_triggers, migrations.RunPython.noop),
        migrations.RunPython(refuse_truncate, allow_truncate),
    ]
