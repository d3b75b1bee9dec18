"""People of a unit, written by programs: known ones by their code, the others are new."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from ninja import Field, Router

from thidua.apps.accounts.actions.api_writes import written_once
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import units_visible_to
from thidua.apps.people.actions.importing import import_people
from thidua.apps.people.actions.people import person_facts
from thidua.apps.people.facts import PersonFacts, PersonWrite
from thidua.apps.people.models import Person
from thidua.domain.identity import identity
from thidua.web.api_batches import (
    MOST_ROWS,
    BatchRefused,
    FaultOut,
    FaultsOut,
    IdempotencyKey,
    Sent,
    Text,
    WrittenOut,
    content_of,
    rows_refused,
    written,
)

_DOUBLE = gettext_lazy("Mã %(code)s đã có ở dòng %(row)d của lần gửi này.")

router = Router(tags=["people"])


class PersonIn(Sent):
    """A person as written in the unit's own register; what is left out of a known one stays."""

    code: Text = Field(min_length=1, max_length=30)
    full_name: Text = Field(min_length=1, max_length=120)
    birth_year: int | None = Field(None, ge=1900, le=2100)
    sex: Person.Sex | Literal[""] = ""
    position: Text = Field("", max_length=160)
    staff_class: Person.StaffClass = Person.StaffClass.CIVIL_SERVANT
    is_direct_worker: bool | None = None
    counts_in_ratios: bool = True
    is_history_complete: bool = False
    since: date | None = None


class PeopleIn(Sent):
    """People of one unit."""

    rows: list[PersonIn] = Field(min_length=1, max_length=MOST_ROWS)


@router.post(
    "/units/{int:unit_id}/people",
    response={200: WrittenOut, 409: FaultsOut},
    operation_id="people.import_people",
    summary="Ghi cá nhân của một đơn vị theo mã: đủ mọi dòng hoặc không dòng nào",
)
def write_people(
    request: HttpRequest, unit_id: int, sent: PeopleIn, key: IdempotencyKey
) -> Any:  # the schema checks it
    """As a file does; nobody is removed."""
    user, at = user_of(request), timezone.now()
    unit = get_object_or_404(units_visible_to(user), pk=unit_id)

    def act() -> dict[str, Any]:
        with rows_refused():
            import_people(unit, _writes(unit, sent.rows), actor=user, at=at)
        known = _known(unit)
        return written(known[identity(row.code)].pk for row in sent.rows)

    return written_once(user, key, content_of(request, sent), act, at=at)


def _writes(unit: Unit, rows: Sequence[PersonIn]) -> list[PersonWrite]:
    """Known people with what is sent over what is stored.

    Raises:
        BatchRefused: a person is sent twice.
    """
    first: dict[str, int] = {}
    doubles = [
        FaultOut(row=number, field="code", msg=str(_DOUBLE) % {"code": row.code, "row": before})
        for number, row in enumerate(rows, 1)
        if (before := first.setdefault(identity(row.code), number)) != number
    ]
    if doubles:
        raise BatchRefused(doubles)
    known = _known(unit)
    return [_write(number, row, known) for number, row in enumerate(rows, 1)]


def _write(number: int, row: PersonIn, known: Mapping[str, Person]) -> PersonWrite:
    person = known.get(identity(row.code))
    if person is None:
        return PersonWrite(number, PersonFacts(**row.model_dump()))
    facts = replace(person_facts(person), **row.model_dump(exclude_unset=True))
    return PersonWrite(number, facts, person.pk, str(person.revision))


def _known(unit: Unit) -> dict[str, Person]:
    """The unit's people by what makes two codes one."""
    return {identity(each.code): each for each in Person.objects.filter(unit=unit)}
