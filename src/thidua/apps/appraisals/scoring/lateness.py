"""How late units were, as a criterion counts it: times, or days where it counts days."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from thidua.apps.schemes.registries.feeds import AskedFigures, FedFigure, FedFigures
from thidua.apps.seasons.registries.deadline_log import LateDeed, late_deeds
from thidua.domain.vietnamese_text import fold


def lateness_of(asked: AskedFigures, kinds: Collection[str]) -> FedFigures:
    """The figure of each unit; ``kinds``: only what is called so, everything when empty."""
    units = [unit.pk for unit in asked.units]
    deeds = late_deeds(asked.season, units, asked.day, kinds)
    return {
        (unit, criterion.id): _figure(found, criterion.measure)
        for criterion in asked.criteria
        for unit, found in deeds.items()
    }


def _figure(late: list[LateDeed], measure: str) -> FedFigure:
    in_days = fold(measure).startswith("ngay")
    value = str(sum(deed.days for deed in late) if in_days else len(late))
    named = "; ".join(map(str, late)) or _("không trễ hạn lần nào")
    return FedFigure(value, f"{value} ({named})")
