"""A unit's registration (bảng đăng ký): what is promised, what the scheme asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.domain.exact import number_text
from thidua.domain.scheme import Criterion, Heading, Scheme, criteria_below

LEVELS = {"central": "Trung ương", "authority": "Tỉnh", "bloc": "Khối", "unit": "Đơn vị"}
RECIPIENTS = {"collective": "Tập thể", "individual": "Cá nhân"}


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement the unit will run or join; empty fields are still to be filled in."""

    name: str = ""
    level: str = "unit"
    goal: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A target for a criterion; several own ones may count for the same criterion."""

    criterion: str
    content: str = ""
    measure: str = ""
    figure: Decimal | None = None
    baseline: Decimal | None = None
    not_assigned: bool = False
    is_own: bool = False
    solution: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """An award striven for: how many, for whom."""

    award: str
    recipient: str = "collective"
    quantity: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationContent:
    """Everything one unit registers for a year."""

    headcount: int | None = None
    advanced_workers: int | None = None
    grassroots_fighters: int | None = None
    movements: tuple[Movement, ...] = ()
    targets: tuple[Target, ...] = ()
    titles: tuple[Title, ...] = ()

    def target_of(self, criterion: str) -> Target | None:
        """The common target registered for a criterion."""
        return next((t for t in self.targets if t.criterion == criterion and not t.is_own), None)

    def own_targets_of(self, criterion: str) -> tuple[Target, ...]:
        """The unit's own targets that count for a criterion."""
        return tuple(t for t in self.targets if t.criterion == criterion and t.is_own)


@dataclass(frozen=True, slots=True)
class TargetNeed:
    """A criterion that can be scored only with something from the unit's registration."""

    criterion: str
    name: str
    group: str
    measure: str
    needs_figure: bool
    needs_baseline: bool
    has_many: bool
    can_wait: bool  # known only later: how many events there were to attend
    zero_allowed: bool
    below: tuple[str, ...] = ()  # the headings that it stands below, the outermost first


def needs_of(scheme: Scheme) -> tuple[TargetNeed, ...]:
    """What each unit must register under a scheme, in the order of the table.

    Source: docs/algorithms/scoring.md (rules that read the row's target or baseline)
    """
    return tuple(
        _need(group.name or group.id, headings, criterion)
        for group in scheme.groups
        for headings, criterion in criteria_below(group.parts)
        if criterion.has_own_targets or criterion.rule.uses_baseline
    )


def _need(group: str, headings: tuple[Heading, ...], criterion: Criterion) -> TargetNeed:
    rule = criterion.rule
    return TargetNeed(
        criterion=criterion.id,
        name=criterion.name or criterion.id,
        group=group,
        measure=criterion.measure,
        needs_figure=criterion.has_own_targets,
        needs_baseline=rule.uses_baseline,
        has_many=rule.has_many_rows,
        can_wait=rule.kind == "attendance",
        zero_allowed=rule.zero_target_allowed,
        below=tuple(f"{heading.id} {heading.name}".strip() for heading in headings),
    )


CellKey = tuple[str, str, str]
"""Part, row, field: ("movements", "2", "goal"), ("targets", "1.4", "figure")."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between two contents."""

    key: CellKey
    before: str
    after: str


def cells_of(content: RegistrationContent) -> dict[CellKey, str]:
    """Every field as people read it, by its place; empty ones are left out.

    Own targets are counted from 1 within their criterion.
    """
    return {key: text for key, text in _cells(content) if text}


def changes_between(before: RegistrationContent, after: RegistrationContent) -> list[Change]:
    """Field by field what would change, in the order of the form."""
    old, new = cells_of(before), cells_of(after)
    return [
        Change(key, old.get(key, ""), new.get(key, ""))
        for key in sorted(old.keys() | new.keys(), key=_form_order)
        if old.get(key) != new.get(key)
    ]


_PARTS = ("people", "movements", "targets", "own", "titles")
_FIELDS = (
    *("headcount", "advanced_workers", "grassroots_fighters"),
    *("name", "level", "goal", "starts_on", "ends_on"),
    *("content", "measure", "figure", "baseline", "not_assigned"),
    *("solution", "quantity", "note"),
)


def _form_order(key: CellKey) -> tuple[int, list[tuple[int, str]], int]:
    part, row, field = key
    pieces = [(int(p) if p.isdecimal() else 0, p) for p in row.replace("#", ".").split(".")]
    return _PARTS.index(part), pieces, _FIELDS.index(field)


def _cells(content: RegistrationContent) -> Iterator[tuple[CellKey, str]]:
    for field in ("headcount", "advanced_workers", "grassroots_fighters"):
        yield ("people", "", field), _text(getattr(content, field))
    for row, movement in enumerate(content.movements, start=1):
        for field in ("name", "goal", "starts_on", "ends_on"):
            yield ("movements", str(row), field), _text(getattr(movement, field))
        yield ("movements", str(row), "level"), LEVELS.get(movement.level, movement.level)
    seen: dict[str, int] = {}
    for target in content.targets:
        yield from _target_cells(target, seen)
    for title in content.titles:
        row_name = f"{title.award}#{title.recipient}"
        yield ("titles", row_name, "quantity"), _text(title.quantity)
        yield ("titles", row_name, "note"), title.note


def _target_cells(target: Target, seen: dict[str, int]) -> Iterator[tuple[CellKey, str]]:
    if not target.is_own:
        for field in ("figure", "baseline", "not_assigned", "solution", "note"):
            yield ("targets", target.criterion, field), _text(getattr(target, field))
        return
    place = seen[target.criterion] = seen.get(target.criterion, 0) + 1
    for field in ("content", "measure", "figure", "solution", "note"):
        yield ("own", f"{target.criterion}#{place}", field), _text(getattr(target, field))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "không được giao" if value else ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal | int):
        return number_text(value)
    return "" if value is None else str(value)
