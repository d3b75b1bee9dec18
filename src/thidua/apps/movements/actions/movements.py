"""Movements: launched, changed, reviewed for good; activities recorded and removed."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.movements.facts import ActivityFacts, CallFacts, MovementFacts, facts_of
from thidua.apps.movements.models import Activity, Movement
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.refusals import MovementClosed, MovementInvalid
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.vietnamese_text import fold
from thidua.web.languages import vietnamese
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day


@transaction.atomic
def launch_movement(
    season: Season,
    facts: MovementFacts,
    *,
    actor: User,
    at: datetime,
    is_illustrative: bool = False,
) -> Movement:
    """Begin a movement.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed: the year is closed.
        MovementInvalid: what it says cannot be.
    """
    season = locked(season)
    authorise(actor, "movements.write_movements", Launching(season, facts.unit))
    refuse_closed(season)
    movement = Movement(season=season, is_illustrative=is_illustrative)
    _write(movement, facts)
    record("movements.launch_movement", movement, actor=actor, at=at, data=_told(facts))
    return movement


@transaction.atomic
def edit_movement(
    movement: Movement,
    facts: MovementFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Movement:
    """Say otherwise what a movement is.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for either unit.
        SeasonClosed, MovementClosed: it does not change any more.
        StalePage: ``seen`` is not the stored revision.
        MovementInvalid: what it says cannot be.
    """
    movement = to_write(movement, actor)
    authorise(actor, "movements.write_movements", Launching(movement.season, facts.unit))
    refuse_moved_on(movement, seen, movement)
    before = facts_of(movement)
    movement.revision += 1
    _write(movement, facts)
    data = {"from": _told(before), "to": _told(facts)}
    record("movements.edit_movement", movement, actor=actor, at=at, data=data)
    return movement


@transaction.atomic
def close_movement(
    movement: Movement, effect: str, lessons: str, held_on: date, *, actor: User, at: datetime
) -> Movement:
    """Hold the final review: what the movement brought, what was learnt.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed, MovementClosed: it does not change any more.
        MovementInvalid: no effect is told, or a day that cannot be.
    """
    movement = to_write(movement, actor)
    if not effect.strip():
        raise MovementInvalid(_("Ghi tác dụng, kết quả của phong trào."))
    facts = ActivityFacts(
        vietnamese(gettext_lazy("Tổng kết phong trào")), held_on, Activity.Kind.FINAL
    )
    _refuse_day(movement, held_on, timezone.localdate(at))
    _add(movement, facts, actor, at)
    movement.effect, movement.lessons = effect.strip(), lessons.strip()
    movement.closed_on = held_on
    movement.revision += 1
    movement.save(update_fields=["effect", "lessons", "closed_on", "revision"])
    data = {"effect": movement.effect, "lessons": movement.lessons, "held_on": str(held_on)}
    record("movements.close_movement", movement, actor=actor, at=at, data=data)
    return movement


@transaction.atomic
def record_activity(
    movement: Movement, facts: ActivityFacts, *, actor: User, at: datetime
) -> Activity:
    """Tell what took place in a movement.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed, MovementClosed: it does not change any more.
        MovementInvalid: nothing is told, or a day that cannot be.
    """
    movement = to_write(movement, actor)
    if not facts.content.strip():
        raise MovementInvalid(_("Ghi nội dung hoạt động."))
    _refuse_day(movement, facts.held_on, timezone.localdate(at))
    activity = _add(movement, facts, actor, at)
    data = asdict(facts) | {"held_on": str(facts.held_on)}
    record("movements.record_activity", activity, actor=actor, at=at, data=data)
    return activity


@transaction.atomic
def remove_activity(activity: Activity, *, actor: User, at: datetime) -> None:
    """Take a wrong activity off; the journal keeps what it said.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed, MovementClosed: it does not change any more.
    """
    to_write(activity.movement, actor)
    data = {"content": activity.content, "held_on": str(activity.held_on)}
    record("movements.remove_activity", activity, actor=actor, at=at, data=data)
    activity.delete()


def to_write(movement: Movement, actor: User) -> Movement:
    """The movement as stored, for who may write it while it is open.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the unit.
        SeasonClosed, MovementClosed: it does not change any more.
    """
    season = locked(movement.season)
    stored = Movement.objects.select_related("unit").get(pk=movement.pk)
    stored.season = season
    authorise(actor, "movements.write_movements", Launching(season, stored.unit))
    refuse_closed(season)
    if stored.closed_on is not None:
        raise MovementClosed(_("Phong trào “%s” đã tổng kết nên không thay đổi được nữa.") % stored)
    return stored


def _add(movement: Movement, facts: ActivityFacts, actor: User, at: datetime) -> Activity:
    return Activity.objects.create(
        movement=movement, entered_by=actor, entered_at=at, **asdict(facts)
    )


def _refuse_day(movement: Movement, day: date, today: date) -> None:
    if not movement.starts_on <= day <= today:
        told = {"day": written_day(day), "first": written_day(movement.starts_on),
                "last": written_day(today)}  # fmt: skip
        raise MovementInvalid(
            _("Ngày %(day)s không dùng được; ghi ngày từ %(first)s đến %(last)s.") % told
        )


def launch_faults(facts: MovementFacts | CallFacts) -> list[str]:
    """What a movement says that cannot be, in the catalogue as in a bloc's year."""
    faults = []
    if not facts.name.strip():
        faults.append(_("Ghi tên phong trào."))
    if facts.kind != Movement.Kind.REGULAR and facts.ends_on is None:
        faults.append(_("Phong trào theo đợt, chuyên đề phải có ngày kết thúc."))
    for day in (facts.ends_on, facts.interim_due_on, facts.final_due_on):
        if day is not None and day < facts.starts_on:
            told = {"day": written_day(day), "start": written_day(facts.starts_on)}
            faults.append(_("Ngày %(day)s trước ngày phát động %(start)s.") % told)
    return faults


def _write(movement: Movement, facts: MovementFacts) -> None:
    faults = launch_faults(facts)
    if (facts.origin == Movement.Origin.UNIT) != (facts.unit is not None):
        faults.append(_("Phong trào của đơn vị thì chọn đơn vị; cấp khác thì không."))
    if faults:
        raise MovementInvalid(_("Chưa lưu: %s") % " ".join(faults))
    for name, value in {**_plain(facts), "unit": facts.unit}.items():
        setattr(movement, name, value)
    movement.search_text = fold(f"{movement.name} {movement.goal} {movement.participants}")[:700]
    movement.save()


def _plain(facts: MovementFacts) -> dict[str, Any]:
    return {
        name: getattr(facts, name) for name in MovementFacts.__dataclass_fields__ if name != "unit"
    }


def _told(facts: MovementFacts) -> dict[str, Any]:
    said = {**_plain(facts), "unit": facts.unit.called if facts.unit else ""}
    return {name: str(value) for name, value in said.items() if value}
