"""What every change of a season does first: lock it, refuse when it is closed or was changed."""

from django.utils.translation import gettext as _

from thidua.apps.audit.queries import history_of
from thidua.apps.seasons.models import ChecklistItem, Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.revisions import StalePage
from thidua.web.words import written_moment


def locked(season: Season) -> Season:
    """The season as stored, locked for this transaction."""
    return Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)


def refuse_closed(season: Season) -> None:
    """Closed is frozen."""
    if season.state == Season.State.CLOSED:
        when = f" ({written_moment(season.closed_at)})" if season.closed_at else ""
        raise SeasonClosed(
            _("%(season)s đã kết thúc%(when)s nên không thay đổi được nữa.")
            % {"season": season, "when": when}
        )


def refuse_stale(stored: Season | ChecklistItem, revision: int) -> None:
    """Nobody's change is overwritten unseen."""
    if stored.revision == revision:
        return
    last = history_of(stored).first()
    who = last.who if last else _("người khác")
    when = written_moment(last.at) if last else ""
    raise StalePage(
        _(
            "Chưa lưu: %(who)s đã sửa mục này lúc %(when)s, sau khi bạn mở trang. Nội dung bạn "
            "nhập vẫn còn dưới đây; xem lại rồi bấm Lưu lần nữa để ghi theo bản của bạn."
        )
        % {"who": who, "when": when}
    )
