"""The cross-check's part when a unit leaves in mid-year."""

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.crosschecks.actions.departures import (
    end_checks,
    ended_by_leaving,
    hand_back_checks,
    hand_over_checks,
    resume_checks,
)
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.seasons.registries.departing import Departure, follower, objects_to_return

follower("checks", go=hand_over_checks, back=hand_back_checks)
follower("checks ended", go=end_checks, back=resume_checks)


@objects_to_return
def checked_since(departure: Departure) -> str | None:
    """Whoever took its place has marked, or was replaced in turn."""
    instead = Assignment.objects.filter(in_place_of__in=ended_by_leaving(departure))
    begun = instead.filter(Q(marks__isnull=False) | ~Q(ended_at=None) | ~Q(handed_in_at=None))
    return _("Đơn vị chấm thay đã chấm.") if begun.exists() else None
