"""Reading what units were given, and decisions, through the API; people only as a count."""

from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema
from ninja.pagination import paginate
from pydantic import field_validator

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.pages.decisions import DecisionsAsked, narrowed_decisions
from thidua.apps.awards.queries import decisions_visible_to, records_of, records_visible_to
from thidua.apps.people.queries import people_units_visible_to
from thidua.law.catalogue import catalogue

router = Router(tags=["awards"])


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
