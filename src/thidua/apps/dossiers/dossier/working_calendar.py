"""The working days of an authority: the State's holidays, and what the authority adds or takes."""

from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import Nomination
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.settings.values import own_days, setting_or_law
from thidua.domain.working_days import WorkingCalendar, add_working_days
from thidua.law.dated import NotInForce, text_parameter
from thidua.law.holidays_vn import days_made_up, public_holidays
from thidua.web.languages import in_vietnamese

_MOST_YEARS = 40


def calendar_of(authority: Authority, first: date, last: date) -> WorkingCalendar:
    """The calendar for the years from ``first`` to the year after ``last``."""
    years = range(first.year, min(last.year + 2, first.year + _MOST_YEARS))
    off = frozenset().union(*(public_holidays(year) for year in years))
    worked = frozenset().union(*(days_made_up(year) for year in years))
    return WorkingCalendar(
        off | own_days(authority, "day_off"), worked | own_days(authority, "day_worked")
    )


@in_vietnamese
def deadline(authority: Authority, start: date, key: str, name: str) -> tuple[date | None, str]:
    """The last day of a time that begins after ``start``, and where its length is written."""
    days = setting_or_law(authority, key, name, start)
    if days is None:
        return None, ""
    number = int(days.value)
    due_on = add_working_days(start, number, calendar_of(authority, start, start))
    return due_on, _("%(number)s ngày làm việc, %(source)s") % {
        "number": number,
        "source": days.source,
    }


def appraisal_deadline(authority: Authority, received_on: date) -> tuple[date | None, str]:
    """Until when a dossier received on a day is to be appraised."""
    return deadline(
        authority, received_on, "appraisal_working_days", "procedure.provincial_appraisal_days"
    )


_CENTRAL = {"CSTD_TQ": "cstd_tq", "CO_CP": "co_cp"}


def central_deadline(nomination: Nomination, day: date) -> str:
    """Until when the dossier of a central award goes up, in words; empty where nothing says so.

    Since 2024 it is a day of the year after the award year.
    """
    name = _CENTRAL.get(nomination.award)
    if name is None:
        return ""
    try:
        found = text_parameter(f"procedure.{name}_dossier_by").at(day)
    except NotInForce:
        return ""
    month, last = found.value.split("-")
    sure = "" if found.confidence.may_block else f"; {found.confidence.words}"
    return f"{last}/{month}/{nomination.award_year + 1} ({found.citation}{sure})"


def notice_deadline(authority: Authority, refused_on: date) -> tuple[date | None, str]:
    """Until when the unit of a refused nomination is to be told."""
    return deadline(authority, refused_on, "refusal_notice_days", "procedure.refusal_notice_days")
