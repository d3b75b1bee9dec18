"""What the checklists of seasons hold, with the ticks of the units."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from thidua.apps.seasons.models import ChecklistItem, ChecklistTick, Season
from thidua.web.prepared import keep, prepared


def checklist_of(season: Season) -> list[ChecklistItem]:
    """The things to do, each with the ticks of units."""
    items = _checklist([season.pk])
    for item in items:
        item.season = season
    _keep_ticks(items)
    return items


@prepared
def _checklist(seasons: Collection[int]) -> QuerySet[ChecklistItem]:
    return ChecklistItem.objects.filter(season__in=seasons).select_related("done_by")


def _keep_ticks(items: Collection[ChecklistItem]) -> None:
    """Ask for the ticks of many things to do at once; ``item.ticks.all()`` then asks nothing."""
    ticks: dict[int, list[ChecklistTick]] = defaultdict(list)
    for tick in _ticks([item.pk for item in items]):
        ticks[tick.item_id].append(tick)
    keep(items, "ticks", ticks)


@prepared
def _ticks(items: Collection[int]) -> QuerySet[ChecklistTick]:
    return ChecklistTick.objects.filter(item__in=items)


def open_items_of(seasons: Collection[Season], owners: Collection[str]) -> list[ChecklistItem]:
    """What some owners have not done yet in some seasons, with the ticks of the units."""
    items = _open_items([season.pk for season in seasons], owners=tuple(sorted(owners)))
    _keep_ticks(items)
    return items


@prepared
def _open_items(seasons: Collection[int], *, owners: tuple[str, ...]) -> QuerySet[ChecklistItem]:
    return ChecklistItem.objects.filter(season__in=seasons, owner__in=owners, done_at=None)
