"""Who is told that a unit went over to another kind: it, and those it is ranked with."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from thidua.apps.reminders.registries.news import News, news_of
from thidua.apps.schemes.models import KindChange, KindMember
from thidua.web.markup import address_of


@news_of("schemes.change_kind")
def changed(keys: Collection[int]) -> Mapping[int, News]:
    """The unit, and the units of both kinds; two queries for all changes."""
    page = address_of("schemes:kinds")
    there = KindChange.objects.filter(pk__in=keys).select_related("unit", "before", "after")
    changes = list(there)
    kinds = {key for each in changes for key in (each.before_id, each.after_id)}
    members: dict[int, set[int]] = defaultdict(set)
    for kind, unit in KindMember.objects.filter(kind__in=kinds).values_list("kind", "unit"):
        members[kind].add(unit)
    return {
        each.pk: News(
            frozenset({each.unit_id, *members[each.before_id], *members[each.after_id]}),
            f"{each}: {each.reason}",
            page(each.season_id),
            each.season_id,
        )
        for each in changes
    }
