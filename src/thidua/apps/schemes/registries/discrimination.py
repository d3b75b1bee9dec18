"""Criteria that told nobody apart in a year: a later app knows the published results."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.seasons.models import Season
from thidua.domain.figures import Claim


@dataclass(frozen=True, slots=True)
class FullForAll:
    """A criterion on which every unit got the maximum."""

    units: int
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class YearFigures:
    """What counted in a year whose result is published: names of units by code, their rows."""

    year: int
    names: Mapping[str, str]
    claims: tuple[Claim, ...]


Provider = Callable[[Season], Mapping[str, FullForAll]]
FiguresProvider = Callable[[Season], YearFigures | None]
_providers: list[Provider] = []
_figures: list[FiguresProvider] = []


def keeps_figures(provider: FiguresProvider) -> FiguresProvider:
    """Register ``provider(season)``: the year's figures, None before its result is published."""
    if provider not in _figures:
        _figures.append(provider)
    return provider


def figures_in(season: Season) -> YearFigures | None:
    """The figures of a year, to try another rule on."""
    return next((found for each in _figures if (found := each(season))), None)


def knows_full_for_all(provider: Provider) -> Provider:
    """Register ``provider(season)``: by the criterion's id, from the published result."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def full_for_all_in(season: Season) -> dict[str, FullForAll]:
    """The criteria that told nobody apart; empty when the season's result is not published."""
    found: dict[str, FullForAll] = {}
    for provider in _providers:
        found.update(provider(season))
    return found
