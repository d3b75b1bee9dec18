"""What units that check each other made of a sheet, taken over as its verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import check_handed_in, locked_sheet
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.audit.actions import record
from thidua.domain.figures import FIGURES, LineFigures


@dataclass(frozen=True, slots=True)
class TakenFigures:
    """The figures that stand on a line, and the checkers' reasons where they are others."""

    figures: LineFigures
    reason: str


@transaction.atomic
def take_peer_verdicts(
    sheet: Sheet, verdicts: Mapping[int, TakenFigures], *, actor: User, at: datetime
) -> list[Line]:
    """Put verdicts on lines that bear none; the unit may answer, who verifies may look again.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ScoringNotOpen, SheetNotHandedIn: the sheet is not under verification.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.take_peer_verdicts", sheet)
    check_handed_in(sheet)
    unseen = sheet.lines.select_for_update().filter(verdict=Line.Verdict.NONE, pk__in=verdicts)
    lines = list(unseen.order_by("pk"))
    for line in lines:
        _put(line, verdicts[line.pk], actor, at)
    names = ["verdict", "verified_reason", "verified_by", "verified_at", "revision"]
    Line.objects.bulk_update(lines, [*names, *(f"verified_{name}" for name in FIGURES)])
    if lines:
        data = {"lines": {str(line.pk): [line.item, line.verdict] for line in lines}}
        record("appraisals.take_peer_verdicts", sheet, actor=actor, at=at, data=data)
    return lines


def _put(line: Line, verdict: TakenFigures, actor: User, at: datetime) -> None:
    line.verified_by, line.verified_at = actor, at
    line.revision += 1
    if verdict.figures == line.figures:
        line.verdict = Line.Verdict.AGREED
        return
    line.verdict, line.verified_reason = Line.Verdict.CHANGED, verdict.reason[:2000]
    for name, value in verdict.figures.by_name().items():
        setattr(line, f"verified_{name}", value)
