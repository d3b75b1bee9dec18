"""People: written down, corrected, looked at."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.queries import units_visible_to
from thidua.apps.people.facts import PersonFacts
from thidua.apps.people.models import Person, Posting, Viewing
from thidua.apps.people.queries import double_of, open_posting, people_visible_to
from thidua.apps.people.refusals import (
    BirthYearImpossible,
    CodeTaken,
    PersonElsewhere,
    PersonIncomplete,
    UnitEnded,
)
from thidua.domain.identity import identity
from thidua.domain.person_names import person_order
from thidua.domain.vietnamese_text import fold
from thidua.web.ask_once import PossibleDouble
from thidua.web.languages import vietnamese
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day

FIELDS = (
    "code",
    "full_name",
    "birth_year",
    "sex",
    "position",
    "staff_class",
    "is_direct_worker",
    "counts_in_ratios",
    "is_history_complete",
    "is_illustrative",
)
YOUNGEST, OLDEST = 14, 110  # years of age of somebody who is commended


@transaction.atomic
def add_person(
    unit: Unit, facts: PersonFacts, *, actor: User, at: datetime, despite_doubts: bool = False
) -> Person:
    """Write down somebody who works at a unit.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.add_person``.
        PersonIncomplete: no code or no name.
        UnitEnded: the unit no longer exists.
        BirthYearImpossible: nobody of that age works.
        CodeTaken: the unit has somebody with this code.
        PersonElsewhere: somebody of another unit has this code.
        PossibleDouble: the same name and year of birth, and nobody said that it is another person.
    """
    authorise(actor, "people.add_person", unit)
    Authority.objects.select_for_update().get(pk=unit.authority_id)  # codes: one at a time
    today = timezone.localdate(at)
    if unit.valid_to is not None and unit.valid_to < today:
        day = written_day(unit.valid_to)
        raise UnitEnded(_("%(unit)s chỉ hoạt động đến %(day)s.") % {"unit": unit, "day": day})
    person = Person(authority_id=unit.authority_id, unit=unit)
    _write(person, facts, actor, at)
    if not despite_doubts:
        refuse_double(person, actor)
    person.save(force_insert=True)
    Posting.objects.create(person=person, unit=unit, position=person.position, since=facts.since)
    record("people.add_person", person, actor=actor, at=at, data={"unit": str(unit)})
    return person


@transaction.atomic
def edit_person(
    person: Person,
    facts: PersonFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
    despite_doubts: bool = False,
) -> Person:
    """Correct what is written about a person; a move is ``transfer_person``.

    ``seen`` is the revision that the form was opened on. The journal says which facts changed,
    never what they were.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.edit_person``.
        PersonIncomplete, BirthYearImpossible, CodeTaken, PersonElsewhere: as for ``add_person``.
        PossibleDouble: as there, of a new name or year of birth.
        StalePage: somebody saved since.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    authorise(actor, "people.edit_person", person)
    Authority.objects.select_for_update().get(pk=person.authority_id)
    refuse_moved_on(person, seen, person)
    before = {name: getattr(person, name) for name in FIELDS}
    _write(person, facts, actor, at)
    if not despite_doubts and _is_called_otherwise(person, before):
        refuse_double(person, actor)
    person.revision += 1
    person.save()
    posting = open_posting(person)
    if posting is not None:
        posting.position, posting.since = person.position, facts.since or posting.since
        posting.save(update_fields=["position", "since"])
    changed = [name for name in FIELDS if before[name] != getattr(person, name)]
    record("people.edit_person", person, actor=actor, at=at, data={"facts": labels(changed)})
    return person


@transaction.atomic
def view_person(person: Person, *, actor: User, at: datetime) -> None:
    """Write down that somebody opened a person's page: once a day for each user.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.view_person``.
    """
    authorise(actor, "people.view_person", person)
    viewing, is_new = Viewing.objects.get_or_create(
        person=person, user=actor, viewed_on=timezone.localdate(at), defaults={"first_at": at}
    )
    if is_new:
        record("people.view_person", person, actor=actor, at=viewing.first_at)


