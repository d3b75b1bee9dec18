"""How late units were, as a criterion counts it: times, or days where it counts days."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from thidua.apps.schemes.registries.feeds import (
    LATENESS,
    AskedFigures,
    FedFigure,
    FedFigures,
    lateness_kind,
)
from thidua.apps.seasons.registries.deadline_log import LateDeed, late_deeds
from thidua.domain.scheme import Criterion
from thidua.domain.vietnamese_text import fold


def lateness_of(asked: AskedFigures, kinds: Collection[str]) -> FedFigures:
    """The figure of each unit; ``kinds``: only what is called so.

    When empty it is everything but the kinds that other criteria of the table ask for by name.
    """
    units = [unit.pk for unit in asked.units]
    elsewhere = () if kinds else _named_kinds(asked)
    deeds = late_deeds(
        asked.season, units, asked.day, kinds, except_kinds=elsewhere, within=asked.within
    )
    return {
        (unit, criterion.id): _figure(found, criterion, asked)
        for criterion in asked.criteria
        for unit, found in deeds.items()
    }


def _named_kinds(asked: AskedFigures) -> set[str]:
    return {lateness_kind(each.fed_by) for each in asked.table} - {""}


def _figure(late: list[LateDeed], criterion: Criterion, asked: AskedFigures) -> FedFigure:
    in_days = fold(criterion.measure).startswith("ngay")
    value = str(sum(deed.days for deed in late) if in_days else len(late))
    named = "; ".join(map(str, late)) or _("không trễ hạn lần nào")
    told = ". ".join([f"{value} ({named})", *_beside(criterion, asked)])
    return FedFigure(value, told)


def _beside(criterion: Criterion, asked: AskedFigures) -> Iterator[str]:
    """What other criteria of the table count of the same log."""
    twice = [
        each.id
        for each in asked.table
        if each.fed_by == criterion.fed_by and each.id != criterion.id
    ]
    if twice:
        yield _("Các lần này cũng tính ở mục %s") % ", ".join(twice)
    if criterion.fed_by == LATENESS:
        parts = [each.id for each in asked.table if lateness_kind(each.fed_by)]
        if parts:
            yield _("Phần đã tính ở mục %s không tính lại") % ", ".join(parts)
