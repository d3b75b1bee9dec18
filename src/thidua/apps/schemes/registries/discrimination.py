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


Provider = Callable[[Season, str], Mapping[str, FullForAll]]
FiguresProvider = Callable[[Season, str], YearFigures | None]
_providers: list[Provider] = []
_figures: list[FiguresProvider] = []


def keeps_figures(provider: FiguresProvider) -> FiguresProvider:
    """Register ``provider(season, kind)``: the figures, None before the result is published."""
    if provider not in _figures:
        _figures.append(provider)
    return provider


def figures_in(season: Season, kind: str = "") -> YearFigures | None:
    """The figures of a year, of the units of one kind by its name, to try another rule on."""
    return next((found for each in _figures if (found := each(season, kind))), None)


def knows_full_for_all(provider: Provider) -> Provider:
    """Register ``provider(season, kind)``: by the criterion's id, from the published result."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def full_for_all_in(season: Season, kind: str = "") -> dict[str, FullForAll]:
    """The criteria that told nobody of a kind apart; empty while the result is not published."""
    found: dict[str, FullForAll] = {}
    for provider in _providers:
        found.update(provider(season, kind))
    return found
