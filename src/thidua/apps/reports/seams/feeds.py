"""Late reports alone, for criteria that name them; the log of deadlines counts them too."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from thidua.apps.appraisals.scoring.lateness import lateness_of
from thidua.apps.organisations.models import Unit
from thidua.apps.reports.seams.deadline_log import REPORTS
from thidua.apps.schemes.registries.feeds import AskedFigures, FedFigures, feed
from thidua.apps.seasons.models import Season


def _listed(season: Season, unit: Unit, item: str) -> str:
    return f"{reverse('reports:reports', args=[season.pk])}?unit={unit.pk}"


@feed("deadline_log.reports", gettext_noop("nhật ký nộp đúng hạn: chỉ báo cáo định kỳ"), _listed)
def late(asked: AskedFigures) -> FedFigures:
    """Times or days late, each report once."""
    return lateness_of(asked, (REPORTS,))
