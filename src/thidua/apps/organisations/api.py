"""Reading units and blocs through the API: the same scope as on the pages."""

from datetime import date
from typing import Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Bloc, Unit
from thidua.apps.organisations.pages.lists import (
    BlocsAsked,
    UnitsAsked,
    narrowed_blocs,
    narrowed_units,
)
from thidua.apps.organisations.queries import blocs_visible_to, units_visible_to, years_of

router = Router(tags=["organisations"])


class UnitOut(Schema):
    """A unit in a list."""

    id: int
    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    successor_id: int | None
    is_illustrative: bool


class NameOut(Schema):
    """Another name of a unit; ``until`` is the last day of a former one."""

    name: str
    kind: str
    until: date | None


class UnitDetailOut(UnitOut):
    """A unit with its other names."""

    authority: str
    has_party_cell: bool
    has_union: bool
    has_youth_union: bool
    names: list[NameOut]

    @staticmethod
    def resolve_authority(unit: Unit) -> str:
        """The name of its authority."""
        return unit.authority.name

    @staticmethod
    def resolve_names(unit: Unit) -> list[NameOut]:
        """Aliases and former names."""
        return [NameOut(name=a.name, kind=a.kind, until=a.until) for a in unit.aliases.all()]


class BlocOut(Schema):
    """A bloc in a list."""

    id: int
    code: str
    name: str
    authority: str
    valid_from: date | None
    valid_to: date | None

    @staticmethod
    def resolve_authority(bloc: Bloc) -> str:
        """The name of its authority."""
        return bloc.authority.name


class MemberOut(Schema):
    """A unit's place in a bloc that year."""

    unit_id: int
    code: str
    name: str
    role: str


class YearOut(Schema):
    """The members of a bloc in a year, in the bloc's order."""

    year: int
    members: list[MemberOut]


class BlocDetailOut(BlocOut):
    """A bloc with its members by year, newest first."""

    years: list[YearOut]

    @staticmethod
    def resolve_years(bloc: Bloc) -> list[YearOut]:
        """Members grouped by year."""
        years: dict[int, list[MemberOut]] = {}
        for place in years_of(bloc):
            member = MemberOut(
                unit_id=place.unit_id, code=place.unit.code, name=place.unit.name, role=place.role
            )
            years.setdefault(place.year, []).append(member)
        return [YearOut(year=year, members=members) for year, members in years.items()]


class ListQuery(Schema):
    """What a list is narrowed by."""

    q: str = ""
    state: Literal["", "valid", "ended"] = ""


@router.get("/units", response=list[UnitOut], operation_id="organisations.list_units")
@paginate
def list_units(
    request: HttpRequest, narrowing: Query[ListQuery], bloc: int | None = None
) -> QuerySet[Unit]:
    """Units the user may see, by name."""
    asked = UnitsAsked.of({"q": narrowing.q, "state": narrowing.state, "bloc": str(bloc or "")})
    return narrowed_units(units_visible_to(user_of(request)), asked, timezone.localdate())


@router.get("/units/{unit_id}", response=UnitDetailOut, operation_id="organisations.view_unit")
def view_unit(request: HttpRequest, unit_id: int) -> Unit:
    """One unit."""
    units = units_visible_to(user_of(request)).select_related("authority")
    return get_object_or_404(units.prefetch_related("aliases"), pk=unit_id)


@router.get("/blocs", response=list[BlocOut], operation_id="organisations.list_blocs")
@paginate
def list_blocs(request: HttpRequest, narrowing: Query[ListQuery]) -> QuerySet[Bloc]:
    """Blocs the user may see, by name."""
    asked = BlocsAsked.of({"q": narrowing.q, "state": narrowing.state})
    return narrowed_blocs(blocs_visible_to(user_of(request)), asked, timezone.localdate())


@router.get("/blocs/{bloc_id}", response=BlocDetailOut, operation_id="organisations.view_bloc")
def view_bloc(request: HttpRequest, bloc_id: int) -> Bloc:
    """One bloc with its members by year."""
    return get_object_or_404(blocs_visible_to(user_of(request)), pk=bloc_id)
