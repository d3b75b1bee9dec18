"""How the states of a conference and of what it discusses look."""

from thidua.apps.meetings.models import AgendaItem, Conference
from thidua.web.badges import Badge, tell_badge


@tell_badge(Conference)
def conference_badge(conference: Conference) -> Badge:
    """Prepared, open or closed."""
    return Badge(conference.get_state_display())


@tell_badge(AgendaItem)
def item_badge(item: AgendaItem) -> Badge:
    """Where the meeting stands with it."""
    return Badge(item.get_state_display())
