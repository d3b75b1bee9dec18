"""Next year starts with this year's forms, their days moved along."""

from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.reports.actions.forms import write_indicators
from thidua.apps.reports.facts import facts_of
from thidua.apps.reports.models import ReportForm
from thidua.apps.seasons.models import Season
from thidua.domain.calendar import years_later
from thidua.domain.deadlines import day_and_time, instant_of


def carry_forms(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Forms that next year lacks by name, not opened; a year in a name becomes the next one."""
    years = new.year - old.year
    there = set(ReportForm.objects.filter(season=new).values_list("name", flat=True))
    for form in ReportForm.objects.filter(season=old):
        name = form.name.replace(str(old.year), str(new.year))
        since, until = years_later(form.since, years), years_later(form.until, years)
        if name in there or since < new.starts_on or until > new.ends_on:
            continue
        successor = ReportForm.objects.create(
            season=new,
            period=form.period,
            name=name,
            guidance=form.guidance,
            since=since,
            until=until,
            due_at=_later_instant(form.due_at, years),
            closes_at=_later_instant(form.closes_at, years),
        )
        write_indicators(successor, facts_of(form).indicators)
        record("reports.carry_forms", successor, actor=actor, at=at, data={"from": form.pk})


def _later_instant(instant: datetime, years: int) -> datetime:
    """The same day and time so many years later; 24:00 stays the end of its day."""
    day, at = day_and_time(instant)
    return instant_of(years_later(day, years), at)
