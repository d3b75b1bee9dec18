"""The catalogue of movements that an authority calls its blocs to, and joining one."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.movements.actions.movements import launch_faults, launch_movement
from thidua.apps.movements.facts import CallFacts, MovementFacts, call_facts_of
from thidua.apps.movements.models import CalledMovement, Movement
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.refusals import CallRetired, MovementInvalid
from thidua.apps.organisations.models import Authority
from thidua.apps.seasons.models import Season
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day


@transaction.atomic
def create_call(
    authority: Authority, facts: CallFacts, *, actor: User, at: datetime
) -> CalledMovement:
    """Put a movement into the catalogue.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.keep_calls``.
        MovementInvalid: what it says cannot be.
    """
    authorise(actor, "movements.keep_calls", authority)
    call = CalledMovement(authority=authority)
    _write(call, facts)
    record("movements.create_call", call, actor=actor, at=at, data=_told(facts))
    return call


@transaction.atomic
def edit_call(
    call: CalledMovement, facts: CallFacts, *, actor: User, at: datetime, seen: str | None = None
) -> CalledMovement:
    """Say otherwise what blocs are called to; who joined keeps what it joined.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.keep_calls``.
        CallRetired: nobody is called to it any more.
        StalePage: ``seen`` is not the stored revision.
        MovementInvalid: what it says cannot be.
    """
    call = _locked(call)
    authorise(actor, "movements.keep_calls", call.authority)
    _refuse_retired(call)
    refuse_moved_on(call, seen, call)
    before = call_facts_of(call)
    call.revision += 1
    _write(call, facts)
    data = {"from": _told(before), "to": _told(facts)}
    record("movements.edit_call", call, actor=actor, at=at, data=data)
    return call


@transaction.atomic
def retire_call(call: CalledMovement, *, actor: User, at: datetime) -> CalledMovement:
    """Call nobody to it any more; the blocs that joined go on.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.keep_calls``.
        CallRetired: nobody is called to it any more.
    """
    call = _locked(call)
    authorise(actor, "movements.keep_calls", call.authority)
    _refuse_retired(call)
    call.retired_on = timezone.localdate(at)
    call.revision += 1
    call.save(update_fields=["retired_on", "revision"])
    record("movements.retire_call", call, actor=actor, at=at)
    return call


@transaction.atomic
def join_call(
    season: Season,
    call: CalledMovement,
    *,
    actor: User,
    at: datetime,
    is_illustrative: bool = False,
) -> Movement:
    """Take a movement of the catalogue into a bloc's year, once.

    Raises:
        PermissionDenied: ``actor`` lacks ``movements.write_movements`` for the bloc.
        SeasonClosed: the year is closed.
        CallRetired: nobody is called to it any more.
        MovementInvalid: it is another authority's, or is there already.
    """
    authorise(actor, "movements.write_movements", Launching(season, None))
    call = _locked(call)
    _refuse_retired(call)
    if call.authority_id != season.bloc.authority_id:
        raise MovementInvalid(_("“%s” thuộc danh mục của cấp tổ chức khác.") % call)
    if season.movements.filter(call=call).exists():
        raise MovementInvalid(_("Khối đã tham gia “%s” trong năm nay.") % call)
    own = ("name", "origin", "kind", "starts_on", "ends_on", "launch_paper", "goal",
           "interim_due_on", "final_due_on")  # fmt: skip
    facts = MovementFacts(**{name: getattr(call, name) for name in own})
    movement = launch_movement(season, facts, actor=actor, at=at, is_illustrative=is_illustrative)
    movement.call = call
    movement.save(update_fields=["call"])
    record("movements.join_call", movement, actor=actor, at=at, data={"call": call.pk})
    return movement


def _locked(call: CalledMovement) -> CalledMovement:
    rows = CalledMovement.objects.select_for_update(of=("self",)).select_related("authority")
    return rows.get(pk=call.pk)


def _refuse_retired(call: CalledMovement) -> None:
    if call.retired_on is not None:
        raise CallRetired(
            _("“%(call)s” thôi gọi từ %(day)s.")
            % {"call": call, "day": written_day(call.retired_on)}
        )


def _write(call: CalledMovement, facts: CallFacts) -> None:
    faults = launch_faults(facts)
    if not facts.launch_paper.strip():
        faults.append(_("Ghi số, ngày, cơ quan ban hành văn bản phát động."))
    if faults:
        raise MovementInvalid(_("Chưa lưu: %s") % " ".join(faults))
    for name in CallFacts.__dataclass_fields__:
        setattr(call, name, getattr(facts, name))
    call.save()


def _told(facts: CallFacts) -> dict[str, Any]:
    said = {name: getattr(facts, name) for name in CallFacts.__dataclass_fields__}
    return {name: str(value) for name, value in said.items() if value}
