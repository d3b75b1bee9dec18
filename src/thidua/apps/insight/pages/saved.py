"""The views that were saved: where each opens, whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from thidua.apps.accounts.models import User
from thidua.apps.insight.models import SavedView
from thidua.apps.insight.queries import views_visible_to
from thidua.web.asked import Asked, a_choice, a_text

_LONGEST_QUERY = 4000  # read whole, so that a longer one than can be saved is refused, not cut


@dataclass(frozen=True, slots=True)
class SaveAsked(Asked):
    """The page that is to be saved, with its query."""

    page: str = a_choice(SavedView.Page.values)
    query: str = a_text(longest=_LONGEST_QUERY)


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One saved view."""

    pk: int
    name: str
    page: str
    url: str
    owner: str
    is_own: bool
    is_shared: bool


def view_rows(user: User) -> Sequence[ViewRow]:
    """One query."""
    return [
        ViewRow(
            pk=each.pk,
            name=each.name,
            page=each.get_page_display(),
            url=address_of_view(each.page, each.query),
            owner=str(each.owner),
            is_own=each.owner_id == user.pk,
            is_shared=each.is_shared,
        )
        for each in views_visible_to(user)
    ]


def address_of_view(page: str, query: str) -> str:
    """Where a page with a query opens."""
    place = reverse(f"insight:{page}")
    return f"{place}?{query}" if query else place
