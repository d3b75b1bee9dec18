"""What is handed to the actions of scoring."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.appraisals.models import Adjustment, Period, YearWay
from thidua.apps.organisations.models import Unit
from thidua.domain.typed_figures import as_typed


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """A scoring period as somebody says it."""

    name: str
    starts_on: date
    ends_on: date
    due_on: date | None = None

    def put_into(self, period: Period) -> None:
        """Write them into the row."""
        period.name, period.due_on = self.name, self.due_on
        period.starts_on, period.ends_on = self.starts_on, self.ends_on


def facts_of(period: Period) -> PeriodFacts:
    """A stored period as facts."""
    return PeriodFacts(period.name, period.starts_on, period.ends_on, period.due_on)


@dataclass(frozen=True, slots=True)
class YearFacts:
    """How the year is made of its periods."""

    joining: str
    absent: str

    @classmethod
    def of(cls, way: YearWay) -> "YearFacts":
        """As it is stored."""
        return cls(way.joining, way.absent)


@dataclass(frozen=True, slots=True)
class AdjustmentFacts:
    """What is asked for one unit alone; ``target`` as it was typed."""

    unit: Unit
    item: str
    kind: str
    target: str
    reason: str

    @classmethod
    def of(cls, kept: Adjustment) -> "AdjustmentFacts":
        """As it is stored."""
        return cls(kept.unit, kept.item, kept.kind, as_typed(kept.target), kept.reason)
