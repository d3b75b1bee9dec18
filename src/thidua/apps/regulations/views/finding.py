"""From an address to the quy chế, for people who may."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import regulations_visible_to
from thidua.apps.regulations.refusals import NotADraft
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to

TAB = "regulation"


def season_of(request: HttpRequest, season_pk: int) -> Season:
    """A season the user may see."""
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)


def season_to_write(request: HttpRequest, season_pk: int) -> Season:
    """A season whose quy chế the user writes."""
    season = season_of(request, season_pk)
    if not can(user_of(request), "regulations.create", season):
        raise Http404
    return season


def regulation_of(request: HttpRequest, regulation_pk: int) -> Regulation:
    """One version the user may see."""
    return get_object_or_404(regulations_visible_to(user_of(request)), pk=regulation_pk)


def draft_to_edit(request: HttpRequest, regulation_pk: int) -> Regulation:
    """A draft the user may edit.

    Raises:
        NotADraft: it was adopted meanwhile.
    """
    found = regulation_of(request, regulation_pk)
    if not can(user_of(request), "regulations.edit", found):
        raise Http404
    if found.state != Regulation.State.DRAFT:
        raise NotADraft(found)
    return found


def frame(season: Season) -> dict[str, object]:
    """What the season's frame needs."""
    return {"season": season, "tab": TAB}
