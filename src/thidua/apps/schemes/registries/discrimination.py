"""Whether a criterion told the units apart last year: a later app knows the published results.

It registers one provider; until it does, nothing is known and nothing is warned about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class Spread:
    """How one criterion came out in a year: units scored, units at its maximum, the extremes."""

    criterion: str
    units: int
    at_maximum: int
    lowest: Decimal
    highest: Decimal

    @property
    def tells_nothing(self) -> bool:
        """Whether every unit got the maximum."""
        return self.units > 1 and self.at_maximum == self.units


Provider = Callable[[Season], Mapping[str, Spread]]
_providers: list[Provider] = []


def provides_spread(provider: Provider) -> Provider:
    """Register ``provider(season)``: spreads by the criterion's id, from the published result."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def spread_in(season: Season) -> dict[str, Spread]:
    """What is known of a season's criteria; empty when its result is not published."""
    found: dict[str, Spread] = {}
    for provider in _providers:
        found.update(provider(season))
    return found
