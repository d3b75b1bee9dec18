"""Names taken off the portal, and finding one that stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Authority
from thidua.apps.people.models import Person
from thidua.apps.portal.models import Removal
from thidua.apps.portal.pages.office import portal_of
from thidua.apps.portal.queries.own import removals_visible_to
from thidua.apps.portal.queries.public import shown_records
from thidua.domain.vietnamese_text import fold
from thidua.web.asked import Asked, a_search

MOST = 50


@dataclass(frozen=True, slots=True)
class RemovalsAsked(Asked):
    """Whose name is looked for."""

    words: str = a_search()


@dataclass(frozen=True, slots=True)
class RemovalsPage:
    """Those that are off, and those that were found."""

    removed: Sequence[Removal]
    found: Sequence[AwardRecord]


def removals_page(authority: Authority, user: User, asked: RemovalsAsked) -> RemovalsPage:
    """Two queries, one of them only when somebody is looked for."""
    removed = list(removals_visible_to(user).filter(portal__authority=authority)[:MOST])
    return RemovalsPage(removed, _found(authority, fold(asked.words)))


def _found(authority: Authority, words: str) -> list[AwardRecord]:
    portal = portal_of(authority)
    if portal is None or not words:
        return []
    people = Person.objects.filter(authority=authority, search_text__contains=words)
    rows = shown_records(portal).filter(person__in=people).select_related("decision", "person")
    return list(rows.order_by("-decision__decided_on", "-pk")[:MOST])
