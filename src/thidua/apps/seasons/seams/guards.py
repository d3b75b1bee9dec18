"""What this app asks before a year may move on."""

from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.apps.seasons.registries.guards import guard

LEAST_MEMBERS = 2


@guard(Season.State.OPEN, page="seasons:members")
def has_members(season: Season) -> str | None:
    """Emulation needs somebody to emulate with."""
    count = members_of(season).count()
    if count >= LEAST_MEMBERS:
        return None
    return _("Khối mới có %(count)d đơn vị trong năm %(year)d, cần ít nhất %(least)d") % {
        "count": count,
        "year": season.year,
        "least": LEAST_MEMBERS,
    }


@guard(Season.State.OPEN, page="seasons:members")
def has_head(season: Season) -> str | None:
    """Somebody has to run the year."""
    if members_of(season).filter(role=Membership.Role.HEAD).exists():
        return None
    return _("Năm %d chưa có Trưởng khối") % season.year


@guard(Season.State.OPEN, page="seasons:phases")
def has_phases(season: Season) -> str | None:
    """Everybody must know the due dates."""
    return None if season.phases.exists() else _("Chưa đặt hạn cho các bước trong năm")
