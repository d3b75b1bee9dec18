"""Reading seasons over the API: what the pages show, for the same users."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import named_members, seasons_visible_to

router = Router(tags=["seasons"])


class SeasonOut(Schema):
    """One year of one bloc."""

    id: int
    bloc_id: int
    bloc_name: str
    year: int
    state: str
    starts_on: date
    ends_on: date
    is_illustrative: bool

    @staticmethod
    def resolve_bloc_name(season: Season) -> str:
        """The bloc's name."""
        return season.bloc_name


class PhaseOut(Schema):
    """One step of the year."""

    kind: str
    starts_on: date | None
    due_on: date
    owner: str
    note: str


class SeasonMemberOut(Schema):
    """One unit in the bloc that year."""

    unit_id: int
    code: str
    name: str
    role: str

    @staticmethod
    def resolve_code(member: Membership) -> str:
        """The unit's code."""
        return member.unit.code

    @staticmethod
    def resolve_name(member: Membership) -> str:
        """The unit's name."""
        return member.unit.called


class SeasonDetailOut(SeasonOut):
    """A year with its steps and members."""

    law_as_of: date
    phases: list[PhaseOut]
    members: list[SeasonMemberOut]

    @staticmethod
    def resolve_phases(season: Season) -> list[Phase]:
        """The steps in order."""
        return list(season.phases.all())

    @staticmethod
    def resolve_members(season: Season) -> list[Membership]:
        """The units in the bloc's order."""
        return named_members(season)


class SeasonQuery(Schema):
    """What the list is narrowed by."""

    year: int | None = None
    state: Season.State | None = None
    bloc_id: int | None = None


@router.get("", response=list[SeasonOut], operation_id="seasons.list", url_name="seasons")
@paginate
def list_seasons(request: HttpRequest, asked: Query[SeasonQuery]) -> QuerySet[Season]:
    """The seasons the user may see, newest first."""
    given = asked.dict(exclude_none=True)
    return seasons_visible_to(user_of(request)).filter(**given).order_by("-year", "pk")


@router.get(
    "/{season_id}", response=SeasonDetailOut, operation_id="seasons.view", url_name="season"
)
def view_season(request: HttpRequest, season_id: int) -> Season:
    """One season with its steps and members."""
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=season_id)
