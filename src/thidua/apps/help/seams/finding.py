"""How-tos in the search over everything."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.help.guidance.reading import guides
from thidua.domain.vietnamese_text import fold


@finds(_("Cách làm"), "help-circle", order=90)
def how_tos(user: User, words: str) -> Iterable[Found]:
    """By the words of the title."""
    wanted = fold(words).split()
    fitting = [each for each in guides().values() if all(w in fold(each.title) for w in wanted)]
    for guide in fitting[:ASKED]:
        yield Found(guide.title, guide.who, reverse("help:guide", args=[guide.slug]))
