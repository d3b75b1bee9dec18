"""Targets about Party cells, unions, culture take their result from the register of ratings."""

import pytest

from tests.apps.ratings.material import GRADES, kind_of, place, rated
from tests.apps.reviews.material import CELLS, CULTURE, promised, results
from tests.factories import NOON, World
from thidua.apps.ratings.actions.kinds import retire_kind
from thidua.apps.ratings.actions.ratings import record_rating
from thidua.apps.ratings.facts import RatingFacts
from thidua.apps.reviews.actions.targets import choose_source
from thidua.apps.reviews.facts import SourceFacts
from thidua.apps.reviews.refusals import SourceInvalid

pytestmark = pytest.mark.django_db
BEST = {"text": "3/3 chi đoàn vững mạnh, xuất sắc", "figure": 3, "out_of": 3,
        "unit_of_measure": "đơn vị"}  # fmt: skip


def test_units_without_such_an_organisation_are_left_out(world: World) -> None:
    kind = kind_of(world, "Chi bộ, tổ chức Đảng")
    promised(world, CELLS)
    rated(world, kind, code="AAA")
    rated(world, kind, GRADES[2], code="BBB")

    (result,) = results(world)
    assert (result.source, result.reached) == ("rating", "1/3 đơn vị")
    assert result.missing == ("sổ xếp loại chưa ghi Chi bộ, tổ chức Đảng: Hội CCC",)
    record_rating(place(world, kind), RatingFacts(has_none=True), actor=world.member, at=NOON)

    (result,) = results(world)
    assert (result.reached, result.missing) == ("1/2 đơn vị", ())


def test_the_best_grade_is_asked_for_by_its_name(world: World) -> None:
    kind = kind_of(world, "Chi đoàn, Đoàn cơ sở")
    promised(world, BEST)
    rated(world, kind, GRADES[0], code="AAA")
    rated(world, kind, GRADES[1], code="BBB")

    (result,) = results(world)

    assert result.reached == "1/3 đơn vị"


def test_without_such_a_kind_the_head_types_it(world: World) -> None:
    promised(world, CULTURE)
    kind = kind_of(world, "Cơ quan đạt chuẩn văn hóa")
    rated(world, kind)
    assert results(world)[0].source == "rating"
    retire_kind(kind, actor=world.standing, at=NOON)

    assert results(world)[0].source == "typed"


def test_the_kind_of_a_chosen_source_exists(world: World) -> None:
    promised(world, CULTURE)
    kind_of(world)

    with pytest.raises(SourceInvalid, match="Không có loại xếp loại “Công an”; đang có: Chi bộ"):
        choose_source(
            world.season, CULTURE["text"], SourceFacts("rating", "Công an"), actor=world.head,
            at=NOON,
        )  # fmt: skip
    choose_source(
        world.season, CULTURE["text"], SourceFacts("rating", "chi bộ"), actor=world.head, at=NOON
    )

    assert results(world)[0].text == "sổ xếp loại: Chi bộ"
