"""The half-year reports of a told year: most on time, one late, one extended, one returned."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.organisations.models import Unit
from thidua.apps.reports.actions.extending import grant_extension
from thidua.apps.reports.actions.forms import create_form, open_form
from thidua.apps.reports.actions.reporting import (
    accept_report,
    return_report,
    save_report,
    submit_report,
)
from thidua.apps.reports.facts import ExtensionFacts, FigureFacts
from thidua.apps.reports.filling.sources import filled_in
from thidua.apps.reports.filling.specs import spec_of
from thidua.apps.reports.filling.starts import started
from thidua.apps.reports.models import ReportForm
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.calendar import VIETNAM
from thidua.domain.qualified import read_qualified


def report_half_year(season: Season, story: Story, *, head: User, standing: User) -> None:
    """The form with its dates, then each unit on its day; others answer for the bloc."""
    told = story.facts.get("reports")
    if told is None:
        return
    due, closes = _end_of(told["due"]), _end_of(told["closes"])
    facts = replace(started(season, ReportForm.Period.HALF), due_at=due, closes_at=closes)
    opened = _at(told["opened"])
    form = create_form(season, facts, actor=head, at=opened, is_illustrative=True)
    form = open_form(form, actor=head, at=opened)
    units = {member.unit.code: member.unit for member in members_of(season)}
    for code, way in told["units"].items():
        _report(form, units[code], told, way, standing)


def _report(
    form: ReportForm, unit: Unit, told: Mapping[str, Any], way: Mapping[str, Any], standing: User
) -> None:
    if "extended" in way:
        facts = ExtensionFacts(_end_of(way["extended"]), way["why"], way["signer"])
        grant_extension(form, unit, facts, actor=standing, at=_at(way["granted"]))
    if "at" not in way:
        return
    at, officer = _at(way["at"]), officer_of(unit)
    report = save_report(form, unit, _figures(form, unit, told), actor=officer, at=at)
    submit_report(report, actor=officer, at=at)
    if "accepted" in way:
        accept_report(report, actor=standing, at=_at(way["accepted"]))
    if "returned" in way:
        again = _end_of(told["closes"]) + timedelta(days=5)
        returned = _at(way["returned"])
        return_report(report, way["reason"], actor=standing, at=returned, again_until=again)


def _figures(form: ReportForm, unit: Unit, told: Mapping[str, Any]) -> dict[int, FigureFacts]:
    """What the unit types: where nothing is filled in, and the words."""
    indicators = list(form.indicators.all())
    known = filled_in(form, [unit.pk], indicators)
    figures = {}
    for each in indicators:
        number = int(each.code)
        if number in told["words"]:
            figures[each.pk] = FigureFacts(text=told["words"][number])
        elif number in told["figures"] and (unit.pk, each.pk) not in known:
            typed = read_qualified(told["figures"][number], spec_of(each))
            figures[each.pk] = FigureFacts(typed)
    return figures


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15, 30), VIETNAM)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM)
