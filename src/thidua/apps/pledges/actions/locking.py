"""A covenant held for a write, and what stands against it: the season's step, a frozen text."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.apps.pledges.models import Covenant
from thidua.apps.pledges.refusals import CovenantFrozen, RegisteringClosed
from thidua.apps.seasons.models import Season
from thidua.web.revisions import StalePage

State = Covenant.State
DRAFTING = (Season.State.DRAFT, Season.State.OPEN, Season.State.SIGNED, Season.State.RUNNING)
SIGNING = (Season.State.OPEN, Season.State.SIGNED, Season.State.RUNNING)


def locked_covenant(covenant: Covenant) -> Covenant:
    """The covenant as stored, locked for this transaction."""
    return (
        Covenant.objects.select_for_update(of=("self",))
        .select_related("season__bloc")
        .get(pk=covenant.pk)
    )


def refuse_outside(season: Season, states: Sequence[str]) -> None:
    """The covenant belongs to the beginning of the year."""
    if season.state not in states:
        raise RegisteringClosed(
            _("%(season)s đang ở bước “%(state)s” nên không làm việc này với giao ước được.")
            % {"season": season, "state": season.get_state_display()}
        )


def refuse_frozen(covenant: Covenant) -> None:
    """Adopted is frozen."""
    if covenant.state != State.DRAFT:
        raise CovenantFrozen(
            _("%(covenant)s đang ở trạng thái “%(state)s” nên không sửa được; cần thì lập bản mới")
            % {"covenant": covenant, "state": covenant.get_state_display()}
        )


def refuse_stale(covenant: Covenant, revision: int) -> None:
    """Somebody saved since the page was made."""
    if covenant.revision != revision:
        raise StalePage(
            _(
                "Chưa lưu: giao ước đã được người khác lưu sau khi trang này mở. Những gì đã gõ "
                "vẫn còn bên dưới; mở trang ở thẻ khác để đối chiếu rồi bấm “Lưu đè”."
            )
        )


def locked_season(season: Season) -> Season:
    """The season as stored, locked for this transaction."""
    return Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)
