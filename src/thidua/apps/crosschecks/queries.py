"""Reading cross-checks: the year's, its pairs, those of the draw before."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Line, Sheet
from thidua.apps.appraisals.queries import under_its_name
from thidua.apps.crosschecks.models import (
    Assignment,
    CrossCheck,
    Mark,
    Objection,
    ObjectionWindow,
    Settlement,
)
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, roles_in, seasons_visible_to
from thidua.domain.draw.rules import DrawRules, Pair


def crosscheck_of(season: Season) -> CrossCheck:
    """The year's cross-check, or an unsaved one with the usual settings."""
    found = CrossCheck.objects.select_related("announced_by", "drawn_by")
    kept = found.filter(season=season).first() or CrossCheck()
    kept.season = season
    return kept


def assignments_of(crosscheck: CrossCheck) -> QuerySet[Assignment]:
    """Every pair, also those that ended, with its units."""
    return crosscheck.assignments.select_related("checker", "unit").order_by("pk")


def serving_assignments(season: Season) -> QuerySet[Assignment]:
    """The pairs of a year that go on."""
    return Assignment.objects.filter(crosscheck__season=season, ended_at=None).select_related(
        "checker", "unit"
    )


def pairs_to_mark(season: Season, checkers: Collection[int]) -> list[Assignment]:
    """The pairs of these units whose marks are not handed in, with what was saved; two queries."""
    found = serving_assignments(season).filter(checker__in=checkers, handed_in_at=None)
    rows = found.select_related("checker", "unit", "crosscheck").prefetch_related("marks")
    pairs = list(rows.order_by("checker", "pk"))
    for pair in pairs:
        pair.crosscheck.season = season
    return pairs


def sheets_being_checked(season: Season) -> list[Sheet]:
    """The sheets in hand that checkers may mark, their units under the names of today."""
    rows = season.sheets.filter(state=Sheet.State.SELF_SCORED).select_related("unit", "scheme")
    found = list(rows)
    for sheet in found:
        sheet.season = season
        under_its_name(sheet)
    return found


def lines_by_sheet(sheets: Collection[Sheet]) -> dict[int, list[Line]]:
    """The lines of several sheets, each in the order of its table; one query."""
    of_key = {sheet.pk: sheet for sheet in sheets}
    found: dict[int, list[Line]] = {key: [] for key in of_key}
    rows = Line.objects.filter(sheet__in=of_key).select_related("verified_by")
    for line in rows.order_by("pk"):
        line.sheet = of_key[line.sheet_id]
        found[line.sheet_id].append(line)
    return found


def former_pairs(season: Season) -> frozenset[Pair]:
    """Who checked whom in the bloc's last year with a draw, by code."""
    before = CrossCheck.objects.filter(
        season__bloc=season.bloc_id, season__year__lt=season.year, state=CrossCheck.State.DRAWN
    )
    last = before.order_by("-season__year").first()
    if last is None:
        return frozenset()
    pairs = last.assignments.filter(ended_at=None).values_list("checker__code", "unit__code")
    return frozenset((checker, unit) for checker, unit in pairs)


def member_units(season: Season) -> dict[str, Unit]:
    """The bloc's units by code, in its own order."""
    return {place.unit.code: place.unit for place in members_of(season)}


def rules_of(crosscheck: CrossCheck) -> DrawRules:
    """What the draw goes by today.

    Raises:
        DrawRefused: so few units cannot give so many checkers.
    """
    season = crosscheck.season
    codes = tuple(member_units(season))
    recused = season.recusals.values_list("checker__code", "unit__code")
    kept = frozenset((checker, unit) for checker, unit in recused if {checker, unit} <= {*codes})
    return DrawRules(codes, crosscheck.checkers, former_pairs(season), kept)


def assignments_visible_to(user: User) -> QuerySet[Assignment]:
    """Those of years that the user may open: who checks whom is public in the bloc."""
    return Assignment.objects.filter(
        crosscheck__season__in=seasons_visible_to(user)
    ).select_related("checker", "unit", "crosscheck__season__bloc__authority")


def checkers_of(sheet: Sheet) -> QuerySet[Assignment]:
    """The pairs that go on by which the sheet is checked."""
    return serving_assignments(sheet.season).filter(unit=sheet.unit_id).order_by("pk")


