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
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.pages.remarks import remarks_on
from thidua.apps.schemes.queries import (
    adopted_scheme,
    attendants_of,
    award_names_in,
    draft_of,
    last_undoable,
    last_years_table,
    parsed,
    versions_of,
)
from thidua.apps.schemes.views.finding import scheme_of, season_of
from thidua.apps.seasons.models import Season
from thidua.domain.scheme import Scheme as DomainScheme
from thidua.web.asked import key_in, text_in


def season(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The draft for those who write it, else the table in force."""
    found = season_of(request, season_pk)
    adopted, draft = adopted_scheme(found), draft_of(found)
    scheme = draft or adopted
    if draft and adopted and not can(user_of(request), "schemes.edit", draft):
        scheme = adopted
    if scheme is None:
        context = {"may_create": _may_create(request, found)}
        return render(request, "schemes/none.html", context | _frame(found))
    return _page(request, found, scheme)


def version(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """One version."""
    scheme = scheme_of(request, scheme_pk)
    return _page(request, scheme.season, scheme)


def compare(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What changed from one version to another."""
    found = season_of(request, season_pk)
    versions = list(versions_of(found))
    numbers = [each.version for each in versions]
    new = _number(request, "to", numbers[0] if numbers else 0)
    old = _number(request, "from", new - 1)
    if old not in numbers or new not in numbers:
        raise Http404
    pair = {
        each.version: each for each in Scheme.objects.filter(season=found, version__in=[old, new])
    }
    context = {
        "versions": versions,
        "old": pair[old],
        "new": pair[new],
        "differences": differences_of(
            in_order(pair[old].definition), in_order(pair[new].definition), award_names_in(found)
        ),
    }
    return render(request, "schemes/compare.html", context | _frame(found))


def _page(request: HttpRequest, found: Season, scheme: Scheme) -> HttpResponse:
    scheme.season = found
    read = read_or_none(scheme)
    definition = in_order(scheme.definition)
    is_draft = scheme.state == Scheme.State.DRAFT
    edits = is_draft and may_change(scheme) and can(user_of(request), "schemes.edit", scheme)
    context = {
        "scheme": scheme,
        "table": table_of(definition, read, award_names_in(found)),
        "versions": list(versions_of(found)),
        "edits": edits,
        "may_adopt": edits and can(user_of(request), "schemes.adopt", scheme),
        "may_keep": bool(scheme.hash)
        and can(user_of(request), "schemes.keep_template", found.bloc.authority),
        "may_supersede": _may_supersede(request, scheme),
        "faults": blocking_faults(definition) if is_draft else [],
        "undoable": last_undoable(scheme) if edits else None,
        "attendants": list(attendants_of(scheme)) if scheme.hash else [],
        "last_year": last_years_table(found) if is_draft else None,
        "marked": text_in(request.GET, "row"),
        "remarks": remarks_on(user_of(request), scheme, timezone.localdate()),
    }
    return render(request, "schemes/season.html", context | _frame(found))


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
        and draft_of(scheme.season) is None
        and can(user_of(request), "schemes.supersede", scheme)
    )


def _number(request: HttpRequest, name: str, default: int) -> int:
    number = key_in(request.GET, name)
    return default if number is None else number


def _frame(found: Season) -> dict[str, Any]:
    return {"season": found, "tab": "scheme"}
