"""Who may do what to a season: the head and deputy run it, the standing office oversees it."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Bloc, Membership, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@dataclass(frozen=True, slots=True)
class Tick:
    """A thing on the checklist, done by one unit, or (without unit) done for good."""

    item: ChecklistItem
    unit: Unit | None


@permission("seasons.view")
def sees_season(user: User, season: Season) -> bool:
    """Its members, the standing office; closed ones also the bloc's later members."""
    return seasons_visible_to(user).filter(pk=season.pk).exists()


@permission("seasons.create")
def opens_years_of(user: User, bloc: Bloc) -> bool:
    """The standing office; the head or deputy in the newest year that has members."""
    seats = seats_of(user)
    if bloc.authority_id in seats.standing_of:
        return True
    newest = Membership.objects.filter(bloc=bloc).order_by("-year").values("year")[:1]
    return Membership.objects.filter(
        bloc=bloc,
        year__in=newest,
        unit__in=seats.units,
        role__in=[Membership.Role.HEAD, Membership.Role.DEPUTY],
    ).exists()


@permission("seasons.copy")
def copies_season(user: User, season: Season) -> bool:
    """Who may open a year of the bloc."""
    return opens_years_of(user, season.bloc)


@permission(
    "seasons.edit",
    "seasons.edit_phases",
    "seasons.move",
    "seasons.close",
    "seasons.record_departure",
    "seasons.take_back_departure",
    "seasons.add_checklist_item",
    "seasons.take_over_items",
)
def runs_season(user: User, season: Season) -> bool:
    """The head, the deputy, the standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission(
    "seasons.edit_checklist_item", "seasons.remove_checklist_item", "seasons.order_checklist_item"
)
def runs_season_of_item(user: User, item: ChecklistItem) -> bool:
    """Who runs the item's season."""
    return runs_season(user, item.season)


@permission("seasons.tick_checklist_item", "seasons.untick_checklist_item")
def answers_for(user: User, tick: Tick) -> bool:
    """For one unit: its own people. For good: who owes it, or who runs the season."""
    roles = roles_in(user, tick.item.season)
    if tick.unit is not None:
        return tick.unit.pk in roles.member_units
    if tick.item.owner == Phase.Owner.STANDING:
        return roles.is_standing
    return roles.runs_it or roles.is_standing
