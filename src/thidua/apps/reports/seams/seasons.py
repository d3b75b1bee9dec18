"""What reports tell of a bloc's year: their card, next year's forms, what goes with a unit."""

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.reports.actions.carrying import carry_forms
from thidua.apps.reports.actions.following import give_reports, give_reports_back
from thidua.apps.reports.pages.board import duties_seen
from thidua.apps.reports.queries.duties import start_of
from thidua.apps.reports.queries.reports import reports_visible_to, runs_reports
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.departing import follower
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.apps.seasons.registries.succession import carries_over
from thidua.domain.deadlines import Timeliness
from thidua.web.markup import address_of

carries_over(carry_forms)
follower("reports", go=give_reports, back=give_reports_back)


@overview_panel
def reports_panel(season: Season, user: User) -> Panel | None:
    """How many reports came, of those that are due."""
    duties = duties_seen(user, [season], start_of(timezone.localdate()))
    if not duties:
        return None
    late = sum(each.timeliness in {Timeliness.OVERDUE, Timeliness.MISSED} for each in duties)
    received = sum(each.received is not None for each in duties)
    return Panel(
        title=_("Báo cáo"),
        figure=f"{received}/{len(duties)}",
        text=_("báo cáo đã nhận, %d quá hạn") % late if late else _("báo cáo đã nhận"),
        url=address_of("reports:reports")(season.pk),
        tone="bad" if late else "good" if received == len(duties) else "neutral",
        order=36,
    )


@journal_reach
def reports_in_reach(season: Season, user: User) -> Open:
    """What a unit reports is told to whom the report is shown."""
    if runs_reports(user, season):
        return {}
    seen = reports_visible_to(user).filter(form__season=season)
    return {"reports.report": keys_of(seen)}
