"""How a report looks, and where a duty stands."""

from django.utils.translation import gettext as _

from thidua.apps.reports.models import Report
from thidua.apps.reports.queries.duties import Duty
from thidua.domain.deadlines import Timeliness
from thidua.web.badges import Badge, Tone, tell_badge

_STATES: dict[str, tuple[Tone, str]] = {
    Report.State.DRAFT: ("secondary", "pencil"),
    Report.State.SUBMITTED: ("blue", "send"),
    Report.State.RETURNED: ("orange", "arrow-back-up"),
    Report.State.ACCEPTED: ("green", "check"),
}


@tell_badge(Report)
def report_badge(report: Report) -> Badge:
    """Where it lies: with the unit, with who receives it, accepted."""
    return Badge(Report.State(report.state).label, *_STATES[report.state])


@tell_badge(Duty)
def duty_badge(duty: Duty) -> Badge:
    """Late or not; a returned one waits for the unit whatever day it first came on."""
    if duty.timeliness is Timeliness.OVERDUE:
        return Badge(_("Quá hạn %d ngày") % duty.days, "red", "alert-triangle")
    if duty.timeliness is Timeliness.MISSED:
        return Badge(_("Không nộp, đã khoá nhận"), "red", "x")
    if duty.timeliness is Timeliness.WAITING:
        return Badge(_("Chưa đến hạn"), "secondary", "clock")
    if duty.timeliness is Timeliness.LATE:
        return Badge(_("Nộp trễ %d ngày") % duty.days, "orange", "alert-triangle")
    return Badge(_("Đúng hạn"), "green", "check")
