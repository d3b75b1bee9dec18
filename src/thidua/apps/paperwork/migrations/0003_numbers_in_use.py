"""Numbers of papers issued before are taken; of two papers with one number the first keeps it."""

import re
import unicodedata
from typing import Any

from django.db import migrations


def _key(number: str) -> str:
    text = unicodedata.normalize("NFC", number).upper().replace("–", "-")
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", text))


def take_numbers(apps: Any, schema_editor: object) -> None:
    """One row a number, in the order of issuing."""
    document = apps.get_model("paperwork", "IssuedDocument")
    number = apps.get_model("paperwork", "PaperNumber")
    rows = document.objects.exclude(number="").select_related("season").order_by("issued_at", "pk")
    for row in rows.iterator():
        number.objects.get_or_create(
            bloc_id=None if row.unit_id else row.season.bloc_id,
            unit_id=row.unit_id,
            year=row.issued_on.year,
            key=_key(row.number),
            defaults={"paper": f"{row.season_id}:{row.kind}"},
        )


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("paperwork", "0002_paper_numbers"), ("seasons", "0001_initial")]
    operations = [migrations.RunPython(take_numbers, migrations.RunPython.noop)]
