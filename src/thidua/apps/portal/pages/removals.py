"""Names taken off the portal, and finding one that stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Authority, Unit
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

    removed: QuerySet[Removal]
    found: Sequence[AwardRecord]
    has_more: bool  # than are shown of those that were found


def removals_page(authority: Authority, user: User, asked: RemovalsAsked) -> RemovalsPage:
    """At most four queries, three of them only when somebody is looked for."""
    removed = removals_visible_to(user).filter(portal__authority=authority)
    found = _found(authority, fold(asked.words))
    return RemovalsPage(removed, found[:MOST], len(found) > MOST)


def _found(authority: Authority, words: str) -> list[AwardRecord]:
    portal = portal_of(authority)
    if portal is None or not words:
        return []
    people = Person.objects.filter(authority=authority, search_text__contains=words)
    units = Unit.objects.filter(authority=authority, search_text__contains=words)
    houses = shown_records(portal).exclude(household="").values_list("pk", "household")
    alike = [key for key, name in houses.iterator() if words in fold(name)][: MOST + 1]
    holders = Q(person__in=people) | Q(unit__in=units) | Q(pk__in=alike)
    rows = shown_records(portal).filter(holders).select_related("decision")
    return list(rows.order_by("-decision__decided_on", "-pk")[: MOST + 1])
