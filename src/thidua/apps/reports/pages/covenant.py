"""What a unit's report tells of the covenant: the common targets, and the unit's part of each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.reports.models import ReportForm
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.results import TargetResult, results_of
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.pages.targets import BADGES
from thidua.domain.target_outcome import Outcome
from thidua.web.badges import Badge

_PERIODS = {
    ReportForm.Period.HALF.value: ReviewPeriod.HALF,
    ReportForm.Period.YEAR.value: ReviewPeriod.YEAR,
}


@dataclass(frozen=True, slots=True)
class CovenantRow:
    """One common target with what the unit did for it; no badge where it is not judged alone."""

    text: str
    promise: str
    reached: str
    badge: Badge | None


def covenant_rows(form: ReportForm, unit: Unit, user: User) -> list[CovenantRow]:
    """Every common target, in a report of half the year or all of it; else nothing."""
    period = _PERIODS.get(form.period)
    if period is None:
        return []
    material = Material(form.season, user, period).only(unit)
    return [_row(each, unit) for each in results_of(material)]


def _row(result: TargetResult, unit: Unit) -> CovenantRow:
    own = result.units.get(unit.pk)
    if own is not None:
        met = None if own.is_met is None else BADGES[Outcome.MET if own.is_met else Outcome.SHORT]
        return CovenantRow(result.target.text, result.promise, own.words, met)
    reached = _("chung của Khối: %s") % result.reached if result.is_typed and result.reached else ""
    return CovenantRow(result.target.text, result.promise, reached, None)
