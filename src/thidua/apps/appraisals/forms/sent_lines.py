"""Figures that a program sends: plain numbers and places in the table become lines and cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import FiguresRefused
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.appraisals.scoring.figures import checked_fields
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.domain.figures import FIGURES
from thidua.domain.typed_figures import as_typed
from thidua.web.api_batches import BatchRefused, FaultOut

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def changes_sent(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> list[LineChange]:
    """One change a row, on the line as it is now.

    Raises:
        BatchRefused: the table has no such line, one is sent twice, or a figure is fixed.
    """
    items, given = plan_of(sheet.scheme).items, origins_of(sheet)
    lines = {(line.item, line.part): line for line in sheet.lines.all()}
    changes, faults = [], []
    for number, row in enumerate(rows, 1):
        line = lines.pop((row["item"], row["part"]), None)
        if line is None:
            told = {"item": row["item"], "part": row["part"]}
            words = _("Bảng không có mục %(item)s, phần %(part)d, hoặc mục ấy gửi hai lần.") % told
            faults.append(FaultOut(row=number, field="item", msg=words))
            continue
        values = {name: _typed(row[name]) for name in FIGURES if name in row}
        if not line.feed and line.item not in given:
            faults += _fixed(number, line, items[line.item], values)
        note = {"note": row["note"]} if "note" in row else {}
        changes.append(LineChange(line.pk, line.revision, values | note))
    if faults:
        raise BatchRefused(faults)
    return changes


def _fixed(number: int, line: Line, item: Item, values: Mapping[str, str]) -> Iterator[FaultOut]:
    """Figures that the row does not ask for, or that its registration or an agreement gave."""
    fields = checked_fields(line, item)
    for name, sent in values.items():
        if name not in fields and _plain(sent) != _plain(as_typed(getattr(line, name))):
            told = {"item": line.item, "figure": item.labels[name]}
            words = _("Mục %(item)s: “%(figure)s” đã cố định hoặc không có, không ghi được.") % told
            yield FaultOut(row=number, field=name, msg=words)


def unchanged_rows(changes: Sequence[LineChange], saved: Sequence[Line]) -> list[int]:
    """Rows, counted from 1, after which the line is what it was."""
    pairs = zip(changes, saved, strict=True)
    return [
        number for number, (change, line) in enumerate(pairs, 1) if line.revision == change.revision
    ]


def faults_by_row(changes: Sequence[LineChange], refusal: FiguresRefused) -> list[FaultOut]:
    """What cannot be counted, by the rows that said it."""
    rows = {change.line_pk: number for number, change in enumerate(changes, 1)}
    return [
        FaultOut(row=rows[fault.line_pk], field=fault.field, msg=fault.text)
        for fault in refusal.faults
    ]


def _plain(typed: str) -> str | Decimal:
    """The same for 5, 5,0 and 5,00."""
    number = typed.replace(",", ".")
    return Decimal(number) if _NUMBER.fullmatch(number) else typed


def _typed(text: str) -> str:
    return as_typed(text) if _NUMBER.fullmatch(text) else text
