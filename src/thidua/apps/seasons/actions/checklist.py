"""The checklist of a year: add, change, order, tick, take back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.actions.locking import locked, refuse_closed, refuse_stale
from thidua.apps.seasons.models import ChecklistItem, ChecklistTick, Season
from thidua.apps.seasons.permissions import Tick
from thidua.apps.seasons.queries import members_of
from thidua.apps.seasons.refusals import (
    ItemAlreadyDone,
    ItemNotDone,
    ItemTextMissing,
)
from thidua.web.words import written_moment


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What a thing on the checklist says."""

    text: str
    owner: str
    due_on: date | None = None
    source: str = ""


@transaction.atomic
def add_checklist_item(
    season: Season, facts: ItemFacts, *, actor: User, at: datetime
) -> ChecklistItem:
    """Put one more thing at the end of the checklist.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.add_checklist_item``.
        SeasonClosed: the year is closed.
        ItemTextMissing: no words.
    """
    season = locked(season)
    authorise(actor, "seasons.add_checklist_item", season)
    refuse_closed(season)
    last = season.checklist.aggregate(last=Max("order"))["last"]
    item = ChecklistItem.objects.create(
        season=season, order=0 if last is None else last + 1, **_checked(facts)
    )
    record("seasons.add_checklist_item", item, actor=actor, at=at, data=_checked(facts))
    return item


@transaction.atomic
def edit_checklist_item(
    item: ChecklistItem, facts: ItemFacts, *, revision: int, actor: User, at: datetime
) -> ChecklistItem:
    """Change what a thing says, who owes it, until when.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.edit_checklist_item``.
        SeasonClosed: the year is closed.
        StalePage: somebody saved in between.
        ItemTextMissing: no words.
    """
    item = _locked_item(item)
    authorise(actor, "seasons.edit_checklist_item", item)
    refuse_closed(item.season)
    refuse_stale(item, revision)
    before, after = _facts_of(item), _checked(facts)
    for name, value in after.items():
        setattr(item, name, value)
    item.revision += 1
    item.save(update_fields=[*after, "revision"])
    data = {"from": before, "to": after}
    record("seasons.edit_checklist_item", item, actor=actor, at=at, data=data)
    return item


@transaction.atomic
def remove_checklist_item(item: ChecklistItem, *, actor: User, at: datetime) -> None:
    """Take a thing off the checklist; the journal keeps what it said.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.remove_checklist_item``.
        SeasonClosed: the year is closed.
    """
    item = _locked_item(item)
    authorise(actor, "seasons.remove_checklist_item", item)
    refuse_closed(item.season)
    record("seasons.remove_checklist_item", item, actor=actor, at=at, data=_facts_of(item))
    item.delete()


@transaction.atomic
def order_checklist_item(item: ChecklistItem, *, down: bool, actor: User, at: datetime) -> None:
    """Move a thing one place up or down; at the end of the list nothing happens.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.order_checklist_item``.
        SeasonClosed: the year is closed.
    """
    item = _locked_item(item)
    authorise(actor, "seasons.order_checklist_item", item)
    refuse_closed(item.season)
    items = list(item.season.checklist.all())
    old = items.index(item)
    new = old + (1 if down else -1)
    if not 0 <= new < len(items):
        return
    items.insert(new, items.pop(old))
    for order, each in enumerate(items):
        each.order = order
    ChecklistItem.objects.bulk_update(items, ["order"])
    data = {"from": old + 1, "to": new + 1}
    record("seasons.order_checklist_item", item, actor=actor, at=at, data=data)


@transaction.atomic
def tick_checklist_item(
    item: ChecklistItem, *, actor: User, at: datetime, unit: Unit | None = None
) -> ChecklistItem:
    """Say that a thing is done: by one unit, or without a unit for good.

    What all units owe is done for good when the last of them has ticked it.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.tick_checklist_item``.
        SeasonClosed: the year is closed.
        ItemAlreadyDone: it was ticked before; the message says by whom and when.
    """
    item = _locked_item(item)
    authorise(actor, "seasons.tick_checklist_item", Tick(item, unit))
    refuse_closed(item.season)
    _refuse_done(item, unit)
    data = {"unit": unit.called if unit else ""}
    if unit is not None:
        ChecklistTick.objects.create(item=item, unit=unit, at=at, by=actor)
    if unit is None or not _units_missing(item):
        item.done_at, item.done_by = at, actor
        item.save(update_fields=["done_at", "done_by"])
    record("seasons.tick_checklist_item", item, actor=actor, at=at, data=data)
    return item


@transaction.atomic
def untick_checklist_item(
    item: ChecklistItem, *, actor: User, at: datetime, unit: Unit | None = None
) -> ChecklistItem:
    """Take a tick back: the unit's own, or the one for good.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.untick_checklist_item``.
        SeasonClosed: the year is closed.
        ItemNotDone: there is no such tick.
    """
    item = _locked_item(item)
    authorise(actor, "seasons.untick_checklist_item", Tick(item, unit))
    refuse_closed(item.season)
    removed = item.ticks.filter(unit=unit).delete()[0] if unit else int(item.done_at is not None)
    if not removed:
        raise ItemNotDone(_("Việc “%s” chưa được đánh dấu xong.") % item.text)
    item.done_at = item.done_by = None
    item.save(update_fields=["done_at", "done_by"])
    data = {"unit": unit.called if unit else ""}
    record("seasons.untick_checklist_item", item, actor=actor, at=at, data=data)
    return item


def _locked_item(item: ChecklistItem) -> ChecklistItem:
    season = locked(item.season)
    stored = ChecklistItem.objects.get(pk=item.pk)
    stored.season = season
    return stored


def _refuse_done(item: ChecklistItem, unit: Unit | None) -> None:
    tick = item.ticks.filter(unit=unit).select_related("by").first() if unit else None
    who, when = (tick.by, tick.at) if tick else (item.done_by, item.done_at)
    if when is not None:
        raise ItemAlreadyDone(
            _("Việc “%(item)s” đã được %(who)s đánh dấu xong lúc %(when)s.")
            % {"item": item.text, "who": who, "when": written_moment(when)}
        )


def _units_missing(item: ChecklistItem) -> bool:
    ticked = item.ticks.values("unit")
    return members_of(item.season).exclude(unit__in=ticked).exists()


def _checked(facts: ItemFacts) -> dict[str, str | date | None]:
    text = " ".join(facts.text.split())
    if not text:
        raise ItemTextMissing(_("Ghi nội dung việc cần làm."))
    return {"text": text, "owner": facts.owner, "due_on": facts.due_on, "source": facts.source}


def _facts_of(item: ChecklistItem) -> dict[str, str | date | None]:
    return {"text": item.text, "owner": item.owner, "due_on": item.due_on, "source": item.source}
