"""What reports tell in a bloc's review: how many came, who still owes one."""

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.reports.models import ReportForm
from thidua.apps.reports.pages.board import duties_seen
from thidua.apps.reports.queries.duties import Duty, start_of
from thidua.apps.reports.queries.reports import runs_reports
from thidua.apps.reviews.registries.parts import ReviewPart, review_part
from thidua.apps.seasons.models import Season
from thidua.domain.deadlines import Timeliness
from thidua.web.markup import address_of

_PERIODS = {"half": ReportForm.Period.HALF, "year": ReportForm.Period.YEAR}


@review_part
def reports_in_review(season: Season, user: User, period: str) -> ReviewPart | None:
    """The reports of the period: received, on time, late; whose are missing."""
    if not runs_reports(user, season):
        return None
    now, wanted = start_of(timezone.localdate()), _PERIODS[period]
    duties = [each for each in duties_seen(user, [season], now) if each.form.period == wanted]
    if not duties:
        return None
    url = address_of("reports:reports")(season.pk)
    return ReviewPart(_("Chế độ báo cáo"), tuple(_lines(duties)), url, order=10)


def _lines(duties: list[Duty]) -> list[str]:
    received = [each for each in duties if each.received is not None]
    late = [each for each in received if each.timeliness is Timeliness.LATE]
    told = {"got": len(received), "all": len(duties), "late": len(late)}
    lines = [_("Đã nhận %(got)d/%(all)d báo cáo, trong đó %(late)d báo cáo nộp trễ.") % told]
    if late:
        lines.append(_("Nộp trễ: %s.") % "; ".join(map(_days, late)))
    owed = [each.unit.name for each in duties if each.received is None]
    return [*lines, _("Chưa nộp: %s.") % "; ".join(owed)] if owed else lines


def _days(duty: Duty) -> str:
    return _("%(unit)s (%(days)d ngày)") % {"unit": duty.unit.name, "days": duty.days}
