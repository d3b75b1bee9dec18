"""Who sets forms, fills reports in, receives them: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reports.models import ReportForm
from thidua.apps.reports.queries.reports import runs_reports
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Reporting:
    """The report of one unit in one form, begun or not."""

    form: ReportForm
    unit: int


@permission(
    "reports.write_forms",
    covers=(
        "reports.create_form",
        "reports.save_form",
        "reports.open_form",
        "reports.move_dates",
        "reports.remove_form",
    ),
)
def writes_forms(user: User, season: Season) -> bool:
    """Head, deputy and standing office."""
    return runs_reports(user, season)


@permission("reports.view_report")
def sees_report(user: User, reporting: Reporting) -> bool:
    """The unit's own people, head, deputy, standing office."""
    return reporting.unit in seats_of(user).units or runs_reports(user, reporting.form.season)


@permission("reports.save_report", "reports.submit_report", "reports.withdraw_report")
def works_on_report(user: User, reporting: Reporting) -> bool:
    """Officer or leader of the unit, while it is a member."""
    return reporting.unit in roles_in(user, reporting.form.season).member_units


@permission("reports.return_report", "reports.accept_report", "reports.grant_extension")
def receives_reports(user: User, reporting: Reporting) -> bool:
    """Head, deputy and standing office, never of the own unit."""
    roles = roles_in(user, reporting.form.season)
    if reporting.unit in roles.member_units:
        return False
    return roles.runs_it or roles.is_standing
