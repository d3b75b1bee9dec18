"""The year's result of a bloc that is scored in periods: mean, sum or last of theirs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from thidua.domain.awards_by_rank import AwardProposal, Place, propose_awards
from thidua.domain.conferring import class_reached
from thidua.domain.exact import decimal_of, number_text, scaled_half_up
from thidua.domain.figures import CellState
from thidua.domain.ranking import competition_ranks
from thidua.domain.scheme import LEAVING, CriterionOrHeading, Heading, Scheme
from thidua.domain.scoring.explain import CriterionResult
from thidua.domain.scoring.kept import KeptResult, standing_of
from thidua.domain.scoring.multiplied import multiplied
from thidua.domain.scoring.result import ScoringWarning
from thidua.domain.scoring.unit_result import GroupResult, UnitResult


class Joining(Enum):
    """What the year is of its periods."""

    MEAN = "mean"
    SUM = "sum"
    LAST = "last"


_IN_WORDS = {Joining.MEAN: "trung bình", Joining.SUM: "tổng", Joining.LAST: "điểm kỳ cuối"}


@dataclass(frozen=True, slots=True)
class YearRule:
    """How periods are joined, and whether a unit that had no sheet in one has 0 points there."""

    joining: Joining = Joining.MEAN
    absent_is_zero: bool = False

    def times(self, periods: int) -> int:
        """By how much the year's maxima are those of the table multiplied.

        Source: docs/algorithms/year.md#maxima
        """
        return periods if self.joining is Joining.SUM else 1


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """The answer of one period under its name."""

    name: str
    kept: KeptResult


@dataclass(frozen=True, slots=True)
class _Counted:
    """A period that counts for a unit; without ``unit`` it was absent and has 0 points there."""

    name: str
    unit: UnitResult | None
    groups: Mapping[str, Decimal]  # those of which something applied
    lines: Mapping[tuple[str, bool], CriterionResult]  # by id, and whether it is a heading


def join_year(
    scheme: Scheme,
    rule: YearRule,
    periods: Sequence[PeriodResult],
    members: Iterable[str],
    *,
    times: int | None = None,
) -> KeptResult:
    """The year's units by place, with class and proposals. ``scheme``: the last period's table.

    ``members``: the units of the bloc; who has no result is left out. ``times``: of how many
    periods the maxima are in a sum, where some are still to come.

    Source: docs/algorithms/year.md
    Units: points; floors of classes and awards are multiplied like the maxima.
    """
    table = multiplied(scheme, times or rule.times(len(periods)))
    joined: list[UnitResult] = []
    warnings: list[ScoringWarning] = []
    for code in sorted(set(members)):
        found = [(each.name, each.kept.unit(code)) for each in periods]
        if any(unit for _name, unit in found):
            joined.append(_joined(table, rule.joining, code, _counted(table, rule, found)))
            warnings += _absences(rule, code, found)
    units = _placed(table, joined)
    return KeptResult(units, _awards(table, units), tuple(warnings))


def _counted(
    scheme: Scheme, rule: YearRule, found: Sequence[tuple[str, UnitResult | None]]
) -> list[_Counted]:
    """The periods that count for a unit."""
    kept = [(name, unit) for name, unit in found if unit or rule.absent_is_zero]
    return [
        _Counted(
            name,
            unit,
            standing_of(scheme, unit).groups if unit else {},
            {(line.id, line.is_heading): line for line in unit.lines} if unit else {},
        )
        for name, unit in (kept[-1:] if rule.joining is Joining.LAST else kept)
    ]


def _absences(
    rule: YearRule, code: str, found: Sequence[tuple[str, UnitResult | None]]
) -> Iterator[ScoringWarning]:
    end = "kỳ đó tính 0 điểm" if rule.absent_is_zero else "không tính kỳ đó"
    for name, unit in found:
        if unit is None:
            said = f"Đơn vị {code} không có bảng chấm điểm {name}: {end}."
            yield ScoringWarning("absent", code, name, said)


def _joined(scheme: Scheme, joining: Joining, code: str, counted: Sequence[_Counted]) -> UnitResult:
    def points(told: Iterable[Decimal | None]) -> Decimal:
        """What a figure of the periods comes to; None: the period does not tell of it."""
        parts = [each for each in told if each is not None]
        whole = Fraction(sum(parts, Decimal(0)))
        if parts and joining is Joining.MEAN:
            whole /= len(parts)
        return decimal_of(scaled_half_up(whole, scheme.decimals), scheme.decimals)

    zero, there = Decimal(0), [each.unit for each in counted if each.unit]
    return UnitResult(
        unit=code,
        total=points(each.unit.total if each.unit else zero for each in counted),
        rank=None,
        disqualified=tuple(dict.fromkeys(fact for unit in there for fact in unit.disqualified)),
        deductions=points(each.unit.deductions if each.unit else zero for each in counted),
        groups=tuple(
            GroupResult(
                group.id,
                points(each.groups.get(group.id) if each.unit else zero for each in counted),
                group.maximum,
            )
            for group in scheme.groups
        ),
        lines=tuple(
            CriterionResult(
                line.id,
                points(_told(each, line) if each.unit else zero for each in counted),
                line.maximum,
                *_state_and_why(joining, line, counted),
                isinstance(line, Heading),
            )
            for line in scheme.lines
        ),
        events=frozenset(event for unit in there for event in unit.events),
    )


def _row(counted: _Counted, line: CriterionOrHeading) -> CriterionResult | None:
    return counted.lines.get((line.id, isinstance(line, Heading)))


def _told(counted: _Counted, line: CriterionOrHeading) -> Decimal | None:
    """None where the period's table has no such line, or the line left it."""
    row = _row(counted, line)
    leaves = isinstance(line, Heading) or line.na_policy in LEAVING
    if row is None or (leaves and row.state is CellState.NOT_APPLICABLE):
        return None
    return row.points


