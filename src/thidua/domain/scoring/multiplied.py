"""A table for periods that are added up: its maxima and floors so many times as large."""

from dataclasses import replace
from typing import TypeVar

from thidua.domain.conferring import AwardQuota, UnitClass
from thidua.domain.scheme import CriterionOrHeading, Heading, Scheme

Asking = TypeVar("Asking", AwardQuota, UnitClass)


def multiplied(scheme: Scheme, times: int) -> Scheme:
    """The table for periods that are added up: maxima and floors so many times as large.

    Source: docs/algorithms/year.md#maxima
    Units: points.
    """
    if times == 1:
        return scheme
    return replace(
        scheme,
        total=scheme.total * times,
        groups=tuple(
            replace(
                group,
                maximum=group.maximum * times,
                parts=tuple(_more_of(part, times) for part in group.parts),
            )
            for group in scheme.groups
        ),
        classes=tuple(_with_floors(each, times) for each in scheme.classes),
        awards=tuple(_with_floors(each, times) for each in scheme.awards),
    )


def _more_of(line: CriterionOrHeading, times: int) -> CriterionOrHeading:
    if isinstance(line, Heading):
        parts = tuple(_more_of(part, times) for part in line.parts)
        return replace(line, maximum=line.maximum * times, parts=parts)
    return replace(line, maximum=line.maximum * times)


def _with_floors(asking: Asking, times: int) -> Asking:
    needs = asking.needs
    least = None if needs.min_total is None else needs.min_total * times
    floors = tuple((group, floor * times) for group, floor in needs.min_group)
    return replace(asking, needs=replace(needs, min_total=least, min_group=floors))
