"""Attendance at the bloc's meetings, for criteria that name it."""

from collections import Counter
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.registries.feeds import AskedFigures, FedFigure, FedFigures, feed
from thidua.apps.seasons.models import Season
from thidua.domain.exact import plain_text
from thidua.domain.scheme import Criterion


def _conference(season: Season, unit: Unit, item: str) -> str:
    return reverse("meetings:conference", args=[season.pk])


@feed("attendance", gettext_noop("điểm danh các cuộc họp của Khối"), _conference)
def attendance(asked: AskedFigures) -> FedFigures:
    """Meetings attended of those that were held; nothing is known before the first."""
    held, came = Counter[int](), Counter[int]()
    rows = Attendance.objects.filter(conference__season=asked.season, unit__in=asked.units)
    if asked.within:
        rows = rows.filter(conference__held_on__range=asked.within)
    for unit, is_present in rows.exclude(conference__state=Conference.State.DRAFT).values_list(
        "unit", "is_present"
    ):
        held[unit] += 1
        came[unit] += is_present
    return {
        (unit, criterion.id): _figure(criterion, came[unit], held[unit])
        for criterion in asked.criteria
        for unit in held
    }


def _figure(criterion: Criterion, came: int, held: int) -> FedFigure:
    text = _("dự %(came)d/%(held)d cuộc họp") % {"came": came, "held": held}
    if criterion.has_own_targets:
        return FedFigure(str(came), text, target=str(held))
    if not criterion.measure.strip().startswith("%"):
        return FedFigure(str(came), text)
    hundredths = int(Fraction(came * 10_000, held))  # cut: a share is never shown larger
    return FedFigure(plain_text(hundredths, 2).rstrip("0").rstrip("."), text)
