"""What is missing before units can sign and be scored by tables of their kinds."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from thidua.apps.schemes.models import RankingWay, Scheme
from thidua.apps.schemes.queries import (
    award_names_in,
    kind_keys,
    kinds_of,
    parsed,
    ranking_way,
    tables_in_force,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members
from thidua.domain.scoring.together import quotas_that_differ


def gaps_of_kinds(season: Season) -> Iterator[str]:
    """What is missing before units of several kinds can be scored; nothing without kinds."""
    kinds = kinds_of(season)
    if not kinds:
        return
    keys, there = kind_keys(season), set()
    nowhere = []
    for place in named_members(season):
        if place.unit_id in keys:
            there.add(keys[place.unit_id])
        else:
            nowhere.append(place.unit.called)
    if nowhere:
        yield _("Chưa thuộc loại hình nào: %s.") % ", ".join(nowhere)
    left = set(season.kind_changes.values_list("before", flat=True))  # by its last unit, perhaps
    if empty := [kind.name for kind in kinds if kind.pk not in there | left]:
        yield _("Loại hình chưa có đơn vị: %s.") % ", ".join(empty)
    adopted = {table.kind_id: table for table in tables_in_force(season)}
    if without := [kind.name for kind in kinds if kind.pk not in adopted]:
        yield _("Chưa thông qua bảng điểm của loại hình: %s.") % ", ".join(without)
    elif ranking_way(season).way == RankingWay.Way.TOGETHER:
        yield from _different_quotas(season, adopted.values())


def _different_quotas(season: Season, tables: Collection[Scheme]) -> Iterator[str]:
    names = award_names_in(season)
    differ = quotas_that_differ([parsed(each) for each in tables])
    if differ:
        yield _(
            "Xếp hạng chung thì mọi bảng phải ghi cùng một số lượng khen thưởng; các bảng đang ghi "
            "khác nhau về: %s."
        ) % ", ".join(names.get(award, award) for award in differ)
