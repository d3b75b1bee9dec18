"""From an address to the scheme, for people who may."""

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.definition.outline import called, is_named
from thidua.apps.schemes.models import Scheme, UnitKind
from thidua.apps.schemes.queries import award_names_in, kinds_of, schemes_visible_to
from thidua.apps.schemes.refusals import NotADraft
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.asked import named_key_in, the_one


def season_of(request: HttpRequest, season_pk: int) -> Season:
    """A season the user may see."""
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)


def scheme_of(request: HttpRequest, scheme_pk: int) -> Scheme:
    """A scheme the user may see."""
    return get_object_or_404(schemes_visible_to(user_of(request)), pk=scheme_pk)


def draft_to_edit(request: HttpRequest, scheme_pk: int) -> Scheme:
    """A draft the user may edit.

    Raises:
        NotADraft: it was adopted meanwhile.
    """
    scheme = scheme_of(request, scheme_pk)
    if not can(user_of(request), "schemes.edit", scheme):
        raise Http404
    if scheme.state != Scheme.State.DRAFT:
        raise NotADraft(scheme)
    return scheme


def kind_in(request: HttpRequest, season: Season) -> UnitKind | None:
    """The kind of units that an address names (``?kind=``); None: it names none."""
    key = named_key_in(request.GET, "kind")
    return None if key is None else the_one([k for k in kinds_of(season) if k.pk == key])


def table_address(season: Season, kind: UnitKind | None, name: str = "season") -> str:
    """The page of a season's table, or of the table of one kind of its units."""
    address = reverse(f"schemes:{name}", args=[season.pk])
    return f"{address}?{urlencode({'kind': kind.pk})}" if kind else address


def called_in(scheme: Scheme, key: str) -> str:
    """An item as people read it: its id or path, a class's name, what an award is called here."""
    name = called(key)
    return award_names_in(scheme.season).get(name, name) if is_named(key) else name


def back_to(scheme: Scheme, item_id: str = "") -> HttpResponseRedirect:
    """The table again, at the row that was worked on."""
    address = table_address(scheme.season, scheme.kind)
    if not item_id:
        return HttpResponseRedirect(address)
    query = ("&" if scheme.kind else "?") + urlencode({"row": item_id})
    return HttpResponseRedirect(f"{address}{query}#row-{urlencode({'': item_id})[1:]}")
