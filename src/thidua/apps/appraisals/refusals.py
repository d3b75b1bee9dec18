"""Every "no" of this app, in plain words that name the thing and the limit."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.figures import Fault
from thidua.domain.refusal import Refusal


class ScoringNotOpen(Refusal):
    """The season's state does not let anybody touch sheets."""


class SheetNotInDraft(Refusal):
    """The sheet was handed in; its unit cannot change it."""


class SheetNotHandedIn(Refusal):
    """The sheet is still with its unit, or already locked."""


class SheetNotComplete(Refusal):
    """Something is missing before the sheet can move on."""


class SheetMovedOn(Refusal):
    """Somebody changed a line after the leader read it."""


class SheetNotPresented(Refusal):
    """Only what was presented is given back."""


class SheetNotVerified(Refusal):
    """Verification has not ended, so the sheet cannot be locked."""


class AdjustmentRefused(Refusal):
    """Nothing can be adjusted for one unit: not now, or the scoring file cannot say it."""


class AdjustmentSettled(Refusal):
    """It is asked about already, in force, or withdrawn."""


class ConsentsMissing(Refusal):
    """Some other unit has not agreed."""


class ScorersFirst(Refusal):
    """The figure of a line is still awaited from who scores it."""


class PeersFirst(Refusal):
    """Units that check each other have not put their marks together yet."""


class SheetNotOverdue(Refusal):
    """Nobody closes a unit's sheet before its due date is over."""


class BeyondLimit(Refusal):
    """The figure goes further from the unit's own points than the year's settings allow."""


class SameFigure(Refusal):
    """A verdict "another figure" with the unit's own figure."""


class NothingToAnswer(Refusal):
    """The verifier did not change the line."""


class LineUnknown(Refusal):
    """The page names a line that this sheet does not have."""


class RegisteredTarget(Refusal):
    """What was registered is not changed while scoring."""


class EvidenceRefused(Refusal):
    """A file that cannot serve as evidence."""


class ResultNotReady(Refusal):
    """The result cannot be published yet."""


class PeriodsFrozen(Refusal):
    """The periods of the year stay as they are."""


class PeriodOutOfTurn(Refusal):
    """Periods are scored one after another."""


class PeriodRefused(Refusal):
    """A period's name or days cannot be."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(text for _field, text in self.faults))


class ResultSealed(Refusal):
    """The result is locked for good after objections were answered."""


class FiguresRefused(Refusal):
    """Some cells hold what cannot be counted; nothing was saved."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.text for fault in self.faults))


class LinesChangedMeanwhile(Refusal):
    """Somebody else saved these lines since the page was opened; nothing was saved."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        items = ", ".join(line.item for line in self.lines)
        super().__init__(
            _(
                "Chưa lưu mục %(items)s: người khác vừa sửa. Xem số của người đó rồi "
                "chọn số nào đúng."
            )
            % {"items": items}
        )
