"""Who may do what with scoring sheets: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.appraisals.models import Adjustment, Evidence, Line, Sheet
from thidua.apps.appraisals.queries import officers_sign, running_units
from thidua.apps.appraisals.registries.origins import gives_figures_to
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import BlocRoles, seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@dataclass(frozen=True, slots=True)
class Adjusting:
    """A unit for which something else is asked than for the others."""

    season: Season
    unit: Unit


@dataclass(frozen=True, slots=True)
class Consenting:
    """A unit that says what it thinks of an adjustment for another."""

    adjustment: Adjustment
    unit: Unit


@permission("appraisals.view_sheet")
def sees_sheet(user: User, sheet: Sheet) -> bool:
    """Own unit, also after it left; head, deputy, standing office; others once published.

    The result of a period is published when it is closed.
    """
    roles = roles_in(user, sheet.season)
    if roles.runs_it or roles.is_standing or sheet.unit_id in seats_of(user).units:
        return True
    if not sheet.is_past and not sheet.season.results.exists():
        return False
    return roles.is_anyone or seasons_visible_to(user).filter(pk=sheet.season_id).exists()


@permission("appraisals.view_evidence")
def sees_evidence(user: User, evidence: Evidence) -> bool:
    """Who may see the sheet, and units drawn to check it."""
    sheet = evidence.line.sheet
    return sees_sheet(user, sheet) or peers().reads_evidence(user, sheet)


@permission(
    "appraisals.open_scoring",
    "appraisals.publish_result",
    "appraisals.make_periods",
    "appraisals.add_period",
    "appraisals.edit_period",
    "appraisals.remove_period",
    "appraisals.set_year_way",
    "appraisals.open_period",
    "appraisals.close_period",
    "appraisals.reopen_period",
)
def runs_scoring(user: User, season: Season) -> bool:
    """Head or deputy."""
    return roles_in(user, season).runs_it


@permission("appraisals.view_provisional")
def sees_provisional(user: User, season: Season) -> bool:
    """Head, deputy and standing office see the points before they are published."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission(
    "appraisals.save_lines",
    "appraisals.add_own_target",
    "appraisals.remove_own_target",
    "appraisals.attach_evidence",
    "appraisals.attach_link",
    "appraisals.attach_reference",
    "appraisals.remove_evidence",
    "appraisals.present_sheet",
)
def fills_in_sheet(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return sheet.unit_id in roles_in(user, sheet.season).member_units


@permission("appraisals.submit_sheet", "appraisals.give_back_draft", "appraisals.withdraw_sheet")
def signs_sheet(user: User, sheet: Sheet) -> bool:
    """Leader of the unit; its officer where the bloc says so, or where no leader can sign in."""
    roles = roles_in(user, sheet.season)
    if sheet.unit_id in roles.led_units:
        return True
    return sheet.unit_id in roles.member_units and officers_sign(sheet)


@permission("appraisals.take_given_figures")
def gives_figures(user: User, sheet: Sheet) -> bool:
    """Who scores a criterion of it in the place of its unit."""
    return gives_figures_to(user, sheet)


@permission("appraisals.answer_line")
def answers_line(user: User, line: Line) -> bool:
    """Officer or leader of the unit."""
    return fills_in_sheet(user, line.sheet)


@permission(
    "appraisals.view_verification",
    "appraisals.return_sheet",
    "appraisals.close_overdue_sheet",
    "appraisals.agree_rest",
    "appraisals.take_peer_verdicts",
    "appraisals.finish_verification",
    "appraisals.lock_sheet",
    "appraisals.reopen_sheet",
)
def verifies_sheet(user: User, sheet: Sheet) -> bool:
    """Head or deputy, never of the own unit; the standing office where nobody else can."""
    roles = roles_in(user, sheet.season)
    if sheet.unit_id in roles.member_units:
        return False
    if roles.runs_it:
        return True
    return roles.is_standing and not _has_other_verifier(sheet)


def _has_other_verifier(sheet: Sheet) -> bool:
    return bool(running_units(sheet.season) - {sheet.unit_id})


@permission("appraisals.verify_line")
def verifies_line(user: User, line: Line) -> bool:
    """Who verifies the sheet; the standing office also its own (external) criteria."""
    if verifies_sheet(user, line.sheet):
        return True
    return _is_office_of(roles_in(user, line.sheet.season), line)


def _is_office_of(roles: BlocRoles, line: Line) -> bool:
    if not roles.is_standing or line.sheet.unit_id in roles.member_units:
        return False
    item = plan_of(line.sheet.scheme).items.get(line.item)
    return item is not None and item.is_external


@permission("appraisals.propose_adjustment", "appraisals.withdraw_adjustment")
def asks_for_adjustment(user: User, adjusting: Adjusting) -> bool:
    """Head or deputy; the unit's own people for it."""
    roles = roles_in(user, adjusting.season)
    return roles.runs_it or adjusting.unit.pk in roles.member_units


@permission("appraisals.answer_adjustment")
def answers_adjustment(user: User, consenting: Consenting) -> bool:
    """Officer or leader of another unit of the year."""
    adjustment = consenting.adjustment
    if consenting.unit.pk == adjustment.unit_id:
        return False
    return consenting.unit.pk in roles_in(user, adjustment.season).member_units


@permission("appraisals.apply_adjustment")
def applies_adjustment(user: User, adjustment: Adjustment) -> bool:
    """Head or deputy, never for the own unit; the standing office."""
    roles = roles_in(user, adjustment.season)
    if adjustment.unit_id in roles.member_units:
        return False
    return roles.runs_it or roles.is_standing
