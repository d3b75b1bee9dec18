"""What the panel of help shows on a page: ten lines of one how-to, the names of the others."""

from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.safestring import SafeString

from thidua.apps.accounts.models import User
from thidua.apps.help.guidance.parts import parts_of
from thidua.apps.help.guidance.places import places_on
from thidua.apps.help.guidance.reading import Guide, guides


@dataclass(frozen=True, slots=True)
class Panel:
    """The how-to of a page for a reader."""

    guide: Guide
    lines: list[SafeString]
    others: list[Guide]


def panel_of(user: User, path: str) -> Panel | None:
    """What helps the user on the page of this address; None where no how-to is at hand."""
    known = guides()
    places = [each for each in places_on(_view_name(path), parts_of(user)) if each.slug in known]
    if not places:
        return None
    first, *rest = places
    guide = known[first.slug]
    return Panel(guide, guide.lines(first.section), [known[each.slug] for each in rest])


def _view_name(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
