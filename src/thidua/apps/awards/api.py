"""What units were given, and decisions, through the API; people are read only as a count."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from ninja import Field, Query, Router, Schema
from ninja.pagination import paginate
from pydantic import field_validator

from thidua.apps.accounts.actions.api_writes import written_once
from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.entries import PrintedAward, enter_award
from thidua.apps.awards.facts import AwardFacts, DecisionFacts, Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.pages.decisions import DecisionsAsked, narrowed_decisions
from thidua.apps.awards.queries import decisions_visible_to, records_of, records_visible_to
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.apps.people.queries import people_units_visible_to
from thidua.domain.identity import identity
from thidua.law.catalogue import catalogue
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
from thidua.web.previews import naming_row

_NOBODY = gettext_lazy("Đơn vị không có cá nhân mã %(code)s.")

router, writing = Router(tags=["awards"]), Router(tags=["awards"])


class DecisionOut(Schema):
    """A decision; ``awards`` is how many of it the user may see."""

    id: int
    number: str
    decided_on: date
    issuer: str
    signatory: str
    signatory_office: str
    fund: str
    awards: int


class UnitAwardOut(Schema):
    """An award that a unit was given, with its three dates."""

    id: int
    award: str
    award_name: str
    type: str
    year: int | None
    period_from: date | None
    period_to: date | None
    decision_id: int
    decision_number: str
    decided_on: date
    presented_on: date | None
    state: str
    revoked_on: date | None
    is_illustrative: bool

    @staticmethod
    def resolve_decision_number(award: AwardRecord) -> str:
        """The number of the decision."""
        return award.decision.number

    @staticmethod
    def resolve_decided_on(award: AwardRecord) -> date:
        """The day of the decision."""
        return award.decision.decided_on


class DecisionQuery(Schema):
    """What the list of decisions is narrowed by."""

    q: str = ""
    year: int | None = Field(None, ge=1900, le=2100)
    award: str = ""

    @field_validator("award")
    @classmethod
    def is_in_the_catalogue(cls, award: str) -> str:
        """A code of the catalogue, or nothing."""
        if award and award not in catalogue():
            raise ValueError(f"phải là một trong: {', '.join(catalogue())}")
        return award


@router.get(
    "/units/{unit_id}/awards", response=list[UnitAwardOut], operation_id="awards.list_unit_awards"
)
@paginate
def list_unit_awards(request: HttpRequest, unit_id: int) -> QuerySet[AwardRecord]:
    """What a unit was given, newest year first; its own people and the standing office only."""
    unit = get_object_or_404(people_units_visible_to(user_of(request)), pk=unit_id)
    return records_of(Subject.of_unit(unit))


@router.get("/decisions", response=list[DecisionOut], operation_id="awards.list_decisions")
@paginate
def list_decisions(request: HttpRequest, narrowing: Query[DecisionQuery]) -> QuerySet[Decision]:
    """Decisions that the user may see, newest first."""
    user = user_of(request)
    asked = DecisionsAsked.of(
        {"q": narrowing.q, "year": str(narrowing.year or ""), "award": narrowing.award}
    )
    seen = records_visible_to(user).filter(decision=OuterRef("pk")).order_by().values("decision")
    count = Coalesce(Subquery(seen.annotate(count=Count("pk")).values("count")), 0)
    return narrowed_decisions(decisions_visible_to(user), asked).annotate(awards=count)


class AwardIn(Sent):
    """An award of the past as its decision says it; without ``person_code`` the unit's own."""

    person_code: Text = Field("", max_length=30)
    award: Text = Field(min_length=1, max_length=30)
    type: Text = Field("", max_length=30)
    year: int | None = Field(None, ge=1945, le=2100)
    period_from: date | None = None
    period_to: date | None = None
    achievement: Text = Field("", max_length=500)
    basis: Text = Field("", max_length=30)
    number: Text = Field(min_length=1, max_length=60)
    decided_on: date
    issuer: Text = Field("", max_length=200)
    signatory: Text = Field("", max_length=120)
    signatory_office: Text = Field("", max_length=120)
    despite_doubts: bool = False

    def printed(self) -> PrintedAward:
        """As a form takes it."""
        told = self.model_dump()
        return PrintedAward(
            DecisionFacts(**{key: told[key] for key in ("number", "decided_on", *_OF_DECISION)}),
            AwardFacts(**{key: told[key] for key in _OF_AWARD}),
        )


_OF_DECISION = ("issuer", "signatory", "signatory_office")
_OF_AWARD = ("award", "type", "year", "period_from", "period_to", "achievement", "basis")


class AwardsIn(Sent):
    """Awards of one unit and its people."""

    rows: list[AwardIn] = Field(min_length=1, max_length=MOST_ROWS)


@writing.post(
    "/units/{int:unit_id}/award-history",
    response={200: WrittenOut, 409: FaultsOut},
    operation_id="awards.enter_award",
    summary="Ghi lịch sử khen thưởng của một đơn vị, cả người: đủ mọi dòng hoặc không dòng nào",
)
def write_awards(
    request: HttpRequest, unit_id: int, sent: AwardsIn, key: IdempotencyKey
) -> Any:  # the schema checks it
    """As the form of one award does, row after row."""
    user, at = user_of(request), timezone.now()
    unit = get_object_or_404(people_units_visible_to(user), pk=unit_id)

    def act() -> dict[str, Any]:
        subjects = _subjects(unit, sent.rows)
        with rows_refused():
            made = [
                _entered(number, subject, row, user, at)
                for number, (subject, row) in enumerate(zip(subjects, sent.rows, strict=True), 1)
            ]
        return written(award.pk for award in made)

    return written_once(user, key, content_of(request, sent), act, at=at)


def _entered(number: int, subject: Subject, row: AwardIn, actor: User, at: datetime) -> AwardRecord:
    with naming_row(number):
        return enter_award(
            subject, row.printed(), actor=actor, at=at, despite_doubts=row.despite_doubts
        )


def _subjects(unit: Unit, rows: Sequence[AwardIn]) -> list[Subject]:
    """Who each row is about.

    Raises:
        BatchRefused: nobody in the unit has a code.
    """
    known = {identity(each.code): each for each in Person.objects.filter(unit=unit)}
    nobody = [
        FaultOut(row=number, field="person_code", msg=str(_NOBODY) % {"code": row.person_code})
        for number, row in enumerate(rows, 1)
        if row.person_code and identity(row.person_code) not in known
    ]
    if nobody:
        raise BatchRefused(nobody)
    return [
        Subject.of_person(known[identity(row.person_code)])
        if row.person_code
        else Subject.of_unit(unit)
        for row in rows
    ]
