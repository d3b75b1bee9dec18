"""Kinds of units: made, filled, given tables, and what is missing before units sign."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import NOON, SCHEME, World, make_world
from tests.one_line import one_line
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme, supersede_scheme
from thidua.apps.schemes.actions.kinds import (
    edit_kind,
    make_kinds,
    place_units,
    remove_kind,
    set_ranking_way,
)
from thidua.apps.schemes.facts import RankingFacts
from thidua.apps.schemes.guards import gaps_of_kinds
from thidua.apps.schemes.models import KindMember, RankingWay, Scheme, UnitKind
from thidua.apps.schemes.queries import (
    adopted_scheme,
    by_unit,
    ranking_way,
    table_of_unit,
    tables_in_force,
    versions_of,
)
from thidua.apps.schemes.refusals import (
    AlreadyAdopted,
    DraftExists,
    KindRefused,
    KindsFrozen,
    NoTableForAll,
)
from thidua.apps.schemes.seams.seasons import copy_table
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
HALF: dict[str, Any] = {**SCHEME, "awards": [{"award": "CO_TINH", "quota": "2"}]}


@pytest.fixture
def world() -> World:
    return make_world(codes=("AAA", "BBB", "CCC", "DDD"))


@pytest.fixture
def kinds(world: World) -> list[UnitKind]:
    return make_kinds(world.season, ["Phòng", "Huyện"], actor=world.head, at=NOON)


def _place(world: World, **codes: UnitKind | None) -> int:
    wanted = {world.units[code].pk: kind.pk if kind else None for code, kind in codes.items()}
    return place_units(world.season, wanted, actor=world.head, at=NOON)


def _adopt(world: World, kind: UnitKind, definition: dict[str, Any]) -> Scheme:
    draft = create_scheme(world.season, definition, kind=kind, actor=world.head, at=NOON)
    return adopt_scheme(draft, revision=draft.revision, actor=world.head, at=NOON)


def _fresh(world: World) -> Season:
    return Season.objects.get(pk=world.season.pk)


def test_kinds_stand_in_the_order_in_which_they_were_made(
    world: World, kinds: list[UnitKind]
) -> None:
    more = make_kinds(world.season, ["  Văn   phòng "], actor=world.head, at=NOON)

    assert [kind.name for kind in world.season.kinds.all()] == ["Phòng", "Huyện", "Văn phòng"]
    assert [kind.name for kind in more] == ["Văn phòng"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["PHÒNG"], "Đã có loại hình PHÒNG."),
        (["Xã", "xã"], "Đã có loại hình xã."),
        ([""], "Ghi tên loại hình, mỗi loại hình một dòng."),
        ([f"Loại {n}" for n in range(29)], "Nhiều nhất 30 loại hình trong một khối."),
    ],
)
def test_names_that_cannot_be(
    world: World, kinds: list[UnitKind], names: list[str], said: str
) -> None:
    with pytest.raises(KindRefused, match=said):
        make_kinds(world.season, names, actor=world.head, at=NOON)
    assert UnitKind.objects.count() == 2


def test_kinds_are_made_before_units_sign(world: World) -> None:
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.SIGNED)

    with pytest.raises(KindsFrozen, match="chỉ làm được trước khi ký giao ước"):
        make_kinds(world.season, ["Phòng"], actor=world.head, at=NOON)


def test_members_do_not_make_kinds(world: World) -> None:
    with pytest.raises(PermissionDenied):
        make_kinds(world.season, ["Phòng"], actor=world.member, at=NOON)


def test_a_kind_is_called_otherwise(world: World, kinds: list[UnitKind]) -> None:
    edit_kind(kinds[0], "Phòng nghiệp vụ", seen="0", actor=world.head, at=NOON)

    with pytest.raises(StalePage):
        edit_kind(kinds[0], "Phòng ban", seen="0", actor=world.head, at=NOON)
    with pytest.raises(KindRefused, match="Đã có loại hình huyện"):
        edit_kind(kinds[0], "huyện", actor=world.head, at=NOON)
    assert [kind.name for kind in world.season.kinds.all()] == ["Phòng nghiệp vụ", "Huyện"]


def test_units_are_put_into_kinds_and_out_again(world: World, kinds: list[UnitKind]) -> None:
    rooms, districts = kinds

    assert _place(world, AAA=rooms, BBB=rooms, CCC=districts) == 3
    assert _place(world, AAA=rooms, BBB=districts, CCC=None) == 2
    placed = {each.unit.code: each.kind.name for each in KindMember.objects.all()}
    assert placed == {"AAA": "Phòng", "BBB": "Huyện"}


def test_no_unit_and_no_kind_of_elsewhere(world: World, kinds: list[UnitKind]) -> None:
    stranger = Unit.objects.get(code="ZZZ")

    with pytest.raises(KindRefused):
        place_units(world.season, {stranger.pk: kinds[0].pk}, actor=world.head, at=NOON)
    with pytest.raises(KindRefused):
        place_units(world.season, {world.units["AAA"].pk: 999}, actor=world.head, at=NOON)
    assert not KindMember.objects.exists()


def test_each_kind_has_versions_of_its_own(world: World, kinds: list[UnitKind]) -> None:
    rooms, districts = kinds
    first = _adopt(world, rooms, SCHEME)
    second = supersede_scheme(first, "bổ sung", actor=world.head, at=NOON)

    assert (second.kind, second.version) == (rooms, 2)
    assert str(first) == "Bảng điểm Phòng năm 2023, phiên bản 1"
    other = create_scheme(world.season, HALF, kind=districts, actor=world.head, at=NOON)
    assert other.version == 1
    assert [each.version for each in versions_of(world.season, rooms)] == [2, 1]
    with pytest.raises(DraftExists, match="Loại hình Huyện đã có dự thảo"):
        create_scheme(world.season, HALF, kind=districts, actor=world.head, at=NOON)
    with pytest.raises(AlreadyAdopted):
        create_scheme(world.season, HALF, kind=rooms, actor=world.head, at=NOON)


def test_with_kinds_no_table_is_for_all(world: World, kinds: list[UnitKind]) -> None:
    with pytest.raises(NoTableForAll):
        create_scheme(_fresh(world), SCHEME, actor=world.head, at=NOON)


def test_the_table_for_all_is_in_force_for_nobody_once_there_are_kinds(world: World) -> None:
    draft = create_scheme(world.season, SCHEME, actor=world.head, at=NOON)
    common = adopt_scheme(draft, revision=0, actor=world.head, at=NOON)
    unit = world.units["AAA"].pk
    assert table_of_unit(world.season, unit) == common

    make_kinds(world.season, ["Phòng"], actor=world.head, at=NOON)

    assert tables_in_force(_fresh(world)) == []
    assert table_of_unit(_fresh(world), unit) is None
    assert adopted_scheme(world.season) == common


def test_a_unit_is_scored_by_the_table_of_its_kind(world: World, kinds: list[UnitKind]) -> None:
    rooms, districts = (_adopt(world, kind, SCHEME) for kind in kinds)
    _place(world, AAA=kinds[1], BBB=kinds[0])
    season, codes = _fresh(world), world.units

    assert tables_in_force(season) == [rooms, districts]
    assert by_unit(season, tables_in_force(season)) == {
        codes["AAA"].pk: districts, codes["BBB"].pk: rooms,
    }  # fmt: skip
    assert table_of_unit(season, codes["AAA"].pk) == districts
    assert table_of_unit(season, codes["CCC"].pk) is None


def test_what_is_missing_is_named(world: World, kinds: list[UnitKind]) -> None:
    rooms, districts = kinds
    _place(world, AAA=rooms, BBB=rooms)
    _adopt(world, rooms, SCHEME)

    assert list(gaps_of_kinds(_fresh(world))) == [
        "Chưa thuộc loại hình nào: Hội CCC, Hội DDD.",
        "Loại hình chưa có đơn vị: Huyện.",
        "Chưa thông qua bảng điểm của loại hình: Huyện.",
    ]
    assert obstacles(_fresh(world), Season.State.SIGNED)[0].startswith("Chưa thuộc loại hình nào")
    _place(world, CCC=districts, DDD=districts)
    _adopt(world, districts, SCHEME)
    assert list(gaps_of_kinds(_fresh(world))) == []


def test_ranked_together_tables_state_the_same_quotas(world: World, kinds: list[UnitKind]) -> None:
    _place(world, AAA=kinds[0], BBB=kinds[0], CCC=kinds[1], DDD=kinds[1])
    _adopt(world, kinds[0], SCHEME)
    _adopt(world, kinds[1], HALF)

    (gap,) = gaps_of_kinds(_fresh(world))
    assert gap.startswith("Xếp hạng chung thì mọi bảng phải ghi cùng một số lượng khen thưởng")
    assert "Cờ thi đua" in gap
    assert "Bằng khen" in gap
    set_ranking_way(world.season, RankingFacts("apart"), actor=world.head, at=NOON)
    assert list(gaps_of_kinds(_fresh(world))) == []


def test_how_kinds_are_ranked_is_kept_with_its_source(world: World) -> None:
    assert ranking_way(world.season).way == RankingWay.Way.TOGETHER
    facts = RankingFacts("apart", "Quy chế, Điều 9")

    set_ranking_way(world.season, facts, seen="0", actor=world.deputy, at=NOON)

    assert RankingFacts.of(ranking_way(world.season)) == facts
    with pytest.raises(StalePage):
        set_ranking_way(world.season, RankingFacts("together"), seen="0",
                        actor=world.head, at=NOON)  # fmt: skip


def test_a_kind_with_a_table_stays(world: World, kinds: list[UnitKind]) -> None:
    create_scheme(world.season, SCHEME, kind=kinds[0], actor=world.head, at=NOON)
    _place(world, AAA=kinds[1])

    with pytest.raises(KindsFrozen, match="đã có bảng điểm"):
        remove_kind(kinds[0], actor=world.head, at=NOON)
    remove_kind(kinds[1], actor=world.head, at=NOON)
    assert [kind.name for kind in world.season.kinds.all()] == ["Phòng"]
    assert not KindMember.objects.exists()


def test_kinds_go_into_next_year(world: World, kinds: list[UnitKind]) -> None:
    _place(world, AAA=kinds[0], CCC=kinds[1])
    tables = [_adopt(world, kind, SCHEME) for kind in kinds]
    set_ranking_way(world.season, RankingFacts("apart"), actor=world.head, at=NOON)
    following = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on="2024-01-01", ends_on="2024-12-31",
        law_as_of="2024-01-01",
    )  # fmt: skip
    Membership.objects.create(bloc=world.bloc, unit=world.units["AAA"], year=2024)

    for _again in range(2):
        copy_table(_fresh(world), following, world.head, NOON)

    assert [kind.name for kind in following.kinds.all()] == ["Phòng", "Huyện"]
    drafts = Scheme.objects.filter(season=following).order_by("kind__order")
    assert [(each.kind and each.kind.name, each.based_on) for each in drafts] == [
        ("Phòng", tables[0]), ("Huyện", tables[1]),
    ]  # fmt: skip
    assert KindMember.objects.get(season=following).unit == world.units["AAA"]
    assert ranking_way(following).way == "apart"


def _client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_head_divides_and_fills_in_the_browser(world: World) -> None:
    client, base = _client(world.head), f"/schemes/season/{world.season.pk}/kinds/"
    page = one_line(client.get(base))
    assert "Mọi đơn vị dùng chung một bảng điểm" in page

    client.post(f"{base}make/", {"names": "Phòng\n\nHuyện\n"})
    rooms, districts = world.season.kinds.all()
    keys = {code: f"unit_{unit.pk}" for code, unit in world.units.items()}
    sent = {keys["AAA"]: rooms.pk, keys["BBB"]: "0", keys["CCC"]: districts.pk, keys["DDD"]: "0"}
    client.post(f"{base}place/", {"for_all": "", **sent})
    assert KindMember.objects.count() == 2
    answer = client.post(f"{base}place/?kind=0", {"for_all": districts.pk})  # those of none yet
    assert answer.status_code == 302
    assert KindMember.objects.filter(kind=districts).count() == 3
    page = one_line(client.get(base))
    assert "Chưa thông qua bảng điểm của loại hình: Phòng, Huyện." in page


def test_a_table_of_a_kind_is_started_read_and_adopted_in_the_browser(
    world: World, kinds: list[UnitKind]
) -> None:
    _place(world, AAA=kinds[0], BBB=kinds[0], CCC=kinds[1], DDD=kinds[1])
    client, rooms = _client(world.head), kinds[0]
    other = create_scheme(
        world.season, SCHEME, kind=kinds[1], actor=world.head, at=NOON,
    )  # fmt: skip
    base = f"/schemes/season/{world.season.pk}/"

    answer = client.post(f"{base}copy/?kind={rooms.pk}", {"template": other.pk})

    assert answer["Location"] == f"{base}?kind={rooms.pk}"
    draft = Scheme.objects.get(kind=rooms)
    client.post(f"/schemes/{draft.pk}/adopt/", {"revision": 0, "confirmed": "on", "note": ""})
    draft.refresh_from_db()
    assert draft.state == Scheme.State.ADOPTED
    shown = one_line(_client(world.officers["BBB"]).get(base))
    assert f'href="{base}?kind={rooms.pk}"' in shown
    assert "Phiên bản 1: Đã thông qua" in shown
    others = one_line(_client(world.member).get(base))
    assert 'aria-current="page" href="' + f'{base}?kind={kinds[1].pk}"' in others


def test_members_read_and_do_not_write(world: World, kinds: list[UnitKind]) -> None:
    client, base = _client(world.member), f"/schemes/season/{world.season.pk}/kinds/"

    assert client.get(base).status_code == 200
    for address in ("make/", "place/", "way/"):
        assert client.get(base + address).status_code == 403
    assert client.get(f"/schemes/kinds/{kinds[0].pk}/edit/").status_code == 403
    assert _client(world.outsider).get(base).status_code == 404
    assert _client(world.outsider).get(f"/schemes/kinds/{kinds[0].pk}/edit/").status_code == 404


def test_the_page_of_kinds_asks_as_often_for_many_units(
    world: World, kinds: list[UnitKind]
) -> None:
    base = f"/schemes/season/{world.season.pk}/kinds/"
    counts = []
    for more in (0, 40):
        for number in range(more):
            unit = Unit.objects.create(authority=world.authority, code=f"X{number}", name="Xã")
            Membership.objects.create(bloc=world.bloc, unit=unit, year=2023, order=9)
        for address in ("", "place/"):
            client = _client(world.head)
            client.get(base)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(base + address).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
