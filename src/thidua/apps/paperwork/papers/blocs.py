"""Danh sách khối, quyết định phân khối: the blocs of an authority in a year."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority, Bloc, Membership
from thidua.apps.organisations.units.naming import Names, past_names
from thidua.apps.paperwork.papers.letterhead import council_header, council_of
from thidua.apps.paperwork.papers.worded import BASIS
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    Place,
    Request,
    Thing,
    register_paper,
)
from thidua.documents.kinds.bloc_division import (
    BlocDivisionFacts,
    ListedBloc,
    bloc_decision,
    bloc_list,
)
from thidua.documents.model import Document, Signature

_ROLES = {Membership.Role.HEAD: "Trưởng khối", Membership.Role.DEPUTY: "Phó Trưởng khối"}


def years_of(place: Place, user: User, key: int | None = None) -> list[Thing]:
    """The years in which units were divided into blocs, the latest first."""
    members = Membership.objects.filter(bloc__authority=place.pk)
    years = members.order_by("-year").values_list("year", flat=True).distinct()
    return [Thing(year, f"năm {year}") for year in years if key in {None, year}]


def build_list(request: Request) -> Document:
    """The list by itself."""
    return bloc_list(_facts(request, "DS"))


def build_decision(request: Request) -> Document:
    """The decision with its list."""
    return bloc_decision(_facts(request, "QĐ"))


def _facts(request: Request, symbol: str) -> BlocDivisionFacts:
    authority = request.authority
    office = authority.standing_office
    return BlocDivisionFacts(
        header=council_header(authority, symbol, request.day, request.number),
        year=request.about,
        blocs=tuple(_blocs(authority, request.about)),
        decider=f"Chủ tịch {council_of(authority)}",
        office=office,
        signature=Signature("CHỦ TỊCH", authority="TM. HỘI ĐỒNG"),
        legal_bases=(BASIS, f"Theo đề nghị của {office}"),
        recipients=("Các đơn vị có tên trong danh sách", office, "Lưu: VT"),
    )


def _blocs(authority: Authority, year: int) -> Iterator[ListedBloc]:
    """Each bloc with its units, called as at the end of the year."""
    members = Membership.objects.filter(bloc__authority=authority, year=year, left_on=None)
    found: dict[Bloc, list[tuple[str, str]]] = {}
    moment = datetime(year, 12, 31, 23, 59, tzinfo=timezone.get_current_timezone())
    ordered = members.select_related("bloc", "unit").order_by(
        "bloc__sort_text", "bloc", "order", "unit__sort_text", "pk"
    )
    names = Names(past_names(members.values("unit")))
    for each in ordered:
        role = _ROLES.get(Membership.Role(each.role), "")
        found.setdefault(each.bloc, []).append((names.at(each.unit, moment), role))
    for bloc, units in found.items():
        yield ListedBloc(bloc.name_at(moment), tuple(units))


register_paper(
    PaperKind(
        kind="bloc_decision",
        title="Quyết định phân chia khối thi đua",
        description="Ba điều và danh sách khối kèm theo, có Trưởng khối, Phó Trưởng khối.",
        build=build_decision,
        order=1,
        of_office=True,
        things=years_of,
    )
)
register_paper(
    PaperKind(
        kind="bloc_list",
        title="Danh sách khối thi đua",
        description="Các khối của năm, đơn vị từng khối, ai là Trưởng khối, Phó Trưởng khối.",
        build=build_list,
        order=2,
        of_office=True,
        things=years_of,
    )
)
