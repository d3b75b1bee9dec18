"""Leaving, coming back, moving to another unit."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.people.facts import TransferFacts
from thidua.apps.people.models import Person, Posting
from thidua.apps.people.queries import open_posting
from thidua.apps.people.refusals import (
    BadTransfer,
    DaysOutOfOrder,
    LeftAlready,
    OpinionMissing,
    StillWorking,
)
from thidua.domain.postings import needs_opinion, whole_months
from thidua.law.dated import DatedValue, NotInForce, parameter
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day

_MONTHS = "titles.months_at_old_unit"


@transaction.atomic
def end_posting(
    person: Person, left_on: date, *, actor: User, at: datetime, seen: str | None = None
) -> Person:
    """Somebody retired or left: the first day on which the person no longer works here.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.end_posting``.
        LeftAlready: the person left before.
        DaysOutOfOrder: before the first day at the unit.
        StalePage: somebody saved since.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    authorise(actor, "people.end_posting", person)
    refuse_moved_on(person, seen, person)
    _refuse_left(person)
    posting = open_posting(person)
    if posting is not None:
        _close(posting, left_on)
    person.left_on = left_on
    _save(person, "left_on")
    record("people.end_posting", person, actor=actor, at=at, data={"left_on": left_on})
    return person


@transaction.atomic
def resume_posting(person: Person, since: date, *, actor: User, at: datetime) -> Person:
    """Somebody who left came back to the same unit, or never left.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.resume_posting``.
        StillWorking: the person did not leave.
        DaysOutOfOrder: before the day of leaving.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    authorise(actor, "people.resume_posting", person)
    if person.left_on is None:
        raise StillWorking(_("%s đang công tác, không có ngày nghỉ để bỏ.") % person)
    if since < person.left_on:
        raise _disorder(_("Ngày trở lại"), since, _("ngày nghỉ"), person.left_on)
    Posting.objects.create(person=person, unit=person.unit, position=person.position, since=since)
    person.left_on = None
    _save(person, "left_on")
    record("people.resume_posting", person, actor=actor, at=at, data={"since": since})
    return person


@transaction.atomic
def transfer_person(
    person: Person, facts: TransferFacts, *, actor: User, at: datetime, seen: str | None = None
) -> Person:
    """Move a person to another unit of the authority; from then on that unit sees and keeps them.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.transfer_person``.
        LeftAlready: the person left before.
        BadTransfer: the same unit, an ended one, or one of another authority.
        DaysOutOfOrder: not after the first day at the old unit, or still to come.
        OpinionMissing: the stay was long enough to need the old unit's written opinion.
        StalePage: somebody saved since.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    authorise(actor, "people.transfer_person", person)
    refuse_moved_on(person, seen, person)
    _refuse_left(person)
    _refuse_unit(person, facts)
    today = timezone.localdate(at)
    if facts.moved_on > today:
        raise _disorder(_("Hôm nay"), today, _("ngày chuyển"), facts.moved_on)
    posting = open_posting(person)
    opinion = " ".join(facts.opinion.split())
    if not opinion:
        refuse_silence(person, posting, facts.moved_on)
    if posting is not None:
        posting.opinion = opinion
        _close(posting, facts.moved_on)
    old, person.unit = person.unit, facts.unit
    person.position = " ".join(facts.position.split()) or person.position
    Posting.objects.create(
        person=person, unit=facts.unit, position=person.position, since=facts.moved_on
    )
    _save(person, "unit", "position")
    data = {"old_unit": str(old), "unit": str(facts.unit), "moved_on": facts.moved_on}
    record("people.transfer_person", person, actor=actor, at=at, data=data)
    return person


def months_for_opinion(day: date) -> DatedValue[Decimal] | None:
    """From how many months the old unit's opinion is needed; None: nothing said so that day."""
    try:
        return parameter(_MONTHS).at(day)
    except NotInForce:
        return None


def refuse_silence(person: Person, posting: Posting | None, moved_on: date) -> None:
    """The old unit must have written its opinion when the stay was long."""
    rule = months_for_opinion(moved_on)
    since = posting.since if posting is not None else None
    if rule is None or not needs_opinion(since, moved_on, int(rule.value)):
        return
    stay = _("không rõ bao lâu") if since is None else _("%d tháng") % whole_months(since, moved_on)
    text = _(
        "%(person)s ở %(unit)s %(stay)s. Từ %(months)s tháng trở lên phải có ý kiến bằng văn bản"
        " của đơn vị cũ (%(cites)s): ghi số, ngày văn bản đó."
    )
    told = {"person": person, "unit": person.unit, "stay": stay}
    raise OpinionMissing(text % {**told, "months": rule.value, "cites": rule.citation})


def _save(person: Person, *fields: str) -> None:
    person.revision += 1
    person.save(update_fields=[*fields, "revision"])


def _close(posting: Posting, next_day: date) -> None:
    last = next_day - timedelta(days=1)
    if posting.since is not None and last < posting.since:
        raise _disorder(_("Ngày cuối"), last, _("ngày đầu ở đơn vị"), posting.since)
    posting.until = last
    posting.save(update_fields=["until", "opinion"])


def _refuse_left(person: Person) -> None:
    if person.left_on is not None:
        told = {"person": person, "day": written_day(person.left_on)}
        raise LeftAlready(_("%(person)s đã nghỉ từ ngày %(day)s.") % told)


def _refuse_unit(person: Person, facts: TransferFacts) -> None:
    unit = facts.unit
    if unit.pk == person.unit_id:
        raise BadTransfer(_("%(person)s đang ở %(unit)s.") % {"person": person, "unit": unit})
    if unit.authority_id != person.authority_id:
        raise BadTransfer(_("%s thuộc cấp tổ chức khác.") % unit)
    if unit.valid_to is not None and unit.valid_to < facts.moved_on:
        told = {"unit": unit, "day": written_day(unit.valid_to)}
        raise BadTransfer(_("%(unit)s chỉ hoạt động đến %(day)s.") % told)


def _disorder(late_name: str, late: date, early_name: str, early: date) -> DaysOutOfOrder:
    late_words, early_words = (
        f"{late_name} {written_day(late)}",
        f"{early_name} {written_day(early)}",
    )
    return DaysOutOfOrder(
        _("%(late)s trước %(early)s.") % {"late": late_words, "early": early_words}
    )
