"""Who may do what with scoring sheets: one function a permission."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.appraisals.models import Evidence, Line, Sheet
from thidua.apps.appraisals.queries import running_units
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.organisations.seats.roles import BlocRoles, seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


def _works_for(user: User, sheet: Sheet) -> bool:
    return sheet.unit_id in roles_in(user, sheet.season).member_units


def _runs(user: User, season: Season) -> bool:
    return roles_in(user, season).runs_it


@permission("appraisals.view_sheet")
def may_view_sheet(user: User, sheet: Sheet) -> bool:
    """Own unit, also after it left; head, deputy, standing office; others once published."""
    roles = roles_in(user, sheet.season)
    if roles.runs_it or roles.is_standing or sheet.unit_id in seats_of(user).units:
        return True
    if not sheet.season.results.exists():
        return False
    return roles.is_anyone or seasons_visible_to(user).filter(pk=sheet.season_id).exists()


@permission("appraisals.view_evidence")
def may_view_evidence(user: User, evidence: Evidence) -> bool:
    """Who may see the sheet."""
    return may_view_sheet(user, evidence.line.sheet)


@permission("appraisals.open_scoring")
def may_open_scoring(user: User, season: Season) -> bool:
    """Head or deputy."""
    return _runs(user, season)


@permission("appraisals.save_lines")
def may_save_lines(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.add_own_target")
def may_add_own_target(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.remove_own_target")
def may_remove_own_target(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.attach_evidence")
def may_attach_evidence(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.remove_evidence")
def may_remove_evidence(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.submit_sheet")
def may_submit_sheet(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.withdraw_sheet")
def may_withdraw_sheet(user: User, sheet: Sheet) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, sheet)


@permission("appraisals.answer_line")
def may_answer_line(user: User, line: Line) -> bool:
    """Officer or leader of the unit."""
    return _works_for(user, line.sheet)


@permission("appraisals.verify_sheet")
def may_verify_sheet(user: User, sheet: Sheet) -> bool:
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
def may_verify_line(user: User, line: Line) -> bool:
    """Who verifies the sheet; the standing office also its own (external) criteria."""
    if may_verify_sheet(user, line.sheet):
        return True
    return _is_office_of(roles_in(user, line.sheet.season), line)


def _is_office_of(roles: BlocRoles, line: Line) -> bool:
    if not roles.is_standing or line.sheet.unit_id in roles.member_units:
        return False
    item = plan_of(line.sheet.scheme).items.get(line.item)
    return item is not None and item.is_external


@permission("appraisals.return_sheet")
def may_return_sheet(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet."""
    return may_verify_sheet(user, sheet)


@permission("appraisals.close_overdue_sheet")
def may_close_overdue_sheet(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet."""
    return may_verify_sheet(user, sheet)


@permission("appraisals.agree_rest")
def may_agree_rest(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet."""
    return may_verify_sheet(user, sheet)


@permission("appraisals.finish_verification")
def may_finish_verification(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet."""
    return may_verify_sheet(user, sheet)


@permission("appraisals.lock_sheet")
def may_lock_sheet(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet."""
    return may_verify_sheet(user, sheet)


@permission("appraisals.reopen_sheet")
def may_reopen_sheet(user: User, sheet: Sheet) -> bool:
    """Who verifies the sheet."""
    return may_verify_sheet(user, sheet)


@permission("appraisals.view_provisional")
def may_view_provisional(user: User, season: Season) -> bool:
    """Head, deputy and standing office see the standing before it is published."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("appraisals.publish_result")
def may_publish_result(user: User, season: Season) -> bool:
    """Head or deputy."""
    return _runs(user, season)
