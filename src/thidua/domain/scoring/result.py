"""The answer of scoring a bloc: every number with its reason, in a fixed order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from thidua.domain.awards_by_rank import AwardProposal, Place, propose_awards
from thidua.domain.conferring import UnitStanding, class_reached
from thidua.domain.exact import decimal_of, number_text
from thidua.domain.figures import Figures
from thidua.domain.scheme import Heading, Scheme, criteria_of
from thidua.domain.scoring.explain import CriterionResult, explain, explain_heading
from thidua.domain.scoring.unit_result import GroupResult, UnitResult


@dataclass(frozen=True, slots=True)
class ScoringWarning:
    """Something people should look at; it does not stop the scoring."""

    code: str  # missing | group_sum | absent
    unit: str | None
    criterion: str  # for group_sum the group's id, for absent the period's name
    message: str


def answer_of(
    scheme: Scheme,
    units: Sequence[UnitResult],
    awards: Sequence[AwardProposal],
    warnings: Sequence[ScoringWarning],
) -> dict[str, Any]:
    """The answer for programs; units and awards in the order given.

    Source: docs/algorithms/scoring.md#answer
    Units: points.
    """
    has_classes = bool(scheme.classes)
    return {
        "units": [unit.to_mapping(has_class=has_classes) for unit in units],
        "awards": [
            {"award": award.award, "units": list(award.units), "tied": list(award.tied)}
            for award in awards
        ],
        "warnings": [
            {
                "code": warning.code,
                "unit": warning.unit,
                "criterion": warning.criterion,
                "message": warning.message,
            }
            for warning in warnings
        ],
    }


@dataclass(frozen=True)
class BlocResult:
    """All units of a bloc, scored. Points are integers of 10^-decimals, by position of unit.

    What people read (Decimals, reasons, warnings) is made when it is asked for.
    """

    scheme: Scheme
    figures: Figures
    criterion_points: list[list[int]]
    heading_points: list[list[int]]
    group_points: list[list[int]]
    gone: list[frozenset[int]]  # per group: units for which nothing of it is left
    deduction_points: list[int]
    total_points: list[int]
    ranks: list[int | None]

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Positions of the units by place, then by code; disqualified ones last."""
        codes = self.figures.units
        last = len(codes) + 1
        return tuple(sorted(range(len(codes)), key=lambda at: (self.ranks[at] or last, codes[at])))

    @cached_property
    def units(self) -> tuple[UnitResult, ...]:
        """Every unit's result, by place."""
        return tuple(self._unit_at(position) for position in self.order)

    @property
    def events(self) -> dict[str, list[str]]:
        """Which deductions and disqualifications happened, by unit; without the units of none."""
        found = {code: self._events_at(at) for at, code in enumerate(self.figures.units)}
        return {code: sorted(events) for code, events in found.items() if events}

    @cached_property
    def awards(self) -> tuple[AwardProposal, ...]:
        """Who is proposed for which award by rank and quota."""
        places = [
            Place(self.figures.units[at], rank, self.standing(at))
            for at, rank in enumerate(self.ranks)
            if rank is not None
        ]
        return tuple(propose_awards(self.scheme.awards, places, len(self.ranks)))

    @cached_property
    def warnings(self) -> tuple[ScoringWarning, ...]:
        """Sums that do not add up, then missing figures in the order of the units."""
        return (*self._sum_warnings(), *self._missing_warnings())

    def unit(self, code: str) -> UnitResult:
        """One unit's result.

        Source: docs/algorithms/scoring.md#answer
        Units: points.

        Raises:
            ValueError: the bloc has no such unit.
        """
        return self._unit_at(self.figures.units.index(code))

    def total(self, code: str) -> Decimal:
        """One unit's total, without the reasons that ``unit`` gives.

        Source: docs/algorithms/scoring.md#answer
        Units: points.

        Raises:
            ValueError: the bloc has no such unit.
        """
        return self._points(self.total_points[self.figures.units.index(code)])

    def missing(self, code: str) -> int:
        """For how many criteria one unit has reported nothing yet.

        Source: docs/algorithms/scoring.md#figures

        Raises:
            ValueError: the bloc has no such unit.
        """
        at = self.figures.units.index(code)
        return sum(at in column.missing for column in self.figures.columns)

    def to_mapping(self) -> dict[str, Any]:
        """The answer for programs: numbers are strings, ranks integers, order fixed.

        Source: docs/algorithms/scoring.md#answer
        Units: points.
        """
        return answer_of(self.scheme, self.units, self.awards, self.warnings)

    def _points(self, scaled: int) -> Decimal:
        return decimal_of(scaled, self.scheme.decimals)

    def _unit_at(self, at: int) -> UnitResult:
        scheme, figures = self.scheme, self.figures
        facts = zip(scheme.disqualifications, figures.disqualified, strict=True)
        out = (fact.id for fact, happened in facts if happened[at] and scheme.excludes(fact))
        groups = zip(scheme.groups, self.group_points, strict=True)
        return UnitResult(
            unit=figures.units[at],
            total=self._points(self.total_points[at]),
            rank=self.ranks[at],
            disqualified=tuple(out),
            deductions=self._points(self.deduction_points[at]),
            groups=tuple(
                GroupResult(group.id, self._points(points[at]), group.maximum)
                for group, points in groups
            ),
            lines=self._lines_at(at),
            class_name=None if self.ranks[at] is None else self._class_at(at),
            events=self._events_at(at),
        )

    def _lines_at(self, at: int) -> tuple[CriterionResult, ...]:
        decimals, criteria = self.scheme.decimals, self.scheme.criteria
        lines = zip(criteria, self.figures.columns, self.criterion_points, strict=True)
        scored = [
            explain(criterion, decimals, column, at, points[at])
            for criterion, column, points in lines
        ]
        if not self.heading_points:
            return tuple(scored)
        summed = iter(self.heading_points)
        found: list[CriterionResult] = []
        place = 0
        for line in self.scheme.lines:
            if isinstance(line, Heading):
                below = sum(1 for _ in criteria_of(line.parts))
                parts = scored[place : place + below]
                found.append(explain_heading(line, decimals, next(summed)[at], parts))
            else:
                found.append(scored[place])
                place += 1
        return tuple(found)

    def _class_at(self, at: int) -> str | None:
        scheme = self.scheme
        return class_reached(scheme.classes, scheme.lower_class, self.standing(at)).name

    def standing(self, at: int) -> UnitStanding:
        """What conditions of awards and classes look at.

        Source: docs/algorithms/ranking.md#conditions
        Units: points; ``at`` is the position of the unit.
        """
        groups = zip(self.scheme.groups, self.group_points, self.gone, strict=True)
        return UnitStanding(
            self._points(self.total_points[at]),
            {group.id: self._points(row[at]) for group, row, gone in groups if at not in gone},
            self._events_at(at),
        )

    def _events_at(self, at: int) -> frozenset[str]:
        scheme, figures = self.scheme, self.figures
        lines = (
            *(each.id for each in scheme.deductions),
            *(each.id for each in scheme.disqualifications),
        )
        happened = (row[at] for row in (*figures.deduction_events, *figures.disqualified))
        return frozenset(line for line, did in zip(lines, happened, strict=True) if did)

    def _sum_warnings(self) -> Iterator[ScoringWarning]:
        for group in self.scheme.groups_short_of_maximum():
            message = (
                f"Nhóm {group.id}: tổng điểm tối đa các tiêu chí nhỏ hơn điểm tối đa của nhóm "
                f"({number_text(group.maximum)})."
            )
            yield ScoringWarning("group_sum", None, group.id, message)

    def _missing_warnings(self) -> Iterator[ScoringWarning]:
        for at in self.order:
            unit = self.figures.units[at]
            for criterion, column in zip(self.scheme.criteria, self.figures.columns, strict=True):
                where = f"Đơn vị {unit}, tiêu chí {criterion.id}"
                if at in column.missing:
                    message = f"{where}: chưa có số liệu, tính 0 điểm."
                    yield ScoringWarning("missing", unit, criterion.id, message)
                elif at in column.partly_missing:
                    message = f"{where}: có chỉ tiêu riêng chưa có số liệu, tính 0."
                    yield ScoringWarning("missing", unit, criterion.id, message)
