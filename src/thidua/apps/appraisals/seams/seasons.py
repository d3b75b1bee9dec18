"""What the seasons ask of scoring before a year may move on, and who has done its part."""

from collections.abc import Collection
from functools import partial

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Line, Result, Sheet
from thidua.apps.appraisals.queries import (
    HANDED_IN,
    periods_of,
    published_result,
    sheets_visible_to,
    unlocked_units,
    waiting_periods,
    waiting_units,
)
from thidua.apps.seasons.actions.following import give_back, give_to_successor
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import of_members
from thidua.apps.seasons.registries.departing import Departure, follower, objects_to_return
from thidua.apps.seasons.registries.guards import guard
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.progress import Done, unit_progress
from thidua.web.prepared import prepared


@guard(Season.State.SCORING, page="appraisals:sheets")
def sheets_are_made(season: Season) -> str | None:
    """Units need their sheets before they can score."""
    if season.sheets.exists():
        return None
    if periods_of(season):
        return _("Chưa mở kỳ chấm điểm nào: bấm “Kỳ chấm điểm” ở thẻ “Chấm điểm”")
    return _("Chưa lập bảng chấm điểm cho các đơn vị: bấm “Mở chấm điểm” ở thẻ “Chấm điểm”")


@guard(Season.State.REVIEWING, page="appraisals:sheets")
def sheets_are_handed_in(season: Season) -> str | None:
    """Verification of all begins when all have handed in."""
    waiting = waiting_units(season)
    return (
        _("Chưa nộp bảng chấm điểm: %(waiting)s") % {"waiting": ", ".join(waiting)}
        if waiting
        else None
    )


@guard(Season.State.CONFERENCE, page="appraisals:result")
def result_is_published(season: Season) -> str | None:
    """The conference deliberates on a result that everybody has seen."""
    if published_result(season):
        return None
    if still := waiting_periods(season):
        return _("Chưa đóng kỳ chấm điểm: %s") % ", ".join(still)
    unlocked = unlocked_units(season)
    if unlocked:
        return _("Chưa khoá bảng chấm điểm: %(unlocked)s") % {"unlocked": ", ".join(unlocked)}
    return _("Chưa công bố kết quả chấm điểm trong khối")


@unit_progress(Phase.Kind.SCORING)
def units_that_scored(season_keys: Collection[int]) -> Done:
    """Units whose self-score is handed in."""
    return set(_scored(season_keys))


@unit_progress(Phase.Kind.REVIEWING)
def units_verified(season_keys: Collection[int]) -> Done:
    """Units whose sheet is verified."""
    return set(_verified(season_keys))


@prepared
def _scored(seasons: Collection[int]) -> QuerySet[Sheet, tuple[int, int]]:
    handed_in = Sheet.objects.filter(season__in=seasons, state__in=HANDED_IN)
    return handed_in.filter(of_members()).values_list("season", "unit")


@prepared
def _verified(seasons: Collection[int]) -> QuerySet[Sheet, tuple[int, int]]:
    done = (Sheet.State.VERIFIED, Sheet.State.LOCKED)
    verified = Sheet.objects.filter(season__in=seasons, state__in=done)
    return verified.filter(of_members()).values_list("season", "unit")


@journal_reach
def sheets_in_reach(season: Season, user: User) -> Open:
    """Figures, evidence and verdicts are told to whom the sheet is shown."""
    visible = sheets_visible_to(user, season)
    if not season.sheets.exclude(pk__in=visible.values("pk")).exists():
        return {}
    past = Sheet.every.filter(season=season, is_past=True)
    visible = Sheet.every.filter(Q(pk__in=visible.values("pk")) | Q(pk__in=past.values("pk")))
    return {
        "appraisals.sheet": keys_of(visible),
        "appraisals.line": keys_of(Line.objects.filter(sheet__in=visible.values("pk"))),
        "appraisals.evidence": keys_of(
            Evidence.objects.filter(line__sheet__in=visible.values("pk"))
        ),
    }


follower("sheet", go=partial(give_to_successor, Sheet), back=partial(give_back, Sheet))


@objects_to_return
def result_rests_on_it(departure: Departure) -> str | None:
    """A ranking published since was computed without the unit."""
    since = Result.every.filter(season=departure.season, published_at__gte=departure.place.left_at)
    return _("Kết quả đã công bố sau đó.") if since.exists() else None
