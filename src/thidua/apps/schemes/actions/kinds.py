"""Kinds of units that have tables of their own: made, called, filled, and how they are ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.facts import RankingFacts
from thidua.apps.schemes.models import KindMember, RankingWay, UnitKind
from thidua.apps.schemes.refusals import KindRefused, KindsFrozen
from thidua.apps.schemes.registries.kinds import fixed_units
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.clean_text import cleaned
from thidua.domain.identity import identity
from thidua.web.reasons import kept_whole
from thidua.web.revisions import refuse_moved_on

DIVISIBLE = frozenset({Season.State.DRAFT, Season.State.OPEN})
"""States in which kinds are made and done away with: before units have promised by a table."""
MOST_KINDS, LONGEST_NAME = 30, 80


@transaction.atomic
def make_kinds(
    season: Season, names: Sequence[str], *, actor: User, at: datetime
) -> list[UnitKind]:
    """Kinds of these names, after those there are.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.make_kinds``.
        SeasonClosed, KindsFrozen: the year is closed, or units have signed.
        KindRefused: a name is missing, comes twice, or there are too many.
        ReasonTooLong: a name is too long.
    """
    season = _divisible(season, actor, "schemes.make_kinds")
    names = [_tidy(name) for name in names]
    if not any(names):
        raise KindRefused(_("Ghi tên loại hình, mỗi loại hình một dòng."))
    there = list(season.kinds.all())
    if len(there) + len(names) > MOST_KINDS:
        raise KindRefused(_("Nhiều nhất %d loại hình trong một khối.") % MOST_KINDS)
    for name in filter(None, names):
        _check_name(name, there)
        place = max((each.order for each in there), default=0) + 1
        there.append(UnitKind.objects.create(season=season, name=name, order=place))
    made = [kind for kind in there if kind.name in names]
    data = {"kinds": [kind.name for kind in made]}
    record("schemes.make_kinds", season, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def edit_kind(
    kind: UnitKind, name: str, *, seen: str | None = None, actor: User, at: datetime
) -> UnitKind:
    """Another name.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.edit_kind``.
        SeasonClosed: the year is closed.
        StalePage: somebody changed it since the page was opened.
        KindRefused: there is one of this name, or none was written.
        ReasonTooLong: the name is too long.
    """
    season = locked(kind.season)
    authorise(actor, "schemes.edit_kind", season)
    refuse_closed(season)
    kind, name = UnitKind.objects.select_for_update().get(pk=kind.pk), _tidy(name)
    kind.season = season
    if name == kind.name:
        return kind
    refuse_moved_on(kind, seen, kind)
    _check_name(name, [each for each in season.kinds.all() if each.pk != kind.pk])
    data = {"from": kind.name, "to": name}
    kind.name, kind.revision = name, kind.revision + 1
    kind.save(update_fields=["name", "revision"])
    record("schemes.edit_kind", kind, actor=actor, at=at, data=data)
    return kind


@transaction.atomic
def remove_kind(kind: UnitKind, *, actor: User, at: datetime) -> None:
    """Do without a kind that has no table; its units are of none then.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.remove_kind``.
        SeasonClosed, KindsFrozen: the year is closed, units have signed, or there is a table.
    """
    season = _divisible(kind.season, actor, "schemes.remove_kind")
    if kind.schemes.exists():
        raise KindsFrozen(
            _("Loại hình %s đã có bảng điểm: bỏ dự thảo trước; bảng đã thông qua thì giữ lại.")
            % kind
        )
    units = kind.members.order_by("unit__code").values_list("unit__code", flat=True)
    data = {"kind": kind.name, "units": list(units)}
    record("schemes.remove_kind", season, actor=actor, at=at, data=data)
    kind.delete()


@transaction.atomic
def place_units(
    season: Season, wanted: Mapping[int, int | None], *, actor: User, at: datetime
) -> int:
    """Put units (by key) into kinds (by key; None: of no kind); how many went over.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.place_units``.
        SeasonClosed: the year is closed.
        KindRefused: no unit or no kind of this season.
        KindsFrozen: a unit was scored by the table of its kind, or has signed by it.
    """
    season = locked(season)
    authorise(actor, "schemes.place_units", season)
    refuse_closed(season)
    kinds = {kind.pk: kind for kind in season.kinds.all()}
    units = {place.unit_id: place.unit for place in members_of(season)}
    if not set(wanted) <= set(units) or not set(wanted.values()) <= {None, *kinds}:
        raise KindRefused(_("Danh sách đơn vị hoặc loại hình vừa thay đổi. Tải lại trang."))
    now = {each.unit_id: each for each in KindMember.objects.filter(season=season)}
    changed = {
        unit: kind for unit, kind in wanted.items()
        if kind != (now[unit].kind_id if unit in now else None)
    }  # fmt: skip
    _refuse_fixed(season, changed, units)
    if season.state not in DIVISIBLE and (again := [units[u] for u in changed if u in now]):
        raise KindsFrozen(
            _("%s đã ký theo bảng của loại hình: chuyển từng đơn vị, có lý do.")
            % ", ".join(map(str, again))
        )
    KindMember.objects.filter(season=season, unit__in=changed).delete()
    KindMember.objects.bulk_create(
        KindMember(season=season, unit_id=unit, kind_id=kind)
        for unit, kind in changed.items()
        if kind is not None
    )
    if changed:
        told = {units[u].code: kinds[k].name if k is not None else "" for u, k in changed.items()}
        record("schemes.place_units", season, actor=actor, at=at, data={"units": told})
    return len(changed)


@transaction.atomic
def set_ranking_way(
    season: Season, facts: RankingFacts, *, seen: str | None = None, actor: User, at: datetime
) -> RankingWay:
    """How units of several kinds are ranked; settled before the first sheet is made.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.set_ranking_way``.
        SeasonClosed: the year is closed.
        KindsFrozen: sheets were made.
        StalePage: somebody changed it since the page was opened.
        ReasonTooLong: the source is too long.
    """
    season = locked(season)
    authorise(actor, "schemes.set_ranking_way", season)
    refuse_closed(season)
    if fixed_units(season):
        raise KindsFrozen(
            _("Năm %s đã mở chấm điểm: cách xếp hạng các loại hình giữ nguyên.") % season.year
        )
    way, _made = RankingWay.objects.select_for_update().get_or_create(season=season)
    before = RankingFacts.of(way)
    if facts == before:
        return way
    refuse_moved_on(way, seen, _("Cách xếp hạng các loại hình"))
    way.way, way.source = facts.way, kept_whole(cleaned(facts.source), 200, _("Quy định tại"))
    way.revision += 1
    way.save()
    data = {"from": asdict(before), "to": asdict(RankingFacts.of(way))}
    record("schemes.set_ranking_way", way, actor=actor, at=at, data=data)
    return way


def _divisible(season: Season, actor: User, name: str) -> Season:
    season = locked(season)
    authorise(actor, name, season)
    refuse_closed(season)
    if season.state not in DIVISIBLE:
        raise KindsFrozen(
            _("Năm %(year)s đang ở bước “%(state)s”: chia hay bỏ loại hình chỉ làm được trước khi "
              "ký giao ước.")
            % {"year": season.year, "state": season.get_state_display()}
        )  # fmt: skip
    return season


def _refuse_fixed(
    season: Season, changed: Mapping[int, int | None], units: Mapping[int, Unit]
) -> None:
    fixed = fixed_units(season) if changed else {}
    for unit in changed:
        if unit in fixed:
            raise KindsFrozen(f"{units[unit]}: {fixed[unit]}")


def _tidy(name: str) -> str:
    return kept_whole(" ".join(cleaned(name).split()), LONGEST_NAME, _("Tên loại hình"))


def _check_name(name: str, others: Sequence[UnitKind]) -> None:
    if not name:
        raise KindRefused(_("Ghi tên loại hình."))
    if any(identity(each.name) == identity(name) for each in others):
        raise KindRefused(_("Đã có loại hình %s.") % name)
