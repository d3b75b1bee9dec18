"""Reading one reported cell: its texts become exact numbers, or a problem in plain words."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from thidua.domain.exact import (
    NotABoolean,
    NotANumber,
    Scaled,
    number_text,
    parse_boolean,
    parse_scaled,
)
from thidua.domain.figure_spec import FigureSpec
from thidua.domain.figures import Claim, FigureProblem
from thidua.domain.identity import Names, identity
from thidua.domain.rules.rule import Reading
from thidua.domain.scheme import Criterion, NaPolicy
from thidua.domain.scoring.bonus import read_bonus
from thidua.domain.scoring.problem import problem_of
from thidua.domain.strict_figures import strict_refusal

NOT_APPLICABLE = "n/a"
FROM_ZERO = FigureSpec(least=0)
_ABOVE_ZERO = FigureSpec(above=0).allowed


class CellKind(Enum):
    """Which way a cell goes."""

    ORDINARY = "ordinary"
    SECOND_GROUP = "second_group"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as read. Figures a rule does not use stay None."""

    kind: CellKind
    actual: Scaled | None = None
    target: Scaled | None = None
    baseline: Scaled | None = None
    minus: Scaled | None = None
    bonus: Scaled | None = None


MISSING_CELL = Cell(CellKind.MISSING)
NOT_APPLICABLE_CELL = Cell(CellKind.NOT_APPLICABLE)


class _Unreadable(Exception):
    """Leaves the reading of one cell with its problem."""

    def __init__(self, field: str, value: str, allowed: str, said: str = "") -> None:
        super().__init__(field)
        self.field, self.value, self.allowed, self.said = field, value, allowed, said


def is_not_applicable(text: str) -> bool:
    """Whether a cell says "n/a".

    Source: docs/algorithms/scoring.md#not-applicable
    """
    return not text[:1].isdigit() and identity(text) == NOT_APPLICABLE


def read_cell(criterion: Criterion, claim: Claim) -> Cell | FigureProblem:
    """Read the cells of one row for its criterion; a problem instead when one is wrong.

    Source: docs/algorithms/scoring.md#figures
    Units: as the criterion's measure.
    """
    try:
        cell = _read(criterion, claim)
    except _Unreadable as wrong:
        return problem_of(claim, wrong.field, wrong.value, wrong.allowed, wrong.said)
    bonus = read_bonus(claim, criterion.bonus) if claim.bonus else None
    if isinstance(bonus, FigureProblem):
        return bonus
    is_scored = cell.kind in {CellKind.ORDINARY, CellKind.SECOND_GROUP}
    return replace(cell, bonus=bonus) if bonus and is_scored else cell


def _read(criterion: Criterion, claim: Claim) -> Cell:
    rule = criterion.rule
    is_assigned = not is_not_applicable(claim.target)
    if not is_assigned and (rule.reading is not Reading.NUMBER or rule.has_many_rows):
        raise _Unreadable("target", claim.target, "chỉ tiêu khác n/a với cách chấm này")
    if is_not_applicable(claim.actual):
        if criterion.na_policy is NaPolicy.SECOND_GROUP:
            raise _Unreadable(
                "actual",
                claim.actual,
                "một số; đơn vị không được giao thì ghi n/a ở cột chỉ tiêu (target)",
            )
        return NOT_APPLICABLE_CELL
    return _read_ordinary(criterion, claim) if is_assigned else _read_not_assigned(criterion, claim)


def _read_not_assigned(criterion: Criterion, claim: Claim) -> Cell:
    in_second_group = criterion.na_policy is NaPolicy.SECOND_GROUP
    if not (in_second_group or criterion.rule.kind == "half_then_leader"):
        return NOT_APPLICABLE_CELL
    if not claim.actual:
        return MISSING_CELL
    return Cell(CellKind.SECOND_GROUP, actual=_number("actual", claim.actual))


def _read_ordinary(criterion: Criterion, claim: Claim) -> Cell:
    rule = criterion.rule
    if rule.reading is Reading.BOOLEAN:
        return _read_boolean(claim)
    if rule.reading is Reading.GRADE:
        return _read_grade(rule.grades, claim)
    target = _read_target(criterion, claim)
    baseline = _optional("baseline", claim.baseline)
    minus = _optional("minus", claim.minus)
    if rule.uses_baseline and baseline is not None and baseline[0] == 0:
        raise _Unreadable("baseline", claim.baseline, _ABOVE_ZERO)
    if not claim.actual:
        return MISSING_CELL
    actual = _number("actual", claim.actual)
    if rule.is_given:
        _check_given(criterion.maximum, actual, claim.actual)
    if rule.uses_target and target is None:
        raise _Unreadable("target", claim.target, "một số, vì cách chấm này so với chỉ tiêu")
    if rule.uses_baseline and baseline is None:
        raise _Unreadable("baseline", claim.baseline, "một số, vì cách chấm này so với năm trước")
    return Cell(
        CellKind.ORDINARY,
        actual=actual,
        target=target if rule.uses_target else None,
        baseline=baseline if rule.uses_baseline else None,
        minus=(minus or (0, 0)) if rule.uses_minus else None,
    )


def _read_boolean(claim: Claim) -> Cell:
    if not claim.actual:
        return MISSING_CELL
    try:
        return Cell(CellKind.ORDINARY, actual=(int(parse_boolean(claim.actual)), 0))
    except NotABoolean:
        allowed = "có/không, yes/no, true/false, 1/0 hoặc n/a"
        raise _Unreadable("actual", claim.actual, allowed) from None


def _read_grade(grades: tuple[str, ...], claim: Claim) -> Cell:
    if not claim.actual:
        return MISSING_CELL
    grade = claim.actual if claim.actual in grades else Names(grades).get(claim.actual)
    if grade is None:
        raise _Unreadable("actual", claim.actual, f"{', '.join(grades)} hoặc n/a")
    return Cell(CellKind.ORDINARY, actual=(grades.index(grade), 0))


def _read_target(criterion: Criterion, claim: Claim) -> Scaled | None:
    """The target that counts: the scheme's first, or the row's own where units bring theirs."""
    own = _optional("target", claim.target)
    common = None if criterion.target is None else _scaled(criterion.target)
    rule = criterion.rule
    target = (own or common) if rule.has_many_rows else (common or own)
    if rule.uses_target and not rule.zero_target_allowed and target is not None and target[0] == 0:
        raise _Unreadable("target", claim.target or "0", _ABOVE_ZERO)
    return target


def _scaled(value: Decimal) -> Scaled:
    return parse_scaled(format(value, "f"))


def _check_given(maximum: Decimal, actual: Scaled, text: str) -> None:
    value, decimals = actual
    if value > maximum * 10**decimals:
        raise _Unreadable("actual", text, f"điểm từ 0 đến {number_text(maximum)}")


def _optional(field: str, text: str) -> Scaled | None:
    return _number(field, text) if text else None


def _number(field: str, text: str) -> Scaled:
    try:
        found = parse_scaled(text)
    except NotANumber:
        found = (-1, 0)
    if found[0] < 0:
        also = " hoặc n/a" if field in {"actual", "target"} else ""
        said = strict_refusal(text, FROM_ZERO, also)
        raise _Unreadable(field, text, FROM_ZERO.allowed + also, said)
    return found
