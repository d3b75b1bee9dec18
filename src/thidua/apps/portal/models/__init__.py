"""What an authority shows to everybody: its portal, what stands on it, news, names taken off."""

from thidua.apps.portal.models.news import News, NewsPhoto
from thidua.apps.portal.models.portals import Portal, Publication, Removal, ShownPoints

__all__ = ["News", "NewsPhoto", "Portal", "Publication", "Removal", "ShownPoints"]
