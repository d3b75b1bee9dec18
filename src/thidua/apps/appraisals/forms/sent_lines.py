"""Figures that a program sends: plain numbers and places in the table become lines and cells."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.refusals import FiguresRefused
from thidua.domain.figures import FIGURES
from thidua.domain.typed_figures import as_typed
from thidua.web.api_batches import BatchRefused, FaultOut

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def changes_sent(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> list[LineChange]:
    """One change a row, on the line as it is now.

    Raises:
        BatchRefused: the table has no such line, or one is sent twice.
    """
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
        note = {"note": row["note"]} if "note" in row else {}
        changes.append(LineChange(line.pk, line.revision, values | note))
    if faults:
        raise BatchRefused(faults)
    return changes


def faults_by_row(changes: Sequence[LineChange], refusal: FiguresRefused) -> list[FaultOut]:
    """What cannot be counted, by the rows that said it."""
    rows = {change.line_pk: number for number, change in enumerate(changes, 1)}
    return [
        FaultOut(row=rows[fault.line_pk], field=fault.field, msg=fault.text)
        for fault in refusal.faults
    ]


def _typed(text: str) -> str:
    return as_typed(text) if _NUMBER.fullmatch(text) else text
