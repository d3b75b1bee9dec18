"""What is other for single units than the table has it: a later app knows what was agreed."""

from collections.abc import Callable, Iterable

from thidua.apps.schemes.models import Scheme
from thidua.formats.scheme_sheet_exceptions import ForOneUnit

Provider = Callable[[Scheme], Iterable[ForOneUnit]]
_providers: list[Provider] = []


def knows_exceptions(provider: Provider) -> Provider:
    """Register ``provider(scheme)``: what is in force for single units beside it."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def exceptions_to(scheme: Scheme) -> list[ForOneUnit]:
    """All of a table in force; none of a draft, or of one that was replaced."""
    if scheme.state != Scheme.State.ADOPTED:
        return []
    return [each for provider in _providers for each in provider(scheme)]
