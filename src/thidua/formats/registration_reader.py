"""Reading a filled-in registration form: its content cell by cell, or every error."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.identity import identity
from thidua.domain.registration import (
    LEVELS,
    RECIPIENTS,
    CellKey,
    Movement,
    RegistrationContent,
    TargetNeed,
    Title,
)
from thidua.domain.registration_checks import mistakes_in
from thidua.formats.heads import numbers_columns
from thidua.formats.problems import FormatError, Problem
from thidua.formats.registration_layout import (
    COLUMNS,
    HEADS,
    LEVEL_CODES,
    OFFERED_AWARDS,
    PEOPLE_ROWS,
    RECIPIENT_CODES,
    SECTIONS,
    UNIT_LABEL,
    UNIT_ROW,
    YEAR_ROW,
)
from thidua.formats.registration_origin import check_whose
from thidua.formats.registration_rows import PART_OF, Found, RegistrationRow
from thidua.formats.registration_targets import TargetRows
from thidua.formats.workbook import TextRow, cell_name, read_sheet
from thidua.law.award_names import award_of, known_as

_PEOPLE_LABELS = {identity(label): code for code, (_, label) in PEOPLE_ROWS.items()}
_SECTIONS = {identity(number): identity(title) for number, title in SECTIONS.items()}


@dataclass(frozen=True, slots=True)
class UploadedRegistration:
    """What a file says, and in which cell each value stands."""

    content: RegistrationContent
    places: dict[CellKey, str]


def registration_from_xlsx(
    data: bytes,
    needs: Sequence[TargetNeed],
    *,
    unit: str,
    year: int,
    awards: Mapping[str, str] = AWARD_NAMES,
) -> UploadedRegistration:
    """The registration in a form made by ``registration_to_xlsx`` for this unit, year, ``awards``.

    Raises:
        FormatError: no workbook, another unit's or year's form, or values that cannot be; it
            holds every problem with its cell.
    """
    rows = read_sheet(data, days=True, percents=True, fits=_is_form)
    check_whose(rows, unit, year)
    found = Found()
    reader = _Reader(known_as(awards.items()), TargetRows(needs, found), found)
    for row in rows:
        if row.number > YEAR_ROW:
            reader.take(row)
    content = reader.content()
    reader.note_mistakes(content, year)
    if reader.found.problems:
        raise FormatError(reader.found.problems)
    return UploadedRegistration(content, reader.found.places)


def _is_form(row: TextRow) -> bool:
    """The row that says whose form it is; other sheets have none."""
    return identity(row.cells[0]) == identity(UNIT_LABEL) and row.number == UNIT_ROW


@dataclass
class _Reader:
    """Takes the rows one by one; knows in which part of the form it is."""

    own_names: Mapping[str, str]
    targets: TargetRows
    found: Found
    section: str = ""
    awaits_heads: bool = False  # the row below a section's title holds its heads
    after_heads: bool = False  # and the one below those may number the columns
    people: dict[str, int | None] = field(default_factory=dict)
    movements: list[Movement] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    people_rows: dict[str, int] = field(default_factory=dict)

    def take(self, row: TextRow) -> None:
        """One row, wherever it stands."""
        first = row.cells[0]
        second = row.cells[1] if len(row.cells) > 1 else ""
        if identity(first) in _SECTIONS and identity(second) == _SECTIONS[identity(first)]:
            self.section, self.awaits_heads = first.strip().upper(), True
        elif self.section and self.awaits_heads:
            self.awaits_heads, self.after_heads = False, True
            self.found.note_heads(row, HEADS[self.section])
        elif self.section and self.after_heads and numbers_columns(row):
            self.after_heads = False
        elif self.section:
            self.after_heads = False
            takers: dict[str, Callable[[RegistrationRow], None]] = {
                "I": self._movement,
                "II": self.targets.take,
                "III": self._title,
            }
            takers[self.section](RegistrationRow(self.found, row, COLUMNS[self.section]))
        elif (code := first or _PEOPLE_LABELS.get(identity(second), "")) in PEOPLE_ROWS:
            self._people(row, PEOPLE_ROWS[code][0])

    def content(self) -> RegistrationContent:
        """Everything that was read."""
        return RegistrationContent(
            **self.people,
            movements=tuple(self.movements),
            targets=tuple(self.targets.targets),
            titles=tuple(self.titles),
        )

    def note_mistakes(self, content: RegistrationContent, year: int) -> None:
        """Values that can be read but cannot be."""
        for mistake in mistakes_in(content, year):
            self.found.problems.append(Problem(self._place(mistake), "", "", mistake.message))

    def _place(self, mistake: Any) -> str:
        if mistake.part == "people":
            return cell_name(self.people_rows.get(mistake.field, YEAR_ROW + 3), 2)
        rows = self.found.sheet_rows[mistake.part]
        if not 0 <= mistake.row < len(rows):
            return ""
        section = next(number for number, part in PART_OF.items() if part == mistake.part)
        return cell_name(rows[mistake.row], COLUMNS[section].get(mistake.field, 1))

    def _people(self, row: TextRow, name: str) -> None:
        place = cell_name(row.number, 2)
        if self.found.again(("people", name), row.number, row.cells[1]):
            return
        self.people_rows[name] = row.number
        self.people[name] = self.found.whole(row.typed(2), place)
        self.found.places["people", "", name] = place

    def _movement(self, row: RegistrationRow) -> None:
        if not row.has("name", "goal", "starts_on", "ends_on"):
            return
        level = row.text("level")
        code = LEVEL_CODES.get(identity(level), "" if level else "unit")
        if not code:
            self.found.note(row.place("level"), level, ", ".join(LEVELS.values()))
        movement = Movement(
            row.text("name"),
            code or "unit",
            row.text("goal"),
            row.day("starts_on"),
            row.day("ends_on"),
        )
        if row.again(movement, movement.name):
            return
        self.movements.append(movement)
        row.keep("movements", str(len(self.movements)))

    def _title(self, row: RegistrationRow) -> None:
        if not row.has("award", "recipient", "quantity", "note"):
            return
        award, recipient = row.text("award"), row.text("recipient") or "Tập thể"
        code = award_of(award, self.own_names) or ""
        code = code if code in OFFERED_AWARDS else ""
        if not code:
            self.found.note(row.place("award"), award, "tên có trong trang «Danh mục» của mẫu")
        whom = RECIPIENT_CODES.get(identity(recipient), "")
        if not whom:
            self.found.note(row.place("recipient"), recipient, ", ".join(RECIPIENTS.values()))
        quantity = self.found.whole(row.typed("quantity"), row.place("quantity"))
        if code and whom:
            count = 1 if quantity is None else quantity
            self.titles.append(Title(code, whom, count, row.text("note")))
            row.keep("titles", f"{code}#{whom}")
