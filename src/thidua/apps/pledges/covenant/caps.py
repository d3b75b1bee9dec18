"""The legal ceiling of CSTĐCS beside what units register and what the covenant promises."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from thidua.apps.awards.statistics.unit_counts import cap_on
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.queries.covenants import promised_percent
from thidua.apps.seasons.models import Season
from thidua.domain.titles_cap import (
    CSTDCS,
    LDTT,
    Cap,
    contradictory_promises,
    over_cap,
    unreachable_share,
)


def cap_in(season: Season) -> Cap | None:
    """The ceiling on the season's law day: the authority's own, else the State's; None for none."""
    return cap_on(season.bloc.authority_id, season.law_as_of)


def unit_warnings(
    registration: Registration, cap: Cap | None, covenant: Covenant | None
) -> list[str]:
    """What one unit should know about its CSTĐCS, in words."""
    workers = registration.advanced_workers
    if cap is None or workers is None:
        return []
    found: list[str | None] = []
    if registration.grassroots_fighters is not None:
        found.append(over_cap(workers, registration.grassroots_fighters, cap))
    promised = promised_percent(covenant, CSTDCS)
    if promised is not None and promised.figure is not None and registration.headcount:
        found.append(unreachable_share(registration.headcount, workers, promised.figure, cap))
    return [text for text in found if text]


def bloc_warnings(
    covenant: Covenant | None, registrations: Iterable[Registration], cap: Cap | None
) -> list[str]:
    """What the bloc should know before it promises a share of CSTĐCS, in words."""
    promised = promised_percent(covenant, CSTDCS)
    if cap is None or promised is None or promised.figure is None:
        return []
    return list(_bloc_warnings(covenant, promised.figure, list(registrations), cap))


def _bloc_warnings(
    covenant: Covenant | None, figure: Decimal, registrations: list[Registration], cap: Cap
) -> Iterator[str]:
    workers = promised_percent(covenant, LDTT)
    if workers is not None and workers.figure is not None:
        told = contradictory_promises(figure, workers.figure, cap)
        if told:
            yield told
    for registration in registrations:
        if registration.headcount and registration.advanced_workers is not None:
            told = unreachable_share(
                registration.headcount, registration.advanced_workers, figure, cap
            )
            if told:
                yield f"{registration.unit.called}: {told}"
