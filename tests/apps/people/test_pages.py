"""Pages of people as a browser meets them."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.people.someone import facts
from tests.factories import NOON, World
from tests.uploading import accepted, added, changed_cells, doubts_in, looked_at
from thidua.apps.audit.models import Entry
from thidua.apps.people.actions.people import add_person
from thidua.apps.people.models import Person, Viewing
from thidua.formats.people_sheet import PersonRow, write_people

LIST = "/people/"


@pytest.fixture
def officer(world: World, sign_in: Any) -> Client:
    """The officer of CCC, signed in."""
    client: Client = sign_in(world.member)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"people:{name}", args=args)


def shown(client: Client, query: str = "") -> list[str]:
    """Names in the list, in order."""
    return [row[2] for row in client.get(f"{LIST}?{query}").context["rows"]]


def typed(**changes: str) -> dict[str, str]:
    """The form of a person, filled in."""
    return {
        "code": "CCC-09",
        "full_name": "Lê Văn Bình",
        "staff_class": "worker",
        "is_direct_worker": "true",
        "counts_in_ratios": "on",
        **changes,
    }


def uploaded(*rows: PersonRow, name: str = "ds.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, write_people(rows))


def test_the_list_is_narrowed_sorted_and_scoped(
    world: World, person: Person, officer: Client, sign_in: Any
) -> None:
    unit = world.units["CCC"]
    others = [
        facts(code="CCC-02", full_name="Đỗ Ân", sex="male", birth_year=1990, is_direct_worker=True),
        facts(code="CCC-03", full_name="Trần An", sex="male", staff_class="worker"),
    ]
    for each in others:
        add_person(unit, each, actor=world.member, at=NOON)
    add_person(
        world.units["AAA"], facts(code="AAA-1"), actor=world.head, at=NOON, despite_doubts=True
    )

    assert shown(officer) == ["Trần An", "Nguyễn Thị Ánh", "Đỗ Ân"]
    assert shown(officer, "sort=-code") == ["Trần An", "Đỗ Ân", "Nguyễn Thị Ánh"]
    assert shown(officer, "sort=born") == ["Trần An", "Nguyễn Thị Ánh", "Đỗ Ân"]
    assert shown(officer, "q=an") == ["Trần An", "Nguyễn Thị Ánh", "Đỗ Ân"]
    assert shown(officer, "q=ccc-02 do") == ["Đỗ Ân"]
    assert shown(officer, "sex=female") == ["Nguyễn Thị Ánh"]
    assert shown(officer, "class=worker") == ["Trần An"]
    assert shown(officer, "work=direct") == ["Đỗ Ân"]
    assert shown(officer, f"unit={world.units['AAA'].pk}") == []
    assert shown(officer, "sort=rubbish&unit=x&state=?&sex=1") == shown(officer)
    assert len(shown(sign_in(world.standing))) == 4
    assert shown(sign_in(world.officers["BBB"])) == shown(sign_in(world.outsider)) == []


def test_the_list_asks_the_same_number_of_queries_for_one_and_for_three(
    world: World, person: Person, officer: Client
) -> None:
    counts = []
    for more in ([], ["2", "3"]):
        for code in more:
            add_person(world.units["CCC"], facts(code=code, full_name=f"Lê {code}"),
                       actor=world.member, at=NOON)  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            officer.get(LIST)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_an_empty_list_says_what_to_do_next(officer: Client, world: World, sign_in: Any) -> None:
    assert "Nhập cả danh sách từ Excel" in officer.get(LIST).content.decode()
    assert "Không có người nào như vậy" in officer.get(f"{LIST}?q=xyz").content.decode()
    assert "Chọn một đơn vị ở trên" in sign_in(world.standing).get(LIST).content.decode()


def test_a_person_is_added_edited_leaves_and_returns(world: World, officer: Client) -> None:
    officer.post(address("add_person", world.units["CCC"].pk), typed())
    person = Person.objects.get()
    officer.post(address("edit_person", person.pk), typed(position="Thợ hàn", seen="0"))
    officer.post(address("end_posting", person.pk), {"left_on": "2024-01-01", "seen": "1"})
    left = officer.get(address("person", person.pk)).content.decode()
    gone, listed = shown(officer), shown(officer, "state=left")
    officer.post(address("resume_posting", person.pk), {"since": "2024-02-01"})

    person.refresh_from_db()
    assert (person.position, person.is_direct_worker, person.left_on) == ("Thợ hàn", True, None)
    assert "Đã nghỉ từ ngày 01/01/2024" in left
    assert (gone, listed) == ([], ["Lê Văn Bình"])
    assert shown(officer) == ["Lê Văn Bình"]


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "Nguyen Thi Anh"])
def test_a_possible_double_is_asked_about_once(
    world: World, person: Person, officer: Client, name: str
) -> None:
    twin = typed(full_name=name, birth_year="1980")
    url = address("add_person", world.units["CCC"].pk)

    first = officer.post(url, twin)
    second = officer.post(url, {**twin, "despite_doubts": "on"})

    assert first.status_code == 422
    page = first.content.decode()
    assert "Đã có Nguyễn Thị Ánh, sinh năm 1980, mã CCC-01 ở Hội CCC" in page
    assert "Đây là người khác" in page
    assert 'value="CCC-09"' in page
    assert second.status_code == 302
    assert Person.objects.count() == 2


@pytest.mark.parametrize("changed", [{"full_name": "nguyen thi anh"}, {"birth_year": "1980"}])
def test_a_correction_that_makes_a_double_is_asked_about_once(
    world: World, person: Person, officer: Client, changed: dict[str, str]
) -> None:
    other = {"full_name": "Lê Văn Bình", "birth_year": "1980"}
    if "birth_year" in changed:
        other = {"full_name": "Nguyễn Thị Ánh", "birth_year": "1985"}
    officer.post(address("add_person", world.units["CCC"].pk), typed(**other))
    twin = Person.objects.exclude(pk=person.pk).get()
    url = address("edit_person", twin.pk)

    first = officer.post(url, typed(**{**other, **changed}, seen="0"))
    second = officer.post(url, typed(**{**other, **changed}, seen="0", despite_doubts="on"))
    again = officer.post(url, typed(**{**other, **changed}, position="Thợ hàn", seen="1"))

    assert (first.status_code, second.status_code, again.status_code) == (422, 302, 302)
    assert "Đã có Nguyễn Thị Ánh, sinh năm 1980, mã CCC-01 ở Hội CCC" in first.text
    twin.refresh_from_db()
    assert twin.birth_year == 1980


def test_marks_that_differ_are_another_person(
    world: World, person: Person, officer: Client
) -> None:
    other = typed(full_name="Nguyễn Thị Anh", birth_year="1980")

    assert officer.post(address("add_person", world.units["CCC"].pk), other).status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": ""}, "invalid-feedback"),
        ({"full_name": "x" * 121}, "120"),
        ({"birth_year": "abc"}, "«abc» không phải năm"),
        ({"birth_year": "1800"}, "Năm sinh: «1800» không dùng được"),
        ({"code": "ccc-01"}, "đã dùng cho Nguyễn Thị Ánh"),
        ({"staff_class": "king"}, "king"),
        ({"since": "31/31/2020"}, "invalid-feedback"),
    ],
)
def test_a_wrong_form_keeps_what_was_typed(
    world: World, person: Person, officer: Client, changes: dict[str, str], words: str
) -> None:
    url = address("add_person", world.units["CCC"].pk)
    answer = officer.post(url, typed(**{"position": "Đã gõ", **changes}))

    page = answer.content.decode()
    assert (answer.status_code, words in page, "Đã gõ" in page) == (422, True, True)
    assert Person.objects.count() == 1


def test_a_transfer_asks_for_the_opinion_and_takes_the_person_out_of_sight(
    world: World, person: Person, officer: Client
) -> None:
    url = address("transfer_person", person.pk)
    move = {"unit": world.units["AAA"].pk, "moved_on": "2024-08-01", "seen": "0"}

    refused = officer.post(url, move)
    moved = officer.post(url, {**move, "opinion": "Công văn 12"}, follow=True)

    assert "phải có ý kiến bằng văn bản" in refused.content.decode()
    assert "Đã chuyển Nguyễn Thị Ánh đến Hội AAA" in moved.content.decode()
    assert moved.redirect_chain == [(LIST, 302)]
    assert officer.get(address("person", person.pk)).status_code == 404


def test_a_page_opened_is_written_down_and_shown_to_the_leader(
    world: World, person: Person, officer: Client, sign_in: Any
) -> None:
    for _ in range(2):
        own = officer.get(address("person", person.pk)).content.decode()
    leader = sign_in(world.leaders["CCC"]).get(address("person", person.pk)).content.decode()

    assert Viewing.objects.count() == 2
    assert "Ai đã xem hồ sơ này" not in own
    assert "Ai đã xem hồ sơ này" in leader
    assert str(world.member) in leader


def test_other_units_are_told_that_there_is_no_such_person(
    world: World, person: Person, sign_in: Any
) -> None:
    for stranger in (world.head, world.outsider):
        client = sign_in(stranger)
        for name in ("person", "edit_person", "end_posting", "resume_posting", "transfer_person"):
            assert client.get(address(name, person.pk)).status_code == 404
        for name in ("add_person", "import_people"):
            assert client.get(address(name, world.units["CCC"].pk)).status_code == 404
    assert Viewing.objects.count() == 0


def test_the_sheet_goes_out_and_back(world: World, person: Person, officer: Client) -> None:
    unit = world.units["CCC"]
    out = officer.get(address("workbook") + f"?unit={unit.pk}").content
    book = load_workbook(BytesIO(out))
    sheet = book.worksheets[0]
    sheet["E3"] = "Trưởng ban"
    sheet.append(["CCC-02", "Lê Văn Bình", 1990, "nam", "", "viên chức", "", "", "", ""])
    sheet.append(["CCC-03", "Nguyễn Thị Ánh", 1980])
    changed = BytesIO()
    book.save(changed)

    url = address("import_people", unit.pk)
    page = looked_at(officer, url, changed.getvalue())
    before = Person.objects.count()
    done = accepted(officer, url, page)

    assert added(page) == ["CCC-02 – Lê Văn Bình", "CCC-03 – Nguyễn Thị Ánh"]
    assert changed_cells(page) == [("Chức vụ", "Chuyên viên", "Trưởng ban")]
    assert doubts_in(page) == [
        ("B5", "«Nguyễn Thị Ánh» danh sách đã có Nguyễn Thị Ánh, sinh 1980, mã CCC-01.")
    ]
    assert (before, Person.objects.count()) == (1, 3)
    assert "Đã thêm 2 người, cập nhật 1 người" in done
    person.refresh_from_db()
    assert (person.position, person.postings.get().since) == ("Trưởng ban", date(2020, 1, 1))
    assert Entry.objects.filter(action="people.export_people").count() == 1
    assert "Tệp đã được nhận rồi" in accepted(officer, url, page)
    assert Person.objects.count() == 3


def test_a_wrong_sheet_names_every_cell_and_writes_nothing(world: World, officer: Client) -> None:
    unit = world.units["CCC"]
    sheet = uploaded(
        PersonRow(3, "CCC-01", "Lê A", birth_year=1800),
        PersonRow(4, "CCC-01", "Lê B", unit_code="AAA"),
    )

    answer = officer.post(address("import_people", unit.pk), {"file": sheet})

    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("C3", "năm từ 1900 đến 2100", "A4", "đã có ở dòng 3", "J4", "đơn vị khác không"):
        assert words in page
    assert Person.objects.count() == 0


def test_a_code_of_another_unit_stops_the_whole_sheet(
    world: World, person: Person, sign_in: Any
) -> None:
    head, unit = sign_in(world.head), world.units["AAA"]
    sheet = uploaded(PersonRow(3, "AAA-1", "Lê A"), PersonRow(4, "CCC-01", "Lê B"))
    url = address("import_people", unit.pk)

    answer = accepted(head, url, head.post(url, {"file": sheet}))

    assert "Dòng 4: Mã “CCC-01” thuộc một người của Hội CCC" in answer
    assert Person.objects.count() == 1
