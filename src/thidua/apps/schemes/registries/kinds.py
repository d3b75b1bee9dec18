"""Units that stay in their kind: a later app knows that they were scored by its table."""

from collections.abc import Callable, Mapping

from thidua.apps.seasons.models import Season

Provider = Callable[[Season], Mapping[int, str]]
_providers: list[Provider] = []


def keeps_in_kind(provider: Provider) -> Provider:
    """Register ``provider(season)``: why a unit stays as it is, by its key."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def fixed_units(season: Season) -> dict[int, str]:
    """Units that cannot be put into another kind any more, each with why."""
    found: dict[int, str] = {}
    for provider in _providers:
        found.update(provider(season))
    return found
