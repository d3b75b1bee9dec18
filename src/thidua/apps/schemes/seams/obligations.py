"""What the head owes: a table for the year."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.registries.obligations import Obligation, obligation_source

_WAITING = {Season.State.DRAFT, Season.State.OPEN}


@obligation_source
def obligations_of(user: User, seasons: Iterable[Season], day: date) -> list[Obligation]:
    """One for each season that the user's unit heads and that has no adopted table yet."""
    waiting = [season for season in seasons if season.state in _WAITING]
    if not waiting:
        return []
    headed = set(
        Membership.objects.filter(
            unit__in=seats_of(user).units, role=Membership.Role.HEAD, left_on=None
        ).values_list("bloc_id", "year")
    )
    mine = [season for season in waiting if (season.bloc_id, season.year) in headed]
    if not mine:
        return []
    states = {key: found for key, *found in _tables({season.pk for season in mine})}
    due = dict(
        Phase.objects.filter(season__in=mine, kind=Phase.Kind.SETUP).values_list(
            "season_id", "due_on"
        )
    )
    return [
        _obligation(season, has_any, due.get(season.pk))
        for season in mine
        for has_any, kinds, of_kinds, for_all in [states[season.pk]]
        if (of_kinds < kinds if kinds else not for_all)
    ]


def _tables(seasons: set[int]) -> QuerySet[Season, tuple[int, int, int, int, int]]:
    """By season: its tables, kinds of units, and what is adopted for kinds and for all."""
    adopted = Q(schemes__state=Scheme.State.ADOPTED)
    of_kinds = adopted & Q(schemes__kind__isnull=False)
    return (
        Season.objects.filter(pk__in=seasons)
        .annotate(
            tables=Count("schemes", distinct=True),
            kinds_count=Count("kinds", distinct=True),
            of_kinds=Count("schemes", distinct=True, filter=of_kinds),
            for_all=Count("schemes", distinct=True, filter=adopted & Q(schemes__kind=None)),
        )
        .values_list("pk", "tables", "kinds_count", "of_kinds", "for_all")
    )


def _obligation(season: Season, has_draft: int, due_on: date | None) -> Obligation:
    return Obligation(
        season=season,
        text=_("Thông qua bảng điểm") if has_draft else _("Lập và thông qua bảng điểm"),
        button=_("Mở bảng điểm") if has_draft else _("Lập bảng điểm"),
        url=reverse("schemes:season", args=[season.pk]),
        due_on=due_on,
    )
