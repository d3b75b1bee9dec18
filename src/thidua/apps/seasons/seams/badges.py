"""How the state of a season and the role of its members look."""

from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.year.at_once import Member
from thidua.web.badges import Badge, Tone, badge_of, tell_badge

_TONES: dict[str, Tone] = {Season.State.DRAFT: "azure", Season.State.CLOSED: "secondary"}


@tell_badge(Season)
def season_badge(season: Season) -> Badge:
    """Green from the opening to the close."""
    return Badge(Season.State(season.state).label, _TONES.get(season.state, "green"))


@tell_badge(Member)
def member_badge(member: Member) -> Badge:
    """The role in the bloc."""
    return badge_of(Membership(role=member.role))
