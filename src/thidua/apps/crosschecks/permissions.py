"""Who may do what with cross-checking: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.permissions import verifies_sheet
from thidua.apps.crosschecks.models import Assignment, Objection
from thidua.apps.crosschecks.queries import marks_open_to
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@dataclass(frozen=True, slots=True)
class Abstaining:
    """A unit that is not to check some other in a year."""

    season: Season
    checker: Unit


@dataclass(frozen=True, slots=True)
class Objecting:
    """A unit that objects to the result of a year."""

    season: Season
    unit: Unit


@permission("crosschecks.view_draw", "crosschecks.view_objections")
def sees_draw(user: User, season: Season) -> bool:
    """Everybody who may open the year: seed, rules, draw, objections are public in it."""
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


@permission("crosschecks.save_marks", "crosschecks.hand_in_marks")
def checks_unit(user: User, assignment: Assignment) -> bool:
    """Officer or leader of the unit that checks."""
    return assignment.checker_id in roles_in(user, assignment.crosscheck.season).member_units


@permission("crosschecks.view_requests", "crosschecks.reply_to_request")
def answers_requests(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit whose sheet it is."""
    return sheet.unit_id in roles_in(user, sheet.season).member_units


@permission("crosschecks.view_marks")
def sees_marks(user: User, sheet: Sheet) -> bool:
    """Checkers that handed in; who runs it; the unit once they are settled; others at the end."""
    return marks_open_to(user, sheet)


@permission("crosschecks.settle_marks")
def settles_marks(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet: head or deputy, never of the own unit."""
    return verifies_sheet(user, sheet)


@permission("crosschecks.open_objections", "crosschecks.lock_result")
def runs_result(user: User, season: Season) -> bool:
    """Head or deputy, who also publish it."""
    return roles_in(user, season).runs_it


@permission("crosschecks.make_objection")
def objects_for_unit(user: User, objecting: Objecting) -> bool:
    """Officer or leader of the unit."""
    return objecting.unit.pk in roles_in(user, objecting.season).member_units


@permission("crosschecks.answer_objection")
def answers_objection(user: User, objection: Objection) -> bool:
    """Head, deputy or standing office, never to the own unit."""
    roles = roles_in(user, objection.window.season)
    if objection.unit_id in roles.member_units:
        return False
    return roles.runs_it or roles.is_standing
