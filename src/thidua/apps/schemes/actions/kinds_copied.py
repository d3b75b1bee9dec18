"""The kinds of a year's units, taken over into the next."""

from thidua.apps.schemes.models import KindMember, RankingWay, UnitKind
from thidua.apps.schemes.queries import kind_keys, kinds_of, ranking_way
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import places_in


def copy_kinds(old: Season, new: Season) -> dict[int, UnitKind]:
    """The kinds with their units and how they are ranked; the new ones by the key of the old.

    The caller records it, with the tables that it copies.
    """
    kinds = kinds_of(old)
    if not kinds:
        return {}
    made = {
        kind.pk: UnitKind.objects.create(season=new, name=kind.name, order=kind.order)
        for kind in kinds
    }
    there = {unit for unit, _role in places_in(new)}
    KindMember.objects.bulk_create(
        KindMember(season=new, unit_id=unit, kind=made[kind])
        for unit, kind in kind_keys(old).items()
        if unit in there
    )
    way = ranking_way(old)
    RankingWay.objects.create(season=new, way=way.way, source=way.source)
    kinds_of.forget(new)
    return made
