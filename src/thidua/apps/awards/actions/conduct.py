"""Initiatives, disciplinary measures and matters being looked into."""

from dataclasses import asdict, fields
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.facts import DisciplineFacts, InitiativeFacts, InquiryFacts, Subject
from thidua.apps.awards.models import Discipline, Initiative, Inquiry
from thidua.apps.awards.refusals import FiguresImpossible, StrangeSubject
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.web.revisions import refuse_stale
from thidua.web.words import written_day

Noted = Initiative | Discipline | Inquiry
NotedFacts = InitiativeFacts | DisciplineFacts | InquiryFacts
N = TypeVar("N", Initiative, Discipline, Inquiry)
_KINDS: dict[type[Noted], type[NotedFacts]] = {
    Initiative: InitiativeFacts,
    Discipline: DisciplineFacts,
    Inquiry: InquiryFacts,
}


@transaction.atomic
def save_initiative(
    kept: Initiative | Person,
    facts: InitiativeFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Initiative:
    """Write down a person's initiative, or correct one.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.save_initiative``.
        FiguresImpossible: recognised in a year to come.
        StalePage: somebody saved since.
    """
    person = kept if isinstance(kept, Person) else kept.person
    authorise(actor, "awards.save_initiative", Subject.of_person(person))
    if facts.year > timezone.localdate(at).year:
        raise FiguresImpossible(_("Năm công nhận %d chưa tới.") % facts.year)
    made = Initiative(person=person) if isinstance(kept, Person) else _held(Initiative, kept.pk)
    _write(made, facts, seen, _("Sáng kiến"))
    data = {"year": made.year, "scope": made.scope}
    record("awards.save_initiative", made, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def save_discipline(
    kept: Discipline | Subject,
    facts: DisciplineFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Discipline:
    """Write down a disciplinary measure, or correct one, its end for example.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.save_discipline``.
        FiguresImpossible: fault, decision and end are not in order.
        StalePage: somebody saved since.
    """
    subject = kept if isinstance(kept, Subject) else noted_subject(kept)
    _refuse_household(subject)
    authorise(actor, "awards.save_discipline", subject)
    _refuse_order(_("Ngày quyết định kỷ luật"), facts.decided_on, _("vi phạm"), facts.fault_on)
    _refuse_order(_("Ngày hết hiệu lực"), facts.ended_on, _("quyết định"), facts.decided_on)
    made = Discipline(**subject.keys) if isinstance(kept, Subject) else _held(Discipline, kept.pk)
    _write(made, facts, seen, _("Kỷ luật"))
    record("awards.save_discipline", made, actor=actor, at=at)
    return made


@transaction.atomic
def save_inquiry(
    kept: Inquiry | Subject,
    facts: InquiryFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Inquiry:
    """Write down that something is being looked into, or that it was closed.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.save_inquiry``.
        FiguresImpossible: closed before it was opened, or opened on a day to come.
        StalePage: somebody saved since.
    """
    subject = kept if isinstance(kept, Subject) else noted_subject(kept)
    _refuse_household(subject)
    authorise(actor, "awards.save_inquiry", subject)
    _refuse_order(_("Ngày kết thúc"), facts.closed_on, _("bắt đầu"), facts.opened_on)
    _refuse_order(_("Hôm nay"), timezone.localdate(at), _("bắt đầu"), facts.opened_on)
    made = Inquiry(**subject.keys) if isinstance(kept, Subject) else _held(Inquiry, kept.pk)
    _write(made, facts, seen, _("Vụ việc"))
    record("awards.save_inquiry", made, actor=actor, at=at)
    return made


@transaction.atomic
def remove_initiative(initiative: Initiative, *, actor: User, at: datetime) -> None:
    """Take away an initiative that was written down by mistake.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.remove_initiative``.
    """
    authorise(actor, "awards.remove_initiative", noted_subject(initiative))
    data = {"year": initiative.year}
    record("awards.remove_initiative", initiative, actor=actor, at=at, data=data)
    initiative.delete()


@transaction.atomic
def remove_discipline(discipline: Discipline, *, actor: User, at: datetime) -> None:
    """Take away a measure that was written down by mistake.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.remove_discipline``.
    """
    authorise(actor, "awards.remove_discipline", noted_subject(discipline))
    record("awards.remove_discipline", discipline, actor=actor, at=at)
    discipline.delete()


@transaction.atomic
def remove_inquiry(inquiry: Inquiry, *, actor: User, at: datetime) -> None:
    """Take away a matter that was written down by mistake.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.remove_inquiry``.
    """
    authorise(actor, "awards.remove_inquiry", noted_subject(inquiry))
    record("awards.remove_inquiry", inquiry, actor=actor, at=at)
    inquiry.delete()


def noted_subject(noted: Noted) -> Subject:
    """Whom it is about."""
    person, unit = noted.person, getattr(noted, "unit", None)
    if person is not None:
        return Subject.of_person(person)
    if not isinstance(unit, Unit):
        raise StrangeSubject(_("Không rõ người hoặc đơn vị."))
    return Subject.of_unit(unit)


def noted_facts(noted: Noted) -> NotedFacts:
    """What is stored, as facts."""
    kind: type[NotedFacts] = _KINDS[type(noted)]
    return kind(**{each.name: getattr(noted, each.name) for each in fields(kind)})


def _held(model: type[N], pk: int) -> N:
    return model.objects.select_for_update().get(pk=pk)


def _write(
    made: Noted,
    facts: NotedFacts,
    seen: str | None,
    name: str,
) -> None:
    if made.pk is not None:
        refuse_stale(noted_facts(made), seen, name)
    for key, value in asdict(facts).items():
        setattr(made, key, " ".join(value.split()) if isinstance(value, str) else value)
    made.save()


def _refuse_household(subject: Subject) -> None:
    if subject.household:
        raise StrangeSubject(_("Chỉ ghi cho người hoặc đơn vị."))


def _refuse_order(late_name: str, late: date | None, early_name: str, early: date | None) -> None:
    if late is not None and early is not None and late < early:
        told = {
            "late": f"{late_name} {written_day(late)}",
            "early": f"{early_name} {written_day(early)}",
        }
        raise FiguresImpossible(_("%(late)s trước ngày %(early)s.") % told)
