"""What the seasons ask: a card, what the head owes, next year's draft."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.regulations.actions.drafting import start_draft
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import adopted_regulation
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.obligations import Obligation, obligation_source
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.apps.seasons.registries.succession import carries_over
from thidua.web.markup import address_of
from thidua.web.prepared import prepared

_WAITING = {Season.State.DRAFT, Season.State.OPEN}


@prepared
def _versions(seasons: Collection[int]) -> QuerySet[Regulation, tuple[Any, ...]]:
    there = Regulation.objects.filter(season__in=seasons).order_by("version")
    return there.values_list("season", "state", "version")


@overview_panel
def regulation_panel(season: Season, user: User) -> Panel:  # as every card is asked
    """Which version is in force, or that none is."""
    newest = {state: version for _season, state, version in _versions([season.pk])}
    url = address_of("regulations:season")(season.pk)
    adopted, draft = newest.get(Regulation.State.ADOPTED), newest.get(Regulation.State.DRAFT)
    if adopted is None and draft is None:
        return Panel(_("Quy chế"), _("Chưa có"), _("Trưởng khối chưa lập"), url, order=5)
    if adopted is None:
        return Panel(_("Quy chế"), _("Dự thảo"), _("chưa thông qua"), url, "warning", 5)
    text = _("đã thông qua")
    if draft is not None:
        text += _(", có dự thảo phiên bản %(version)s") % {"version": draft}
    figure = _("Phiên bản %(version)s") % {"version": adopted}
    return Panel(_("Quy chế"), figure, text, url, "good", 5)


@obligation_source
def obligations_of(
    user: User, seasons: Iterable[Season], day: date
) -> list[Obligation]:  # as every source is asked
    """The head adopts the draft there is before units sign."""
    waiting = {season.pk: season for season in seasons if season.state in _WAITING}
    if not waiting:
        return []
    drafts = [key for key, state, _n in _versions(list(waiting)) if state == Regulation.State.DRAFT]
    return [
        Obligation(
            season=waiting[key],
            text=_("Lấy ý kiến, thông qua quy chế của Khối"),
            button=_("Mở quy chế"),
            url=reverse("regulations:season", args=[key]),
            due_on=None,
        )
        for key in dict.fromkeys(drafts)
        if roles_in(user, waiting[key]).runs_it
    ]


@carries_over
def copy_regulation(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Next year's draft is this year's quy chế; what the new season already has is left alone."""
    found = adopted_regulation(old)
    if found is None or Regulation.objects.filter(season=new).exists():
        return
    start_draft(new, found.text, based_on=found, actor=actor, at=at)
