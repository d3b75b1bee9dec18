"""The list of suggestions: narrowed and sorted as the address says."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.help.models import Suggestion
from thidua.web.asked import a_choice
from thidua.web.lists import Column, Narrowing, Option, options

_STATES = {"waiting": Q(answered_at=None), "answered": Q(answered_at__isnull=False)}


@dataclass(frozen=True, slots=True)
class SuggestionsAsked(Narrowing):
    """What the address asks for; the newest first."""

    state: str = a_choice(_STATES)

    columns: ClassVar = {
        "day": Column(gettext_lazy("Lúc"), ("made_at",)),
        "page": Column(gettext_lazy("Trang"), ("page_title", "page")),
    }
    usual: ClassVar = "-day"

    @property
    def states(self) -> list[Option]:
        """The filter by state."""
        named = [("waiting", _("Chưa trả lời")), ("answered", _("Đã trả lời"))]
        return options(named, self.state)


def narrowed(suggestions: QuerySet[Suggestion], asked: SuggestionsAsked) -> QuerySet[Suggestion]:
    """Those asked for, in order."""
    if asked.words:
        suggestions = suggestions.filter(words__icontains=asked.words)
    return suggestions.filter(_STATES.get(asked.state, Q())).order_by(*asked.order)
