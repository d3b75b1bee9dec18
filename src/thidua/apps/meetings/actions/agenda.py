"""The agenda: drafted, arranged, and gone through item by item."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import conference_to_run, refuse_not_open, stir
from thidua.apps.meetings.conference.agenda_draft import drafted_items
from thidua.apps.meetings.conference.usual_agendas import agenda_of_kind
from thidua.apps.meetings.models import AgendaItem, Conference
from thidua.apps.meetings.refusals import AgendaRefused


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What an item says, who presents it and how many minutes it is given."""

    title: str
    minutes: int
    presenter: str = ""
    kind: str = AgendaItem.Kind.OTHER


@transaction.atomic
def draft_agenda(conference: Conference, *, actor: User, at: datetime) -> Conference:
    """Write the usual agenda from what the season has.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        AgendaRefused: there is an agenda.
    """
    conference = conference_to_run(conference, actor)
    if conference.agenda.exists():
        raise AgendaRefused(_("Hội nghị đã có chương trình; sửa từng mục."))
    items = AgendaItem.objects.bulk_create(
        drafted_items(conference) if conference.is_year_end else agenda_of_kind(conference)
    )
    stir(conference)
    data = {"items": [item.title for item in items]}
    record("meetings.draft_agenda", conference, actor=actor, at=at, data=data)
    return conference


@transaction.atomic
def add_agenda_item(
    conference: Conference, facts: ItemFacts, *, actor: User, at: datetime
) -> AgendaItem:
    """Put an item at the end of the agenda.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        AgendaRefused: no title, or an impossible number of minutes.
    """
    conference = conference_to_run(conference, actor)
    _check(facts)
    last = conference.agenda.order_by("-order").values_list("order", flat=True).first()
    order = 0 if last is None else last + 1
    item = AgendaItem.objects.create(conference=conference, order=order, **asdict(facts))
    stir(conference)
    record("meetings.add_agenda_item", item, actor=actor, at=at, data=asdict(facts))
    return item


@transaction.atomic
def edit_agenda_item(
    item: AgendaItem, facts: ItemFacts, *, actor: User, at: datetime
) -> AgendaItem:
    """Change the words, the presenter or the minutes of an item.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        AgendaRefused: no title, or an impossible number of minutes.
    """
    item = _item_to_run(item, actor)
    _check(facts)
    names = ("title", "minutes", "presenter")
    before = {name: getattr(item, name) for name in names}
    for name in names:
        setattr(item, name, getattr(facts, name))
    item.save(update_fields=names)
    stir(item.conference)
    data = {"from": before, "to": {name: getattr(facts, name) for name in names}}
    record("meetings.edit_agenda_item", item, actor=actor, at=at, data=data)
    return item


@transaction.atomic
def move_agenda_item(item: AgendaItem, step: int, *, actor: User, at: datetime) -> AgendaItem:
    """Change places with the neighbour before (-1) or after (1); at the end nothing moves.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
    """
    item = _item_to_run(item, actor)
    items = list(item.conference.agenda.all())
    place = [each.pk for each in items].index(item.pk)
    other = place + (1 if step > 0 else -1)
    if 0 <= other < len(items):
        items[place], items[other] = items[other], items[place]
        for order, each in enumerate(items):
            each.order = order
        AgendaItem.objects.bulk_update(items, ["order"])
        stir(item.conference)
        data = {"from": place + 1, "to": other + 1}
        record("meetings.move_agenda_item", item, actor=actor, at=at, data=data)
    return item


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, actor: User, at: datetime) -> None:
    """Take an item off the agenda before it has begun.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        AgendaRefused: it has begun.
    """
    item = _item_to_run(item, actor)
    if item.state != AgendaItem.State.PENDING:
        raise AgendaRefused(_("“%s” đã tiến hành nên không bỏ khỏi chương trình được.") % item)
    record("meetings.remove_agenda_item", item, actor=actor, at=at)
    stir(item.conference)
    item.delete()


@transaction.atomic
def start_agenda_item(item: AgendaItem, *, actor: User, at: datetime) -> AgendaItem:
    """Go to an item, forwards or back; whatever was going on is ended.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: the meeting has not begun, or is over.
    """
    item = _item_to_run(item, actor)
    refuse_not_open(item.conference)
    if item.state == AgendaItem.State.CURRENT:
        return item
    _end_current(item.conference, at)
    item.state, item.ended_at = AgendaItem.State.CURRENT, None
    item.started_at = item.started_at or at
    item.save(update_fields=["state", "started_at", "ended_at"])
    stir(item.conference)
    record("meetings.start_agenda_item", item, actor=actor, at=at)
    return item


@transaction.atomic
def finish_agenda_item(item: AgendaItem, *, actor: User, at: datetime) -> AgendaItem:
    """End the item that is going on, without beginning another.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: the meeting has not begun, or is over.
        AgendaRefused: it is not going on.
    """
    item = _item_to_run(item, actor)
    refuse_not_open(item.conference)
    if item.state != AgendaItem.State.CURRENT:
        raise AgendaRefused(_("“%s” không phải mục đang tiến hành.") % item)
    _end_current(item.conference, at)
    stir(item.conference)
    record("meetings.finish_agenda_item", item, actor=actor, at=at)
    item.refresh_from_db()
    return item


def _item_to_run(item: AgendaItem, actor: User) -> AgendaItem:
    conference = conference_to_run(Conference(pk=item.conference_id), actor)
    stored = AgendaItem.objects.filter(pk=item.pk, conference=conference).first()
    if stored is None:
        raise AgendaRefused(_("Mục “%s” vừa được bỏ khỏi chương trình.") % item)
    stored.conference = conference
    return stored


def _end_current(conference: Conference, at: datetime) -> None:
    conference.agenda.filter(state=AgendaItem.State.CURRENT).update(
        state=AgendaItem.State.DONE, ended_at=at
    )


def _check(facts: ItemFacts) -> None:
    if not facts.title.strip():
        raise AgendaRefused(_("Nội dung: chưa ghi."))
    if not 1 <= facts.minutes <= 600:
        raise AgendaRefused(_("Số phút: %d, phải từ 1 đến 600.") % facts.minutes)
