"""Putting an observation right: another in its place, struck out, answered by its unit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.feeding import refill_lines
from thidua.apps.audit.actions import record
from thidua.apps.observations.actions.checking import (
    authorise_all,
    refuse_invalid,
    refuse_locked,
)
from thidua.apps.observations.actions.recording import KeptFile, rows_of, told
from thidua.apps.observations.facts import ObservationFacts, cleaned_up, facts_of
from thidua.apps.observations.models import Observation
from thidua.apps.observations.permissions import Observing
from thidua.apps.observations.refusals import NothingCorrected, ObservationStruck
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.web.reasons import ReasonMissing, kept_whole

LONGEST_REASON, LONGEST_ANSWER = 500, 2000


@transaction.atomic
def correct_observation(
    observation: Observation, facts: ObservationFacts, reason: str, *, actor: User, at: datetime
) -> Observation:
    """Strike an observation out and write another in its place; both stay to be read.

    Raises:
        PermissionDenied: ``actor`` does not check the unit.
        SeasonClosed, SheetLocked, ObservationStruck: it is too late.
        ReasonMissing, ReasonTooLong: a correction says why.
        NothingCorrected: it says the same.
        ObservationInvalid: what it says cannot be.
    """
    former = _locked(observation)
    facts = cleaned_up(facts)
    authorise_all(actor, former.season, facts_of(former))
    authorise_all(actor, former.season, facts)
    _refuse_unchangeable(former, (former.unit_id, *facts.units))
    reason = _reason(reason)
    if facts == facts_of(former):
        raise NothingCorrected(_("Chưa sửa gì so với nội dung đang ghi."))
    refuse_invalid(facts, former.season, timezone.localdate(at))
    _strike(former, reason, actor, at)
    kept = KeptFile(former.file.name or "", former.file_name, former.file_hash)
    row = rows_of(former.season, facts, kept, actor, at)[0]
    row.replaces, row.is_illustrative = former, former.is_illustrative
    row.save()
    data = {"reason": reason, "from": told(former), "to": told(row)}
    record("observations.correct_observation", row, actor=actor, at=at, data=data)
    units, items = {former.unit_id, row.unit_id}, {former.item, row.item}
    refill_lines(former.season, units, items, actor=actor, at=at)
    return row


@transaction.atomic
def strike_observation(
    observation: Observation, reason: str, *, actor: User, at: datetime
) -> Observation:
    """Strike an observation out: it no longer counts, and stays to be read with the reason.

    Raises:
        PermissionDenied: ``actor`` does not check the unit.
        SeasonClosed, SheetLocked, ObservationStruck: it is too late.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    found = _locked(observation)
    observing = Observing(found.season, found.unit_id, found.item)
    authorise(actor, "observations.write_observations", observing)
    _refuse_unchangeable(found, (found.unit_id,))
    _strike(found, _reason(reason), actor, at)
    data = {"reason": found.struck_reason, **told(found)}
    record("observations.strike_observation", found, actor=actor, at=at, data=data)
    refill_lines(found.season, [found.unit_id], [found.item], actor=actor, at=at)
    return found


@transaction.atomic
def answer_observation(
    observation: Observation, text: str, *, actor: User, at: datetime
) -> Observation:
    """The unit says how it came to what was seen, or why it is not so.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        SeasonClosed, ObservationStruck: it is too late.
        ReasonTooLong: longer than is kept.
    """
    found = _locked(observation)
    authorise(actor, "observations.answer_observation", found)
    _refuse_struck(found)
    text = kept_whole(text, LONGEST_ANSWER, _("Giải trình"))
    if text == found.answer:
        return found
    data = {"answer": {"from": found.answer, "to": text}}
    found.answer, found.answered_by, found.answered_at = text, actor, at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    record("observations.answer_observation", found, actor=actor, at=at, data=data)
    return found


def _locked(observation: Observation) -> Observation:
    season = locked(observation.season)
    stored = Observation.objects.select_for_update(of=("self",)).select_related("unit")
    found = stored.get(pk=observation.pk)
    found.season = season
    return found


def _refuse_struck(found: Observation) -> None:
    refuse_closed(found.season)
    if found.struck_at is not None:
        raise ObservationStruck(_("Ghi nhận “%s” đã được gạch bỏ.") % found)


def _refuse_unchangeable(found: Observation, units: tuple[int, ...]) -> None:
    _refuse_struck(found)
    refuse_locked(found.season, units)


def _strike(found: Observation, reason: str, actor: User, at: datetime) -> None:
    found.struck_by, found.struck_at, found.struck_reason = actor, at, reason
    found.save(update_fields=["struck_by", "struck_at", "struck_reason"])


def _reason(text: str) -> str:
    reason = kept_whole(text, LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do để đơn vị và người đọc hiểu vì sao ghi nhận thay đổi."))
    return reason
