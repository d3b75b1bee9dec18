"""What the seasons ask of cross-checking: what the journal may tell, when a result is final."""

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.registries.seals import seal
from thidua.apps.crosschecks.models import Assignment, Mark, Settlement
from thidua.apps.crosschecks.queries import sheets_with_open_marks, window_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.guards import guard
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of


@guard(Season.State.CONFERENCE, page="crosschecks:objections")
def result_is_final(season: Season) -> str | None:
    """Where units may object, the conference waits for the final lock."""
    window = window_of(season)
    if window is None or window.locked_at:
        return None
    return _("Chưa khoá kết quả cuối cùng sau thời hạn kiến nghị")


@seal
def result_is_locked(season: Season) -> str:
    """After the final lock no figure is corrected and nothing is published again."""
    window = window_of(season)
    if window is None or not window.locked_at:
        return ""
    return _("Kết quả đã khoá sau thời hạn kiến nghị: không sửa bảng, không công bố lại được.")


@journal_reach
def marks_in_reach(season: Season, user: User) -> Open:
    """Marks are told to whom they are shown, the own ones always."""
    pairs = Assignment.objects.filter(crosscheck__season=season)
    if not pairs.exists():
        return {}
    sheets = sheets_with_open_marks(user, season)
    units = season.sheets.filter(pk__in=sheets).values("unit")
    own = Q(checker__in=roles_in(user, season).member_units)
    reached = pairs.filter(own | Q(unit__in=units))
    asked = Q(assignment__in=reached) | Q(
        assignment__unit__in=roles_in(user, season).member_units, assignment__ended_at=None
    )
    marks = Mark.objects.filter(asked, assignment__crosscheck__season=season)
    return {
        "crosschecks.assignment": keys_of(reached),
        "crosschecks.mark": keys_of(marks.filter(replied_at__isnull=False)),
        "crosschecks.settlement": keys_of(Settlement.objects.filter(sheet__in=sheets)),
    }
