"""The tab "Bảng điểm" of a season, one version, and two versions side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.checks import AMENDABLE, WRITABLE, may_change
from thidua.apps.schemes.definition.comparison import compare as differences_of
from thidua.apps.schemes.definition.reading import SchemeNotReadable, in_order
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.models import Scheme, UnitKind
from thidua.apps.schemes.pages.kinds import Step, kind_to_show
from thidua.apps.schemes.pages.remarks import remarks_on
from thidua.apps.schemes.queries import (
    adopted_scheme,
    attendants_of,
    award_names_in,
    draft_of,
    kinds_of,
    last_undoable,
    last_years_table,
    parsed,
    versions_of,
)
from thidua.apps.schemes.views.finding import kind_in, scheme_of, season_of, table_address
from thidua.apps.seasons.models import Season
from thidua.domain.scheme import Scheme as DomainScheme
from thidua.web.asked import key_in, text_in


def season(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The draft for those who write it, else the table in force."""
    found = season_of(request, season_pk)
    kind = kind_in(request, found) or kind_to_show(user_of(request), found)
    adopted, draft = adopted_scheme(found, kind), draft_of(found, kind)
    scheme = draft or adopted
    if draft and adopted and not can(user_of(request), "schemes.edit", draft):
        scheme = adopted
    if scheme is None:
        context = {
            "may_create": _may_create(request, found),
            "create_url": table_address(found, kind, "create"),
        }
        return render(request, "schemes/none.html", context | _frame(found, kind))
    return _page(request, found, scheme)


def version(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """One version."""
    scheme = scheme_of(request, scheme_pk)
    return _page(request, scheme.season, scheme)


def compare(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What changed from one version to another."""
    found = season_of(request, season_pk)
    kind = kind_in(request, found)
    versions = list(versions_of(found, kind))
    numbers = [each.version for each in versions]
    new = _number(request, "to", numbers[0] if numbers else 0)
    old = _number(request, "from", new - 1)
    if old not in numbers or new not in numbers:
        raise Http404
    rows = Scheme.objects.filter(season=found, kind=kind, version__in=[old, new])
    pair = {each.version: each for each in rows}
    context = {
        "versions": versions,
        "old": pair[old],
        "new": pair[new],
        "differences": differences_of(
            in_order(pair[old].definition), in_order(pair[new].definition), award_names_in(found)
        ),
    }
    return render(request, "schemes/compare.html", context | _frame(found, kind))


def _page(request: HttpRequest, found: Season, scheme: Scheme) -> HttpResponse:
    scheme.season = found
    read = read_or_none(scheme)
    definition = in_order(scheme.definition)
    is_draft = scheme.state == Scheme.State.DRAFT
    edits = is_draft and may_change(scheme) and can(user_of(request), "schemes.edit", scheme)
    context = {
        "scheme": scheme,
        "table": table_of(definition, read, award_names_in(found)),
        "versions": list(versions_of(found, scheme.kind)),
        "edits": edits,
        "may_adopt": edits and can(user_of(request), "schemes.adopt", scheme),
        "may_keep": bool(scheme.hash)
        and can(user_of(request), "schemes.keep_template", found.bloc.authority),
        "may_supersede": _may_supersede(request, scheme),
        "faults": blocking_faults(definition) if is_draft else [],
        "undoable": last_undoable(scheme) if edits else None,
        "attendants": list(attendants_of(scheme)) if scheme.hash else [],
        "last_year": last_years_table(found, scheme.kind) if is_draft else None,
        "marked": text_in(request.GET, "row"),
        "remarks": remarks_on(user_of(request), scheme, timezone.localdate()),
    }
    return render(request, "schemes/season.html", context | _frame(found, scheme.kind))


def read_or_none(scheme: Scheme) -> DomainScheme | None:
    """The domain's scheme, or None while a draft has errors."""
    try:
        return parsed(scheme)
    except SchemeNotReadable:
        return None


def _may_create(request: HttpRequest, found: Season) -> bool:
    return found.state in WRITABLE and can(user_of(request), "schemes.create", found)


def _may_supersede(request: HttpRequest, scheme: Scheme) -> bool:
    return (
        scheme.state == Scheme.State.ADOPTED
        and scheme.season.state in AMENDABLE
        and draft_of(scheme.season, scheme.kind) is None
        and can(user_of(request), "schemes.supersede", scheme)
    )


def _number(request: HttpRequest, name: str, default: int) -> int:
    number = key_in(request.GET, name)
    return default if number is None else number


def _frame(found: Season, kind: UnitKind | None) -> dict[str, Any]:
    steps = [
        Step(each.name, table_address(found, each), kind is not None and each.pk == kind.pk)
        for each in kinds_of(found)
    ]
    return {"season": found, "tab": "scheme", "kind": kind, "steps": steps}