@transaction.atomic
def export_people(unit: Unit, people: int, *, actor: User, at: datetime) -> None:
    """Write down that a list of a unit's people was taken out of the program.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.export_people``.
    """
    authorise(actor, "people.export_people", unit)
    record("people.export_people", unit, actor=actor, at=at, data={"people": people})


def person_facts(person: Person) -> PersonFacts:
    """What is stored, as facts."""
    posting = open_posting(person)
    told = {name: getattr(person, name) for name in FIELDS}
    return PersonFacts(since=posting.since if posting else None, **told)


def labels(fields: list[str]) -> list[str]:
    """Fields of a person as people call them."""
    return [vietnamese(Person._meta.get_field(name).verbose_name) for name in fields]  # type: ignore[union-attr] # plain columns


def refuse_double(person: Person, actor: User) -> None:
    """Somebody has the same name and year of birth: it may be the same person."""
    twin = double_of(person)
    if twin is None:
        return
    told = {"name": twin.full_name, "year": twin.birth_year or _("không rõ")}
    if people_visible_to(actor).filter(pk=twin.pk).exists():
        told |= {"code": twin.code, "unit": _unit_in_words(twin.unit, actor)}
        text = _(
            "Đã có %(name)s, sinh năm %(year)s, mã %(code)s ở %(unit)s."
            " Nếu đúng là người khác thì đánh dấu xác nhận rồi lưu lại."
        )
    else:
        text = _(
            "Đã có người tên %(name)s, sinh năm %(year)s ở một đơn vị khác."
            " Nếu đúng là người khác thì đánh dấu xác nhận rồi lưu lại."
        )
    raise PossibleDouble(text % told)


def _is_called_otherwise(person: Person, before: dict[str, Any]) -> bool:
    name, year = before["full_name"], before["birth_year"]
    return identity(person.full_name) != identity(name) or person.birth_year != year


def _write(person: Person, facts: PersonFacts, actor: User, at: datetime) -> None:
    code, name = facts.code.strip(), " ".join(facts.full_name.split())
    if not code:
        raise PersonIncomplete(_("Mã cán bộ đang để trống."))
    if not name:
        raise PersonIncomplete(_("Họ và tên đang để trống."))
    _refuse_birth_year(facts.birth_year, timezone.localdate(at).year)
    others = Person.objects.filter(authority=person.authority_id).exclude(pk=person.pk)
    _refuse_code(others, code, person, actor)
    for field in FIELDS:
        setattr(person, field, getattr(facts, field))
    person.code, person.full_name = code, name
    person.position = " ".join(facts.position.split())
    person.search_text = f"{fold(code)} {fold(name)}"[:300]
    person.sort_text = person_order(name)


def _refuse_birth_year(year: int | None, this_year: int) -> None:
    if year is None or this_year - OLDEST <= year <= this_year - YOUNGEST:
        return
    limits = {"year": year, "first": this_year - OLDEST, "last": this_year - YOUNGEST}
    text = _("Năm sinh %(year)d phải từ %(first)d đến %(last)d.")
    raise BirthYearImpossible(text % limits)


def _refuse_code(others: QuerySet[Person], code: str, person: Person, actor: User) -> None:
    other = others.filter(code_key=identity(code)).select_related("unit").first()
    if other is None:
        return
    if other.unit_id == person.unit_id:
        text = _("Mã “%(code)s” đã dùng cho %(name)s của đơn vị; chọn mã khác.")
        raise CodeTaken(text % {"code": code, "name": other})
    text = _(
        "Mã “%(code)s” thuộc một người của %(unit)s. Mỗi người chỉ ở một đơn vị; nếu người này"
        " chuyển đến thì đơn vị cũ hoặc cơ quan thường trực ghi việc chuyển."
    )
    raise PersonElsewhere(text % {"code": code, "unit": _unit_in_words(other.unit, actor)})


def _unit_in_words(unit: Unit, actor: User) -> str:
    """The unit's name, to somebody who sees the unit."""
    if units_visible_to(actor).filter(pk=unit.pk).exists():
        return unit.name
    return _("một đơn vị khác")
