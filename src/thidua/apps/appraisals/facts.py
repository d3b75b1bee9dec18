"""What is handed to the actions of scoring."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.appraisals.models import Period, YearWay


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
