"""How news looks in a few words."""

from thidua.apps.portal.models import News
from thidua.web.badges import Badge, Tone, tell_badge

_TONES: dict[str, Tone] = {"draft": "azure", "published": "green", "withdrawn": "secondary"}


@tell_badge(News)
def news_badge(news: News) -> Badge:
    """Its state."""
    return Badge(news.get_state_display(), _TONES[news.state])