def _state_and_why(
    joining: Joining, line: CriterionOrHeading, counted: Sequence[_Counted]
) -> tuple[CellState, str]:
    rows = [(each.name, row) for each in counted if (row := _row(each, line))]
    states = {row.state for _name, row in rows}
    state = states.pop() if len(states) == 1 else CellState.SCORED
    if not rows:
        return CellState.MISSING, "không kỳ nào có mục này"
    said = [f"{name}: {number_text(row.points)}" for name, row in rows]
    return state, f"{_IN_WORDS[joining]} của {'; '.join(said)}"


def _placed(scheme: Scheme, units: Sequence[UnitResult]) -> tuple[UnitResult, ...]:
    """With places and classes, in the order of the places; disqualified ones last."""
    ranked = [unit for unit in units if not unit.disqualified]
    places = competition_ranks([(unit.total, *_breakers(scheme, unit)) for unit in ranked])
    placed = [
        replace(
            unit,
            rank=place,
            class_name=class_reached(
                scheme.classes, scheme.lower_class, standing_of(scheme, unit)
            ).name,
        )
        for unit, place in zip(ranked, places, strict=True)
    ]
    placed.sort(key=lambda unit: (unit.rank, unit.unit))
    return (*placed, *(unit for unit in units if unit.disqualified))


def _breakers(scheme: Scheme, unit: UnitResult) -> Iterator[Decimal]:
    known: Mapping[str, Decimal] = {line.id: line.points for line in unit.lines}
    known = {**known, **{group.id: group.points for group in unit.groups}}
    return (known[each] for each in scheme.tie_break)


def _awards(scheme: Scheme, units: Sequence[UnitResult]) -> tuple[AwardProposal, ...]:
    places = [
        Place(unit.unit, unit.rank, standing_of(scheme, unit))
        for unit in units
        if unit.rank is not None
    ]
    return tuple(propose_awards(scheme.awards, places, len(units)))
