"""Sheets as the unit, each checker and the end would have them, all counted at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.bloc import FilledSheet
from thidua.apps.appraisals.scoring.claims import score, verified_claim
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.domain.checkers import Points
from thidua.domain.exact import decimal_of
from thidua.domain.figures import Claim, LineFigures
from thidua.domain.scoring.result import BlocResult

OWN, END = 0, -1  # versions besides those of assignments, which have their key


@dataclass(frozen=True, slots=True)
class Version:
    """One sheet in one version, at its place in a result."""

    plan: SheetPlan
    result: BlocResult
    at: int

    def points(self, parts: Sequence[str]) -> Points:
        """The total, each of these groups, and the deductions below zero."""
        result, decimals = self.result, self.plan.scheme.decimals
        groups = zip(self.plan.scheme.groups, result.group_points, strict=True)
        found = {group.id: row[self.at] for group, row in groups}
        scaled = [found.get(part, 0) for part in parts]
        whole = [result.total_points[self.at], *scaled, -result.deduction_points[self.at]]
        return tuple(decimal_of(value, decimals) for value in whole)

    def criterion(self, place: int) -> int:
        """Points of a criterion, as the result holds them."""
        return self.result.criterion_points[place][self.at]


Versions = Mapping[tuple[int, int], Version]  # by sheet and version


def versions_of(
    sheets: Sequence[FilledSheet], said: Mapping[int, Mapping[int, Mapping[int, LineFigures]]]
) -> Versions:
    """``said``: by sheet, by assignment, the figures other than the unit's by line."""
    found: dict[tuple[int, int], Version] = {}
    by_scheme: dict[int, list[FilledSheet]] = defaultdict(list)
    for sheet in sheets:
        by_scheme[sheet.sheet.scheme_id].append(sheet)
    for together in by_scheme.values():
        plan = plan_of(together[0].sheet.scheme)
        wanted = {
            (each.sheet.pk, version): claims
            for each in together
            for version, claims in _claims(each, said.get(each.sheet.pk, {})).items()
        }
        found |= _counted(plan, together, wanted)
    return found


def _claims(
    filled: FilledSheet, said: Mapping[int, Mapping[int, LineFigures]]
) -> dict[int, list[tuple[Line, LineFigures]]]:
    found = {
        OWN: [(line, line.figures) for line in filled.lines],
        END: [(line, line.verified_figures) for line in filled.lines],
    }
    for assignment, figures in said.items():
        found[assignment] = [(line, figures.get(line.pk, line.figures)) for line in filled.lines]
    return found


def _counted(
    plan: SheetPlan,
    sheets: Sequence[FilledSheet],
    wanted: Mapping[tuple[int, int], Iterable[tuple[Line, LineFigures]]],
) -> dict[tuple[int, int], Version]:
    names = {key: f"{key[0]}/{key[1]}" for key in wanted}
    if not plan.relative:
        claims = [claim for key, lines in wanted.items() for claim in _as(names[key], lines)]
        result = score(plan, list(names.values()), claims).result
        return {key: Version(plan, result, at) for at, key in enumerate(names)}
    found = {}
    for key, lines in wanted.items():  # beside what counts for the others in the end
        others = [each for each in sheets if each.sheet.pk != key[0]]
        beside = [
            verified_claim(line, each.code)
            for each in others
            for line in each.lines
            if line.item in plan.relative
        ]
        units = [names[key], *(each.code for each in others)]
        result = score(plan, units, [*_as(names[key], lines), *beside]).result
        found[key] = Version(plan, result, 0)
    return found


def _as(name: str, lines: Iterable[tuple[Line, LineFigures]]) -> list[Claim]:
    return [
        Claim(name, line.item, **figures.by_name(), place=str(line.part))
        for line, figures in lines
        if figures.actual or figures.target
    ]
