"""The app's part in the year: conditions, progress, cards, and what is copied to next year."""

from collections.abc import Collection
from datetime import date, datetime
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.pledges.actions.covenants import copied_covenant
from thidua.apps.pledges.models import Covenant, CovenantSignature, Registration
from thidua.apps.pledges.queries.covenants import (
    covenant_in_force,
    covenant_of_year_before,
    signatories,
    signed_by_predecessors,
)
from thidua.apps.pledges.queries.registrations import HANDED_IN, registrations_visible_to
from thidua.apps.seasons.actions.following import give_back, give_to_successor
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import of_members, places_in
from thidua.apps.seasons.registries.deadline_log import deed_days
from thidua.apps.seasons.registries.departing import Departure, follower, objects_to_return
from thidua.apps.seasons.registries.guards import guard
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.apps.seasons.registries.progress import Done, done_in, unit_progress
from thidua.apps.seasons.registries.succession import carries_over
from thidua.web.prepared import prepared


@guard(Season.State.SIGNED, page="pledges:covenant")
def covenant_is_signed(season: Season) -> str | None:
    """Entering “Đã ký giao ước” needs every unit's signature."""
    covenant = covenant_in_force(season)
    if covenant is None:
        return _("chưa có giao ước thi đua")
    if covenant.state == Covenant.State.DRAFT:
        return _("giao ước còn là dự thảo, chưa thông qua")
    waiting = [place for place in signatories(covenant) if place.signature is None]
    if waiting:
        names = ", ".join(place.membership.unit.called for place in waiting)
        return _("giao ước còn %(count)s đơn vị chưa ký: %(names)s") % {
            "count": len(waiting),
            "names": names,
        }
    return None


@unit_progress(Phase.Kind.REGISTRATION)
def units_registered(season_keys: Collection[int]) -> Done:
    """Units whose registration is handed in."""
    return set(_registered(season_keys))


@prepared
def _registered(seasons: Collection[int]) -> QuerySet[Registration, tuple[int, int]]:
    handed_in = Registration.objects.filter(season__in=seasons, state__in=HANDED_IN)
    return handed_in.filter(of_members()).values_list("season", "unit")


@unit_progress(Phase.Kind.SIGNING)
def units_signed(season_keys: Collection[int]) -> Done:
    """Units that signed the covenant in force."""
    return {*_signed(season_keys), *_signed_before(season_keys)}


def _in_force(seasons: Collection[int]) -> QuerySet[CovenantSignature]:
    signed = CovenantSignature.objects.filter(covenant__season__in=seasons)
    return signed.exclude(covenant__state=Covenant.State.SUPERSEDED)


@prepared
def _signed(seasons: Collection[int]) -> QuerySet[CovenantSignature, tuple[int, int]]:
    own = _in_force(seasons).filter(of_members("covenant__season"))
    return own.values_list("covenant__season", "unit")


@prepared
def _signed_before(seasons: Collection[int]) -> QuerySet[CovenantSignature, tuple[int, int]]:
    return signed_by_predecessors(_in_force(seasons))


@overview_panel
def registration_panel(season: Season, user: User) -> Panel | None:
    """How many units handed in."""
    if season.state == Season.State.DRAFT:
        return None
    members = len(places_in(season))
    done = len(done_in(season)[Phase.Kind.REGISTRATION])
    return Panel(
        title=_("Đăng ký thi đua"),
        figure=f"{done}/{members}",
        text=_("đơn vị đã nộp đăng ký"),
        url=reverse("pledges:registrations", args=[season.pk]),
        tone="good" if done == members else "warning",
        order=20,
    )


@overview_panel
def covenant_panel(season: Season, user: User) -> Panel | None:
    """How many units signed."""
    states = [state for (state,) in _states_in_force([season.pk])]
    if not states:
        return None
    members = len(places_in(season))
    signed = len(done_in(season)[Phase.Kind.SIGNING])
    is_draft = states[0] == Covenant.State.DRAFT
    return Panel(
        title=_("Giao ước thi đua"),
        figure=_("Dự thảo") if is_draft else f"{signed}/{members}",
        text=_("chưa thông qua") if is_draft else _("đơn vị đã ký"),
        url=reverse("pledges:covenant", args=[season.pk]),
        tone="good" if signed == members and not is_draft else "warning",
        order=30,
    )


@prepared
def _states_in_force(seasons: Collection[int]) -> QuerySet[Covenant, tuple[str]]:
    covenants = Covenant.objects.filter(season__in=seasons)
    return covenants.exclude(state=Covenant.State.SUPERSEDED).values_list("state")


@carries_over
def carry_covenant(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Next year starts from this year's text and common targets, as a draft."""
    if Covenant.objects.filter(season=new).exists():
        return
    covenant = covenant_in_force(old) or covenant_of_year_before(new)
    if covenant is None:
        return
    successor = copied_covenant(covenant, new)
    record("pledges.carry_covenant", successor, actor=actor, at=at, data={"from": covenant.pk})


@journal_reach
def registrations_in_reach(season: Season, user: User) -> Open:
    """What a unit registers is told to whom the registration is shown."""
    visible = registrations_visible_to(user).filter(season=season)
    return {"pledges.registration": keys_of(visible)}


follower(
    "registration",
    go=partial(give_to_successor, Registration),
    back=partial(give_back, Registration),
)


@objects_to_return
def successor_signed(departure: Departure) -> str | None:
    """Who joined for the other and signed cannot be sent away."""
    signed = CovenantSignature.objects.filter(
        covenant__season=departure.season,
        unit=departure.successor,
        signed_at__gte=departure.place.left_at,
    )
    if departure.successor is None or not signed.exists():
        return None
    return _("%s đã ký giao ước sau đó.") % departure.successor


@deed_days(Phase.Kind.REGISTRATION)
def registered_on(season: Season) -> dict[int, date]:
    """When each unit handed its registration in for the first time."""
    rows = Registration.objects.filter(season=season, first_submitted_at__isnull=False)
    return {
        unit: timezone.localdate(at) for unit, at in rows.values_list("unit", "first_submitted_at")
    }


@deed_days(Phase.Kind.SIGNING)
def signed_on(season: Season) -> dict[int, date]:
    """When each unit first signed a covenant of the year."""
    rows = CovenantSignature.objects.filter(covenant__season=season).order_by("-signed_at")
    return {unit: timezone.localdate(at) for unit, at in rows.values_list("unit", "signed_at")}
