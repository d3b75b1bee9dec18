"""Papers issued before are in force, found by words and by a code; their numbers are in the book."""

import re
import unicodedata
from secrets import choice
from typing import Any

from django.db import migrations

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_TOGETHER = 500


def _key(number: str) -> str:
    text = unicodedata.normalize("NFC", number).upper().replace("–", "-")
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", text))


def _fold(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def enter(apps: Any, schema_editor: object) -> None:
    """Each paper its code and its words, then each number what it says of itself."""
    document = apps.get_model("paperwork", "IssuedDocument")
    rows = document.objects.select_related("season__bloc", "unit").order_by("issued_at", "pk")
    named: dict[tuple[int, int, int, str], Any] = {}
    changed = []
    for row in rows.iterator(chunk_size=_TOGETHER):
        row.released_at = row.issued_at
        row.code = "".join(choice(_LETTERS) for _ in range(12))
        unit = row.unit.name if row.unit_id else ""
        told = (row.title, row.number, unit, row.season.bloc.name, row.reason)
        row.search_text = _fold(" ".join(filter(None, told)))[:1000]
        changed.append(row)
        if row.number:
            bloc = 0 if row.unit_id else row.season.bloc_id
            place = (bloc, row.unit_id or 0, row.issued_on.year, _key(row.number))
            named.setdefault(place, row)
    document.objects.bulk_update(
        changed, ["released_at", "code", "search_text"], batch_size=_TOGETHER
    )
    _tell_numbers(apps.get_model("paperwork", "PaperNumber"), named)


def _tell_numbers(number: Any, named: dict[tuple[int, int, int, str], Any]) -> None:
    changed = []
    for row in number.objects.all():
        paper = named.get((row.bloc_id or 0, row.unit_id or 0, row.year, row.key))
        found = re.fullmatch(r"(\d{1,5})/(.+)", row.key)
        row.serial, row.series = (int(found[1]), found[2]) if found else (None, "")
        row.shown = paper.number if paper else row.key
        if paper:
            row.purpose, row.taken_at = paper.title, paper.issued_at
            row.taken_by_id = paper.issued_by_id
        changed.append(row)
    told = ["serial", "series", "shown", "purpose", "taken_at", "taken_by"]
    number.objects.bulk_update(changed, told, batch_size=_TOGETHER)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("paperwork", "0005_book_and_states")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
