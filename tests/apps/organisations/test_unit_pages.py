"""Pages of units and of their import, as a browser meets them."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tests.apps.organisations.pages import HEADS, address
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.uploading import accepted, added, changed_cells
from thidua.apps.organisations.actions.units import create_unit
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Unit

# --- units -----------------------------------------------------------------------


def unit_form(**changes: str) -> dict[str, str]:
    return {
        "code": "NEW",
        "name": "Hội Mới",
        "aliases": "HM\nHội mới",
        "has_union": "on",
        **changes,
    }


def test_a_unit_is_added_edited_renamed_dissolved(world: World, office: Client) -> None:
    office.post(address("create_unit", world.authority.pk), unit_form())
    unit = Unit.objects.get(code="NEW")
    office.post(address("edit_unit", unit.pk), unit_form(name="Hội Mới tỉnh"))
    office.post(address("rename_unit", unit.pk), {"name": "Hội Rất mới", "last_day": "2024-12-31"})
    answer = office.post(
        address("dissolve_unit", unit.pk),
        {"last_day": "2025-06-30", "successor": world.units["AAA"].pk},
        follow=True,
    )

    unit.refresh_from_db()
    assert (unit.name, unit.valid_to, unit.successor) == (
        "Hội Rất mới", date(2025, 6, 30), world.units["AAA"],
    )  # fmt: skip
    assert (unit.has_union, unit.has_party_cell) == (True, False)
    page = answer.content.decode()
    for words in ("Hội Mới tỉnh", "đến 31/12/2024", "Đơn vị kế thừa", "Đổi tên đơn vị", "HM"):
        assert words in page


def test_a_wrong_unit_form_keeps_what_was_typed(world: World, office: Client) -> None:
    answer = office.post(
        address("create_unit", world.authority.pk),
        unit_form(code="aaa", name="Tên đã gõ", valid_from="31/31/2020"),
    )
    again = office.post(address("create_unit", world.authority.pk), unit_form(code="aaa"))

    assert answer.status_code == again.status_code == 422
    assert "Tên đã gõ" in answer.content.decode()
    assert "Mã “aaa” đã dùng cho Hội AAA" in again.content.decode()


def test_a_stale_unit_form_is_refused_once(world: World, office: Client) -> None:
    url = address("edit_unit", world.units["AAA"].pk)
    seen = office.get(url).context["seen"]
    office.post(url, unit_form(code="AAA", name="Người khác đã sửa", seen=seen))

    stale = office.post(url, unit_form(code="AAA", name="Tôi gõ", seen=seen))

    assert stale.status_code == 422
    assert "vừa được người khác sửa" in stale.content.decode()
    assert "Tôi gõ" in stale.content.decode()
    assert (
        office.post(
            url, unit_form(code="AAA", name="Tôi gõ", seen=stale.context["seen"])
        ).status_code
        == 302
    )
    assert Unit.objects.get(pk=world.units["AAA"].pk).name == "Tôi gõ"


def test_members_read_units_but_neither_people_nor_journal_of_others(
    world: World, sign_in: SignIn
) -> None:
    member = sign_in(world.member)

    other = member.get(address("unit", world.units["AAA"].pk)).content.decode()
    own = member.get(address("unit", world.units["CCC"].pk)).content.decode()

    assert "AAA.TT" not in other
    assert "CCC.TT" in own
    assert member.get(address("edit_unit", world.units["CCC"].pk)).status_code == 403
    assert member.get(address("unit", Unit.objects.get(code="ZZZ").pk)).status_code == 404
    assert member.get(address("authority", world.authority.pk)).status_code == 404


# --- import ----------------------------------------------------------------------


def workbook(*rows: list[object]) -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.active
    sheet.append(["Danh sách đơn vị"])
    sheet.append(HEADS)
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("don-vi.xlsx", out.getvalue())


def test_import_names_every_wrong_cell_and_writes_nothing(world: World, office: Client) -> None:
    before = Unit.objects.count()
    answer = office.post(
        address("import_units", world.authority.pk),
        {
            "file": workbook(
                ["OK", "Hội Đúng"], ["", "Không mã"], ["X", "Y", "", "31/02/2020"], ["ok", "Lại"]
            )
        },
    )

    assert answer.status_code == 422
    assert [problem.path for problem in answer.context["problems"]] == ["D5", "A6"]
    assert Unit.objects.count() == before


def test_import_previews_then_writes_all(world: World, office: Client) -> None:
    sheet = workbook(
        ["AAA", "Hội AAA tỉnh", "Ba A; A3", date(1995, 2, 1), None, "có", "không", ""],
        ["BBB", "Hội BBB"], ["NEW", "Hội Mới"],
    )  # fmt: skip
    url = address("import_units", world.authority.pk)
    page = office.post(url, {"file": sheet})
    assert Unit.objects.filter(code="NEW").count() == 0

    accepted(office, url, page)

    assert changed_cells(page) == [
        ("Tên đầy đủ", "Hội AAA", "Hội AAA tỉnh"),
        ("Tên gọi khác", "", "Ba A; A3"),
        ("Hoạt động từ", "", "01/02/1995"),
        ("Có công đoàn", "có", "không"),
    ]
    assert (added(page), page.context["preview"].same) == (["NEW – Hội Mới"], 1)
    unit = Unit.objects.get(code="AAA")
    assert (unit.name, unit.valid_from, unit.has_union) == ("Hội AAA tỉnh", date(1995, 2, 1), False)
    assert Unit.objects.filter(code="NEW").exists()


def test_what_was_downloaded_reads_back_without_changes(world: World, office: Client) -> None:
    create_unit(
        world.authority,
        UnitFacts("NEW", "Hội Mới", ("A", "B"), date(2020, 1, 31), has_union=False),
        actor=world.standing, at=NOON,
    )  # fmt: skip
    content = office.get(address("units_workbook")).content

    page = office.post(
        address("import_units", world.authority.pk),
        {"file": SimpleUploadedFile("a.xlsx", content)},
        follow=True,
    )

    assert (page.context["preview"].changes, page.context["preview"].same) == ([], 5)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"khong phai zip"), ("a.docx", b"PK"), ("a.xlsx", b"")],
)
def test_import_refuses_what_is_no_workbook(
    world: World, office: Client, name: str, content: bytes
) -> None:
    sheet = SimpleUploadedFile(name, content)

    assert (
        office.post(address("import_units", world.authority.pk), {"file": sheet}).status_code == 422
    )


def test_import_refuses_thirty_megabytes(world: World, office: Client) -> None:
    sheet = SimpleUploadedFile("lon.xlsx", bytes(30 << 20))

    answer = office.post(address("import_units", world.authority.pk), {"file": sheet})

    assert answer.status_code == 422
    assert "nặng 31,5 MB; tối đa 10 MB" in answer.content.decode()