def past_checkers_of(sheet: Sheet) -> QuerySet[Assignment]:
    """The pairs whose marks were put together for a sheet of a closed period."""
    marked = Mark.objects.filter(assignment=OuterRef("pk"), line__sheet=sheet)
    at = Settlement.objects.filter(sheet=sheet).values("settled_at")
    served = Q(ended_at=None) | Q(ended_at__gt=Subquery(at))
    found = Assignment.objects.filter(Exists(marked), served, crosscheck__season=sheet.season_id)
    return found.select_related("checker", "unit").order_by("pk")


def settlement_of(sheet: Sheet) -> Settlement | None:
    """When its marks were put together, if they were."""
    return Settlement.objects.select_related("settled_by").filter(sheet=sheet).first()


def marks_open_to(user: User, sheet: Sheet) -> bool:
    """Whether the user may read the marks that were handed in for a sheet."""
    return sheet.pk in sheets_with_open_marks(user, sheet.season)


def sheets_with_open_marks(user: User, season: Season) -> frozenset[int]:
    """The sheets of a year whose marks the user may read.

    Whose unit checks a sheet reads the others' marks once its own are handed in; the checked unit
    once they are put together; head, deputy and standing office at any time otherwise; everybody
    else after publication. Of a closed period, whose result is published, everybody in the bloc.
    """
    roles = roles_in(user, season)
    settled = set(Settlement.objects.filter(sheet__season=season).values_list("sheet", flat=True))
    serving = serving_assignments(season).filter(checker__in=roles.member_units)
    mine: dict[int, bool] = {}  # unit that the user's unit checks → whether all is handed in
    for unit, handed_in_at in serving.values_list("unit", "handed_in_at"):
        mine[unit] = mine.get(unit, True) and handed_in_at is not None
    in_view = roles.is_anyone or seasons_visible_to(user).filter(pk=season.pk).exists()
    others = roles.runs_it or roles.is_standing or (in_view and season.results.exists())
    sheets = Sheet.every.filter(season=season)
    return frozenset(
        sheet
        for sheet, unit, is_past in sheets.values_list("pk", "unit", "is_past")
        if (in_view and is_past)
        or (in_view and sheet in settled and (unit in roles.member_units or unit in mine))
        or (unit not in roles.member_units and mine.get(unit, others))
    )


def verification_began(season: Season) -> bool:
    """Whether some line of the sheets in hand bears a verdict."""
    lines = Line.objects.filter(sheet__season=season, sheet__is_past=False)
    return lines.exclude(verdict=Line.Verdict.NONE).exists()


def requests_of(units: Collection[int], seasons: Collection[int]) -> QuerySet[Mark]:
    """Evidence that checkers ask of these units while marks are not put together yet."""
    asking = Mark.objects.filter(
        assignment__crosscheck__season__in=seasons,
        assignment__unit__in=units,
        assignment__ended_at=None,
        line__sheet__state=Sheet.State.SELF_SCORED,
        line__sheet__settlement=None,
    )
    return asking.exclude(asks="").order_by("line", "pk")


def waiting_requests(units: Collection[int], seasons: Collection[int]) -> QuerySet[Mark]:
    """Those of them to which nothing was replied, and no file added, since they were made."""
    added = Evidence.objects.filter(
        line=OuterRef("line"), removed_at=None, uploaded_at__gt=OuterRef("asked_at")
    )
    return requests_of(units, seasons).filter(~Exists(added), reply="")


def requests_visible_to(user: User) -> QuerySet[Mark]:
    """Requests of years that the user may open; the permission decides on each."""
    there = Mark.objects.filter(assignment__crosscheck__season__in=seasons_visible_to(user))
    return there.exclude(asks="").select_related("line__sheet__season__bloc__authority")


def window_of(season: Season) -> ObjectionWindow | None:
    """The year's time for objections, if it was opened."""
    found = ObjectionWindow.objects.select_related("opened_by", "locked_by", "result")
    return found.filter(season=season).first()


def objections_visible_to(user: User) -> QuerySet[Objection]:
    """Those of years that the user may open: the whole bloc reads them."""
    return Objection.objects.filter(window__season__in=seasons_visible_to(user)).select_related(
        "unit", "made_by", "answered_by", "window__season__bloc__authority"
    )
