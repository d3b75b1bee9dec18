"""Whom a file speaks of: marks decide; what was typed without any is asked about."""

from typing import Any

import pytest

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import accepted, doubts, faults, handed_in, person
from tests.factories import World
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import UnitAlias
from thidua.apps.people.models import Person

HOA = {"code": "HDY-11", "full_name": "Nguyễn Thị Hoa"}


def test_an_award_of_hoa_with_a_mark_is_never_written_on_hoa_without(world: World) -> None:
    person(world, **HOA)

    made = handed_in(world, workbook([award(name="Nguyễn Thị Hòa")]))

    assert faults(made) == [
        ["B4", "Hội CCC không có ai tên Nguyễn Thị Hòa; có Nguyễn Thị Hoa, HDY-11. Kiểm tra lại "
               "tên, đơn vị, hoặc chọn thêm người mới khi tải tệp lên."]
    ]  # fmt: skip


def test_a_new_person_one_mark_away_is_asked_about(world: World) -> None:
    person(world, **HOA)

    made = handed_in(world, workbook([award(name="Nguyễn Thị Hòa")]), adds_people=True)

    said = "thêm người mới Nguyễn Thị Hòa; sổ đã có Nguyễn Thị Hoa, HDY-11, chỉ khác dấu."
    assert (made.state, doubts(made)) == ("previewed", [["B4", said]])
    accepted(made, despite_doubts=True)
    assert AwardRecord.objects.get().person == Person.objects.get(full_name="Nguyễn Thị Hòa")


def test_new_thuy_and_thuy_are_two(world: World) -> None:
    rows = [award(name="Trần Thị Thúy"), award(name="Trần Thị Thủy"),
            award(name="Trần Thị Thúy", award="GK")]  # fmt: skip

    accepted(handed_in(world, workbook(rows), adds_people=True))

    given = AwardRecord.objects.values_list("person__full_name", "award")
    assert sorted(given) == [
        ("Trần Thị Thúy", "GK"), ("Trần Thị Thúy", "LDTT"), ("Trần Thị Thủy", "LDTT"),
    ]  # fmt: skip


def test_hung_and_hung_are_each_found_exactly(world: World) -> None:
    person(world, code="NV1", full_name="Lê Văn Hưng")
    person(world, code="NV2", full_name="Lê Văn Hùng")

    made = handed_in(world, workbook([award(name="Lê Văn Hưng"), award(name="lê văn HÙNG")]))
    assert (made.problems, doubts(made)) == ([], [])
    accepted(made)

    given = AwardRecord.objects.order_by("pk").values_list("person__code", flat=True)
    assert list(given) == ["NV1", "NV2"]


def test_a_name_without_any_mark_is_taken_and_asked_about_once(world: World) -> None:
    person(world, **HOA)
    rows = [award(name="nguyen thi hoa"), award(name="nguyen thi hoa", award="GK")]

    made = handed_in(world, workbook(rows))

    said = "ghi không dấu, được hiểu là Nguyễn Thị Hoa, HDY-11, ở mọi dòng ghi như vậy."
    assert (faults(made), doubts(made)) == ([], [["B4", said]])


def test_a_name_without_any_mark_that_may_be_two_is_a_fault(world: World) -> None:
    person(world, **HOA)
    person(world, code="HDY-12", full_name="Nguyễn Thị Hòa")

    made = handed_in(world, workbook([award(name="Nguyen Thi Hoa")]))

    assert faults(made) == [
        ["B4", "có 2 người tên «Nguyen Thi Hoa»: Nguyễn Thị Hoa, HDY-11, sinh 1980, Hội CCC; "
               "Nguyễn Thị Hòa, HDY-12, sinh 1980, Hội CCC. Ghi mã cán bộ."]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["Nguyê\u0303n Thi\u0323 Hoa\u0300", "Nguyễn\u00a0Thị\u200b Hòa", "NGUYỄN THỊ HOÀ",
     "Nguyễn  Thị Hoà"],
)  # fmt: skip
def test_spellings_of_one_name_are_one_person(world: World, name: str) -> None:
    known = person(world, code="X1", full_name="Nguyễn Thị Hòa")

    made = handed_in(world, workbook([award(name=name)]), adds_people=True)

    assert (faults(made), doubts(made), made.counts["people"]) == ([], [], 0)
    accepted(made)
    assert AwardRecord.objects.get().person == known


@pytest.mark.parametrize(
    ("changes", "cell", "message"),
    [
        ({"code": "HDY-11", "name": "Nguyễn Thị Hòa"}, "B4",
         "mã HDY-11 trong sổ là Nguyễn Thị Hoa, dòng này ghi «Nguyễn Thị Hòa»."),
        ({"name": "Nguyễn Thị Hoa", "unit": "Hội CĆC"}, "D4",
         "không có đơn vị nào mã hoặc tên là «Hội CĆC»; có Hội CCC, CCC."),
    ],
)  # fmt: skip
def test_marks_decide_for_codes_with_names_and_for_units(
    world: World, changes: dict[str, Any], cell: str, message: str
) -> None:
    person(world, **HOA)

    assert faults(handed_in(world, workbook([award(**changes)]))) == [[cell, message]]


def test_a_unit_without_marks_is_asked_about_and_two_alike_are_a_fault(world: World) -> None:
    person(world)
    UnitAlias.objects.create(unit=world.units["CCC"], name="Hội Đông y")
    UnitAlias.objects.create(unit=world.units["AAA"], name="Hội Đồng ý")

    marked = handed_in(world, workbook([award(unit="Hội Đông Y")]))
    typed = handed_in(world, workbook([award(unit="hoi ccc")]))
    unclear = handed_in(world, workbook([award(unit="Hoi Dong y")]))

    assert (faults(marked), doubts(marked)) == ([], [])
    said = "ghi không dấu, được hiểu là Hội CCC (CCC), ở mọi dòng ghi như vậy."
    assert doubts(typed) == [["D4", said]]
    assert faults(unclear) == [["D4", "«Hoi Dong y» là tên của 2 đơn vị; ghi mã: AAA, CCC."]]


def test_a_code_that_is_made_is_none_that_the_file_gives(world: World) -> None:
    rows = [award(name="Trần Một"), award(name="Trần Hai", code="CCC-0001")]

    made = handed_in(world, workbook(rows), adds_people=True)
    accepted(made)

    assert made.preview["people"] == [
        ["CCC-0002", "Trần Một", 1980, "Hội CCC", True],
        ["CCC-0001", "Trần Hai", 1980, "Hội CCC", False],
    ]
    assert set(Person.objects.values_list("code", flat=True)) == {"CCC-0001", "CCC-0002"}


def test_text_of_an_old_font_is_asked_about_once_before_it_is_kept(world: World) -> None:
    person(world, **HOA)
    rows = [
        award(name="NguyÔn V¨n B×nh"),
        award(name="NguyÔn V¨n B×nh", award="GK"),
        award(name="Nguyễn Thị Hoa", code="HDY-11", issuer="Sôû Noäi vuï"),
    ]

    made = handed_in(world, workbook(rows), adds_people=True)

    said = "Chữ trông như gõ bằng phông cũ (TCVN3, VNI); nên chuyển sang Unicode trước khi nhận."
    places = {value: place for place, value, message in made.preview["doubts"] if message == said}
    assert sorted(places) == ["NguyÔn V¨n B×nh", "Sôû Noäi vuï"]
    assert places["NguyÔn V¨n B×nh"] == "B4"
