"""Fetching what a page is about: not found when out of view, refused when not allowed."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.models import Evidence, Line, Period, Sheet
from thidua.apps.appraisals.queries import (
    evidence_visible_to,
    sheet_pages_in_view,
    sheet_pages_visible_to,
    sheets_visible_to,
    under_its_name,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import places_in, seasons_in_view
from thidua.web.asked import the_one


def season_of(request: HttpRequest, season_pk: int) -> Season:
    """A season that the user may open."""
    return the_one(seasons_in_view(user_of(request), [season_pk]))


def period_of(request: HttpRequest, period_pk: int) -> Period:
    """A scoring period of a season that the user may open."""
    period = get_object_or_404(Period, pk=period_pk)
    period.season = season_of(request, period.season_id)
    return period


def sheet_of(request: HttpRequest, sheet_pk: int) -> Sheet:
    """A sheet that the user may see."""
    sheet = the_one(sheet_pages_in_view(user_of(request), [sheet_pk]))
    authorise(user_of(request), "appraisals.view_sheet", sheet)
    return under_its_name(sheet)


def line_of(request: HttpRequest, line_pk: int) -> Line:
    """A line of a sheet that the user may see."""
    line = get_object_or_404(
        Line.objects.filter(sheet__in=sheet_pages_visible_to(user_of(request))), pk=line_pk
    )
    line.sheet = sheet_of(request, line.sheet_id)
    return line


def evidence_of(request: HttpRequest, evidence_pk: int) -> Evidence:
    """A file beside a line of a sheet that the user may see."""
    evidence = get_object_or_404(evidence_visible_to(user_of(request)), pk=evidence_pk)
    authorise(user_of(request), "appraisals.view_evidence", evidence)
    return evidence


def next_to_verify(user: User, after: Sheet) -> Sheet | None:
    """The next sheet that waits for this verifier, in the bloc's order and around its end."""
    waiting = sheets_visible_to(user, after.season).filter(state=Sheet.State.SELF_SCORED)
    found = list(waiting.select_related("season__bloc__authority", "unit"))
    order = [unit for unit, _ in places_in(after.season)]
    here = order.index(after.unit_id) if after.unit_id in order else 0
    found.sort(key=lambda sheet: (order.index(sheet.unit_id) - here) % len(order))
    return next(
        (
            under_its_name(sheet)
            for sheet in found
            if sheet.pk != after.pk and can(user, "appraisals.view_verification", sheet)
        ),
        None,
    )


def sheets_of_result(user: User, season: Season, period: Period | None) -> QuerySet[Sheet]:
    """What is behind a result that the user sees: of a year scored as one, or of a period."""
    if period is None:
        return sheets_visible_to(user, season)
    return Sheet.every.filter(period=period).select_related("unit")


def lockable_sheets(user: User, season: Season) -> list[Sheet]:
    """The verified sheets of a season that the user may lock, in the bloc's order."""
    verified = sheets_visible_to(user, season).filter(state=Sheet.State.VERIFIED)
    found = verified.select_related("season__bloc__authority", "unit")
    return [under_its_name(sheet) for sheet in found if can(user, "appraisals.lock_sheet", sheet)]
