"""What a file would write, compared with the registry: every row new, a double, or a fault."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date

from thidua.apps.awards.history_import.new_people import NewPerson
from thidua.apps.awards.history_import.registry import Registry, SubjectKey
from thidua.apps.awards.history_import.subjects import SubjectFinder
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.formats.award_history_rows import AwardRow, HistoryFile, InitiativeRow, YearRow

DecisionKey = tuple[str, date]
MOST_DOUBLES = 100  # listed; all are counted


@dataclass(frozen=True, slots=True)
class PlannedAward:
    """An award that would be written."""

    row: AwardRow
    subject: SubjectKey
    holder_unit: int | None
    decision: DecisionKey


@dataclass
class DecisionDetails:
    """What the rows of one decision say of it, together; ``row`` is the first."""

    row: int
    number: str
    decided_on: date
    issuer: str = ""
    signatory: str = ""
    signatory_office: str = ""
    fund: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a plan comes to."""

    rows: int = 0
    awards: int = 0
    years: int = 0
    initiatives: int = 0
    doubles: int = 0
    people: int = 0
    decisions: int = 0
    doubts: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.awards or self.years or self.initiatives)


@dataclass
class Plan:
    """Everything that would be written."""

    finder: SubjectFinder
    registry: Registry
    file: HistoryFile
    names: AwardNames
    awards: list[PlannedAward] = field(default_factory=list)
    years: list[tuple[YearRow, SubjectKey]] = field(default_factory=list)
    initiatives: list[tuple[InitiativeRow, SubjectKey]] = field(default_factory=list)
    decisions: dict[DecisionKey, DecisionDetails] = field(default_factory=dict)
    doubles: list[str] = field(default_factory=list)
    double_count: int = 0

    @property
    def people(self) -> list[NewPerson]:
        """Who would be added."""
        return self.finder.people.new.people

    @property
    def new_decisions(self) -> dict[DecisionKey, DecisionDetails]:
        """Decisions that the registry does not have and that give something."""
        used = {each.decision for each in self.awards}
        known = self.registry.decisions
        return {
            key: told for key, told in self.decisions.items() if key in used and key not in known
        }

    @property
    def counts(self) -> Counts:
        """How many of each."""
        return Counts(
            rows=self.file.rows,
            awards=len(self.awards),
            years=len(self.years),
            initiatives=len(self.initiatives),
            doubles=self.double_count,
            people=len(self.people),
            decisions=len(self.new_decisions),
            doubts=self.file.doubts.total,
        )

    def note_double(self, words: str) -> None:
        """A row that is there already."""
        self.double_count += 1
        if len(self.doubles) < MOST_DOUBLES:
            self.doubles.append(words)

    @property
    def digest(self) -> str:
        """The same for two plans that write the same rows of the same file, doubts alike."""
        told = [
            asdict(self.counts),
            [(each.row.number, *each.subject) for each in self.awards],
            [row.number for row, _ in self.years],
            [row.number for row, _ in self.initiatives],
            [person.code for person in self.people],
            [(doubt.path, doubt.message) for doubt in self.file.doubts.kept],
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


Told = Callable[[int], None]
