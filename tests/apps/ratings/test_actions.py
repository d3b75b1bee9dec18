"""Kinds are set by the office; ratings are written by units, issuers and the office."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.ratings.material import GRADES, kind_of, place, rated
from tests.factories import NOON, World
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.audit.models import Entry
from thidua.apps.ratings.actions.kinds import (
    create_kind,
    create_usual_kinds,
    edit_kind,
    retire_kind,
)
from thidua.apps.ratings.actions.ratings import record_rating, record_ratings, remove_rating
from thidua.apps.ratings.facts import (
    KindFacts,
    RatingFacts,
    RatingPlace,
    RatingWrite,
    kind_facts_of,
)
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.queries import (
    kinds_to_fill,
    rating_kinds_visible_to,
    ratings_visible_to,
    units_to_rate,
)
from thidua.apps.ratings.refusals import (
    KindInvalid,
    KindRetired,
    NothingToWrite,
    RatingInvalid,
    RatingIssued,
)
from thidua.web.previews import RowRefused
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": " "}, "Ghi tên loại"),
        ({"grades": ["Đạt"]}, "có 1 mức; phải từ 2 đến 8"),
        ({"grades": ["Đạt", "đạt "]}, "phải khác nhau"),
        ({"grades": ["Đạt", "x" * 101]}, "dài quá 100 ký tự"),
        ({"order": 40_000}, "Thứ tự: 40000; phải từ 0 đến 1000"),
        ({"enough": 0}, "Số mức tính là đạt: 0; phải từ 1 đến 3"),
        ({"enough": 4}, "Số mức tính là đạt: 4; phải từ 1 đến 3"),
    ],
)
def test_create_kind_refuses_what_cannot_be(world: World, said: dict[str, Any], told: str) -> None:
    with pytest.raises(KindInvalid, match=told):
        kind_of(world, **said)

    assert not RatingKind.objects.exists()


def test_a_kind_is_named_once_and_issued_by_a_unit_of_the_authority(
    world: World, other_world: World
) -> None:
    kind_of(world)

    with pytest.raises(KindInvalid, match="Đã có loại “CHI BỘ”"):
        kind_of(world, "CHI BỘ")
    with pytest.raises(KindInvalid, match="phải thuộc Tỉnh Thử"):
        kind_of(world, "Công an", issuing_unit=other_world.units["DDD"])
    for stranger in (world.head, other_world.standing):
        with pytest.raises(PermissionDenied):
            create_kind(world.authority, KindFacts("Văn hóa", GRADES), actor=stranger, at=NOON)


def test_usual_kinds_are_added_where_they_are_missing(world: World) -> None:
    kind_of(world, "An ninh trật tự")

    made = create_usual_kinds(world.authority, actor=world.standing, at=NOON)

    assert [kind.name for kind in made] == [
        "Chi bộ, tổ chức Đảng", "Công đoàn cơ sở", "Chi đoàn, Đoàn cơ sở",
        "Cơ quan đạt chuẩn văn hóa",
    ]  # fmt: skip
    assert create_usual_kinds(world.authority, actor=world.standing, at=NOON) == []
    with pytest.raises(PermissionDenied):
        create_usual_kinds(world.authority, actor=world.head, at=NOON)


def test_edit_kind_leaves_what_was_rated(world: World) -> None:
    kind = kind_of(world)
    rating = rated(world, kind)
    facts = KindFacts("Chi bộ cơ sở", ("Tốt", "Khá"), 1)

    edit_kind(kind, facts, actor=world.standing, at=NOON, seen="0")

    kind.refresh_from_db()
    rating.refresh_from_db()
    assert (kind_facts_of(kind).grades, rating.grade) == (["Tốt", "Khá"], GRADES[1])
    assert rating.is_reached
    with pytest.raises(StalePage):
        edit_kind(kind, facts, actor=world.standing, at=NOON, seen="0")


def test_a_retired_kind_takes_nothing(world: World) -> None:
    kind = kind_of(world)

    retire_kind(kind, actor=world.standing, at=NOON)

    with pytest.raises(KindRetired):
        retire_kind(kind, actor=world.standing, at=NOON)
    with pytest.raises(KindRetired):
        rated(world, kind)
    assert kinds_to_fill(world.member, world.season) == []
    assert kind_of(world).name == "Chi bộ"


def test_a_unit_writes_its_own_and_the_journal_keeps_both(world: World) -> None:
    kind = kind_of(world)

    rating = rated(world, kind, GRADES[2], paper_number="12-QĐ/ĐU", paper_date=date(2023, 1, 9))
    rated(world, kind, "hoàn thành tốt")

    rating.refresh_from_db()
    assert (rating.grade, rating.is_reached, rating.origin) == (GRADES[1], True, "unit")
    entry = Entry.objects.filter(action="ratings.record_rating").latest("pk")
    assert entry.data["from"]["grade"] == GRADES[2]
    with pytest.raises(PermissionDenied):
        rated(world, kind, actor=world.head)
    with pytest.raises(StalePage):
        record_rating(
            place(world, kind), RatingFacts(GRADES[0]), actor=world.member, at=NOON, seen="1"
        )


def test_what_the_issuer_wrote_the_unit_does_not_change(world: World) -> None:
    kind = kind_of(world, issuing_unit=world.units["AAA"])
    rating = rated(world, kind, actor=world.head)

    with pytest.raises(RatingIssued, match="Cơ quan xếp loại ghi; đơn vị không sửa được"):
        rated(world, kind)
    with pytest.raises(RatingIssued):
        remove_rating(rating, actor=world.member, at=NOON)
    rated(world, kind, GRADES[0], actor=world.standing)
    remove_rating(rating, actor=world.head, at=NOON)

    assert not Rating.objects.exists()
    assert Entry.objects.get(action="ratings.remove_rating").data["grade"] == GRADES[0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Mức: đang để trống; phải là một trong: Hoàn thành xuất sắc;"),
        ({"grade": "Khá"}, "Mức: Khá; phải là"),
        ({"grade": GRADES[0], "has_none": True}, "thì không ghi mức"),
        ({"grade": GRADES[0], "paper_date": date(2023, 6, 16)}, "16/06/2023 sau hôm nay"),
    ],
)
def test_record_rating_refuses_what_cannot_be(
    world: World, said: dict[str, Any], told: str
) -> None:
    kind = kind_of(world)

    with pytest.raises(RatingInvalid, match=told):
        record_rating(place(world, kind), RatingFacts(**said), actor=world.member, at=NOON)

    with pytest.raises(RatingInvalid, match="Năm 23; phải từ 1900 đến 2100"):
        record_rating(
            RatingPlace(kind, world.units["CCC"], 23), RatingFacts(GRADES[0]),
            actor=world.member, at=NOON,
        )  # fmt: skip
    assert not Rating.objects.exists()


def test_a_unit_without_such_an_organisation_says_so(world: World) -> None:
    rating = record_rating(
        place(world, kind_of(world)), RatingFacts(has_none=True), actor=world.member, at=NOON
    )

    assert (rating.grade, rating.is_reached) == ("", False)


def test_rows_of_a_file_are_written_all_or_none(world: World) -> None:
    kind = kind_of(world)
    units = [world.units[code].pk for code in ("AAA", "BBB")]
    good = [RatingWrite(n, unit, kind.pk, RatingFacts(GRADES[0])) for n, unit in enumerate(units)]
    bad = RatingWrite(7, units[0], kind.pk, RatingFacts("Khá"))

    with pytest.raises(RowRefused, match="Dòng 7"):
        record_ratings(world.season, [*good, bad], actor=world.standing, at=NOON)
    assert not Rating.objects.exists()
    with pytest.raises(NothingToWrite):
        record_ratings(world.season, [], actor=world.standing, at=NOON)
    with pytest.raises(PermissionDenied):
        record_ratings(world.season, good, actor=world.member, at=NOON)

    assert len(record_ratings(world.season, good, actor=world.standing, at=NOON)) == 2
    with pytest.raises(RowRefused, match="vừa được người khác sửa"):
        record_ratings(world.season, good, actor=world.standing, at=NOON)


def test_who_reads_and_who_writes(world: World, other_world: World) -> None:
    kind = kind_of(world, issuing_unit=_outside(world))
    rating = rated(world, kind)
    readers = [world.member, world.head, world.standing, world.outsider]

    assert [ratings_visible_to(user).count() for user in readers] == [1, 1, 1, 1]
    assert ratings_visible_to(other_world.standing).count() == 0
    assert not can(other_world.head, "ratings.view_rating", rating)
    assert rating_kinds_visible_to(world.member).count() == 1
    assert rating_kinds_visible_to(other_world.head).count() == 0
    assert [len(units) for units in units_to_rate(world.outsider, world.season, [kind])] == [3]
    (own,) = units_to_rate(world.member, world.season, [kind])
    assert [unit.code for unit in own] == ["CCC"]
    other = kind_of(world, "Văn hóa")
    rated(world, other, code="AAA")
    assert ratings_visible_to(world.outsider).count() == 1
    assert kinds_to_fill(world.outsider, world.season) == [kind]


def _outside(world: World) -> Any:
    """The unit of ``outsider``, which is in another bloc."""
    return world.outsider.seats.get().unit
