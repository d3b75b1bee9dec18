"""The cross-check of a year, locked, and the states in which it may be changed."""

from django.utils.translation import gettext as _

from thidua.apps.crosschecks.models import CrossCheck
from thidua.apps.crosschecks.refusals import CrossCheckNotOpen, NotDrawn, RulesFrozen
from thidua.apps.seasons.models import Season
from thidua.domain.refusal import Refusal

OPEN_STATES = frozenset(Season.State.values) - {Season.State.CONFERENCE, Season.State.CLOSED}


def locked_season(pk: int) -> Season:
    """The season, locked until the transaction ends."""
    found = Season.objects.select_for_update(of=("self",)).select_related("bloc__authority")
    return found.get(pk=pk)


def open_crosscheck(season: Season) -> CrossCheck:
    """The cross-check of a locked season, made when there is none.

    Raises:
        CrossCheckNotOpen: the year is at its conference, or closed.
    """
    if season.state not in OPEN_STATES:
        raise CrossCheckNotOpen(
            _("Năm %(year)s đang ở bước “%(season_state)s”: không chấm chéo được nữa.")
            % {"year": season.year, "season_state": season.get_state_display()}
        )
    found, _made = CrossCheck.objects.get_or_create(season=season)
    found.season = season
    return found


def check_state(crosscheck: CrossCheck, *states: str) -> None:
    """Whether the draw stands where an act needs it.

    Raises:
        RulesFrozen: the seed is published already, or the draw made.
        NotDrawn: the draw is still to be made.
    """
    if crosscheck.state in states:
        return
    told: dict[str, tuple[type[Refusal], str]] = {
        CrossCheck.State.SETTINGS: (
            NotDrawn,
            _("Chưa công bố hạt giống bốc thăm: công bố trước khi bốc thăm."),
        ),
        CrossCheck.State.ANNOUNCED: (
            RulesFrozen,
            _(
                "Hạt giống đã công bố nên quy tắc, đơn vị và trường hợp không được chấm giữ "
                "nguyên; cần đổi thì rút hạt giống, ghi lý do, rồi công bố lại."
            ),
        ),
        CrossCheck.State.DRAWN: (
            RulesFrozen,
            _("Đã bốc thăm: quy tắc và kết quả giữ nguyên, chỉ thay từng đơn vị chấm, có lý do."),
        ),
    }
    if crosscheck.state == CrossCheck.State.ANNOUNCED and CrossCheck.State.DRAWN in states:
        raise NotDrawn(_("Chưa bốc thăm nên chưa đơn vị nào chấm đơn vị nào."))
    refusal, text = told[crosscheck.state]
    raise refusal(text)
