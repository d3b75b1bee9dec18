"""Who may do what with cross-checking: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@dataclass(frozen=True, slots=True)
class Abstaining:
    """A unit that is not to check some other in a year."""

    season: Season
    checker: Unit


@permission("crosschecks.view_draw")
def sees_draw(user: User, season: Season) -> bool:
    """Everybody who may open the year: seed, rules, draw and settings are public in the bloc."""
    return seasons_visible_to(user).filter(pk=season.pk).exists()


@permission(
    "crosschecks.set_crosscheck",
    "crosschecks.announce_seed",
    "crosschecks.withdraw_seed",
    "crosschecks.draw_checkers",
    "crosschecks.plan_visit",
    "crosschecks.take_back_recusal",
)
def runs_crosscheck(user: User, season: Season) -> bool:
    """Head, deputy, standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("crosschecks.recuse_checker")
def recuses_checker(user: User, abstaining: Abstaining) -> bool:
    """Who runs the cross-check; a unit's own people say it of their unit."""
    if runs_crosscheck(user, abstaining.season):
        return True
    return abstaining.checker.pk in roles_in(user, abstaining.season).member_units


@permission("crosschecks.replace_checker")
def replaces_checker(user: User, assignment: Assignment) -> bool:
    """Who runs the cross-check."""
    return runs_crosscheck(user, assignment.crosscheck.season)
