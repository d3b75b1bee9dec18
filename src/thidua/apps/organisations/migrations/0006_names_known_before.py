"""Former names whose last day is known: what was closed until then goes on under them."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import migrations

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def keep_names(apps: Any, schema_editor: object) -> None:
    """One past name for each former name with a day."""
    alias = apps.get_model("organisations", "UnitAlias")
    past = apps.get_model("organisations", "PastName")
    rows = alias.objects.filter(kind="former", until__isnull=False).order_by("pk")
    past.objects.bulk_create(
        past(
            unit_id=row.unit_id,
            name=row.name,
            until=datetime.combine(row.until, time(23, 59, 59), VIETNAM),
        )
        for row in rows.iterator()
    )


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("organisations", "0005_names_and_departures")]
    operations = [migrations.RunPython(keep_names, migrations.RunPython.noop)]
