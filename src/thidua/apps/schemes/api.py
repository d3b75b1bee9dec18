"""Reading scoring tables by program."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import schemes_visible_to

router = Router(tags=["schemes"])


class SchemeSummary(Schema):
    """One version of a season's table."""

    id: int
    season_id: int
    bloc_id: int
    year: int
    version: int
    state: str
    hash: str
    adopted_at: datetime | None

    @staticmethod
    def resolve_bloc_id(scheme: Scheme) -> int:
        """The season's bloc."""
        return scheme.season.bloc_id

    @staticmethod
    def resolve_year(scheme: Scheme) -> int:
        """The season's year."""
        return scheme.season.year


class SchemeDetail(SchemeSummary):
    """With its definition: the mapping of the scheme file format, whose hash ``hash`` is."""

    reason: str
    definition: dict[str, Any]

    @staticmethod
    def resolve_definition(scheme: Scheme) -> Any:
        """Keys in the order people read them."""
        return in_order(scheme.definition)


@router.get("", response=list[SchemeSummary], operation_id="schemes.list", url_name="schemes")
@paginate
def list_schemes(
    request: HttpRequest, season: int | None = None, state: Scheme.State | None = None
) -> QuerySet[Scheme]:
    """Versions that the user may see, newest season first; filter by season and by state."""
    found = schemes_visible_to(user_of(request)).defer("definition")
    if season is not None:
        found = found.filter(season=season)
    if state is not None:
        found = found.filter(state=state)
    return found.order_by("-season__year", "season_id", "-version")


@router.get("/{scheme_id}", response=SchemeDetail, operation_id="schemes.view", url_name="scheme")
def view_scheme(request: HttpRequest, scheme_id: int) -> Scheme:
    """One version with its definition and hash."""
    return get_object_or_404(schemes_visible_to(user_of(request)), pk=scheme_id)
