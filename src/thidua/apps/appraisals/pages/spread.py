"""How far the units lie apart on each criterion: what tells them apart, and what does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from django.utils.translation import gettext as _

from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.domain.figures import CellState
from thidua.domain.scoring.unit_result import UnitResult
from thidua.web.badges import Badge


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the units lie apart on one criterion."""

    id: str
    name: str
    maximum: Decimal
    units: int  # to which it applied
    lowest: Decimal
    middle: Decimal
    highest: Decimal
    all_full: bool
    all_same: bool

    @property
    def level(self) -> Badge | None:
        """That nobody is told apart, and how."""
        if self.all_full:
            return Badge(_("mọi đơn vị đều đạt tối đa"), symbol="equal")
        return Badge(_("mọi đơn vị bằng điểm"), symbol="equal") if self.all_same else None

    @property
    def lowest_share(self) -> str:
        """Where the lowest lies from 0 to 100, for the picture."""
        return self._share(self.lowest)

    @property
    def middle_share(self) -> str:
        """Where the median lies from 0 to 100."""
        return self._share(self.middle)

    @property
    def highest_share(self) -> str:
        """Where the highest lies from 0 to 100."""
        return self._share(self.highest)

    def _share(self, points: Decimal) -> str:
        return f"{min(max(points, Decimal(0)), self.maximum) * 100 / self.maximum:.1f}"


def spreads_of(plan: SheetPlan, units: Sequence[UnitResult]) -> list[Spread]:
    """Each criterion that applied to somebody, in the order of the table."""
    found = []
    for place, criterion in enumerate(plan.scheme.criteria):
        lines = [unit.criteria[place] for unit in units]
        points = [line.points for line in lines if line.state is not CellState.NOT_APPLICABLE]
        if not points:
            continue
        found.append(
            Spread(
                criterion.id,
                criterion.name,
                criterion.maximum,
                len(points),
                min(points),
                median(points),
                max(points),
                all_full=len(points) > 1 and min(points) == criterion.maximum,
                all_same=len(points) > 1 and min(points) == max(points),
            )
        )
    return found
