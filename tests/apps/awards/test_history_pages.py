"""The pages of imports: uploads refused and taken, preview, accept, take back, files handed out."""

from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.awards.history_material import award, edited, workbook
from tests.apps.awards.history_steps import accepted, handed_in, person
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import AwardRecord, HistoryImport, Initiative, YearRecord
from thidua.apps.jobs.tasks import run
from thidua.formats.award_history_layout import FIRST, INITIATIVE_SHEET, YEAR_SHEET

LIST = "/awards/imports/"


def posted(client: Client, world: World, data: bytes, name: str = "lich-su.xlsx") -> Any:
    file = SimpleUploadedFile(name, data)
    place = f"a{world.authority.pk}"
    return client.post(LIST, {"place": place, "file": file, "adds_people": "on"})


def test_file_goes_from_upload_to_the_registry(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)

    answer = posted(client, world, workbook([award()]))
    made = HistoryImport.objects.get()
    assert answer.headers["Location"] == f"/jobs/{made.job_id}/"
    run.call(made.job_id)
    page = client.get(f"{LIST}{made.pk}/").content.decode()
    assert "Tệp không có lỗi." in page
    assert "CCC-0001" in page
    client.post(f"{LIST}{made.pk}/accept/")
    made.refresh_from_db()
    run.call(made.job_id)

    assert AwardRecord.objects.get().holder_name == "Nguyễn Văn An"
    assert "Đã nhập xong" in client.get(f"{LIST}{made.pk}/").content.decode()
    assert "Xóa khỏi sổ" in client.get(f"{LIST}{made.pk}/undo/").content.decode()
    client.post(f"{LIST}{made.pk}/undo/")
    assert AwardRecord.objects.count() == 0
    assert "Đã hoàn tác lúc" in client.get(f"{LIST}{made.pk}/").content.decode()


def test_three_faults_are_listed_by_cell_and_marked_in_a_copy(
    world: World, sign_in: SignIn
) -> None:
    good = workbook([award(), award(award="GK"), award(award="BK tỉnh")])
    bad = edited(good, {"F4": "Huân chương Sao", "H5": 2099, "T6": "01/01/2020"})
    made = handed_in(world, bad, adds_people=True)
    client = sign_in(world.standing)

    page = client.get(f"{LIST}{made.pk}/").content.decode()
    marked = client.get(f"{LIST}{made.pk}/loi-can-sua.xlsx").content

    assert "có 3 chỗ sai" in page
    for words in (">F4</th>", ">H5</th>", "Năm 2099 sau năm nay", ">T6</th>"):
        assert words in page
    sheet = load_workbook(BytesIO(marked))[FIRST]
    assert [sheet[cell].comment is not None for cell in ("F4", "H5", "T6", "F5")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert client.post(f"{LIST}{made.pk}/accept/").status_code == 302
    assert AwardRecord.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0", "tệp .xls đời cũ"),
        ("a.xlsm", b"x", "không phải tệp .xlsx"),
        ("a.xlsx", b"<html>", "đây là trang HTML hay XML"),
        ("a.xlsx", b"x" * 10_000_001, "tối đa 10 MB"),
    ],
)
def test_uploads_that_are_no_workbook_say_why(
    world: World, sign_in: SignIn, name: str, data: bytes, said: str
) -> None:
    answer = posted(sign_in(world.standing), world, data, name)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert HistoryImport.objects.count() == 0


def test_place_of_somebody_else_is_no_choice(world: World, sign_in: SignIn) -> None:
    answer = posted(sign_in(world.member), world, workbook([award()]))

    assert answer.status_code == 422
    assert HistoryImport.objects.count() == 0


@pytest.mark.parametrize("path", ["", "accept/", "discard/", "undo/", "marked/"])
def test_imports_of_others_are_not_found(world: World, sign_in: SignIn, path: str) -> None:
    made = handed_in(world, workbook([award()]), actor=world.officers["CCC"])
    client = sign_in(world.officers["AAA"])
    address = f"{LIST}{made.pk}/{path}"

    answer = client.post(address) if path == "accept/" else client.get(address)

    assert answer.status_code == 404


def test_accept_twice_writes_once(world: World, sign_in: SignIn) -> None:
    person(world)
    made = handed_in(world, workbook([award()]))
    client = sign_in(world.standing)

    first, second = (client.post(f"{LIST}{made.pk}/accept/") for _ in range(2))

    assert first.headers["Location"].startswith("/jobs/")
    assert second.headers["Location"] == "/"
    made.refresh_from_db()
    run.call(made.job_id)
    assert AwardRecord.objects.count() == 1


def test_list_takes_as_many_queries_for_three_as_for_one(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            handed_in(world, workbook([award()]))
        with CaptureQueriesContext(connection) as queries:
            assert "Có lỗi (1 lỗi)" in one_line(client.get(LIST))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_export_comes_back_as_nothing_but_doubles(world: World, sign_in: SignIn) -> None:
    person(world)
    rows = [
        award(presented_on="05/01/2023", achievement="=x", holder_unit="AAA"),
        award(name="Trần Thị Bình", birth_year=None, year=None, type="", award="BK tỉnh"),
        award(code="CCC", name="", unit="", birth_year=None, kind="Tập thể", award="Cờ tỉnh"),
        award(name="Hộ ông Cường", birth_year=None, kind="Hộ gia đình", award="GK"),
        award(award="GK", state="Đã hủy bỏ", revoked_on="01/02/2023", revoked_because="Khai man"),
    ]
    years = [
        {"code": "NV01", "year": 2022, "classification": "HTXSNV", "registered": "Có"},
        {"code": "CCC", "kind": "Tập thể", "year": 2022, "members": 10, "ldtt": 9},
    ]
    noted = [{"code": "NV01", "year": 2022, "initiative": "Số hóa", "scope": "cấp tỉnh"}]
    data = workbook(rows, years=years, initiatives=noted)
    accepted(handed_in(world, data, adds_people=True))
    client = sign_in(world.standing)

    exported = client.get(f"{LIST}lich-su-khen-thuong.xlsx?place=a{world.authority.pk}").content
    again = handed_in(world, exported)

    assert again.problems == []
    assert (again.counts["rows"], again.counts["doubles"]) == (8, 8)
    assert [again.counts[key] for key in ("awards", "years", "initiatives", "people")] == [0] * 4
    book = load_workbook(BytesIO(exported))
    assert [book[name].max_row for name in (FIRST, YEAR_SHEET, INITIATIVE_SHEET)] == [8, 5, 4]
    assert (YearRecord.objects.count(), Initiative.objects.count()) == (2, 1)


def test_export_is_of_the_own_place_and_narrowed(world: World, sign_in: SignIn) -> None:
    person(world)
    person(world, "AAA", code="NV02", full_name="Lê Bí Mật")
    rows = [
        award(),
        award(year=2021, number="2/QĐ"),
        award(award="GK"),
        award(code="NV02", unit=""),
    ]
    rows[3] = {**rows[3], "name": ""}
    accepted(handed_in(world, workbook(rows)))
    client = sign_in(world.officers["CCC"])

    def exported(query: str) -> list[Any]:
        answer = client.get(f"{LIST}lich-su-khen-thuong.xlsx{query}")
        sheet = load_workbook(BytesIO(answer.content))[FIRST]
        return [row[0:8:7] for row in sheet.iter_rows(min_row=4, values_only=True)]

    foreign = world.units["AAA"].pk
    strange = HistoryPlace(world.authority, world.units["AAA"])
    assert can(world.officers["CCC"], "awards.view_whole_history", strange) is False
    assert exported("") == [("NV01", 2021), ("NV01", 2022), ("NV01", 2022)]
    assert exported(f"?place=u{foreign}") == exported("")
    assert exported("?from=2022&award=GK") == [("NV01", 2022)]
    assert exported("?to=2021") == [("NV01", 2021)]
    assert sign_in(world.outsider).get(f"{LIST}lich-su-khen-thuong.xlsx").status_code == 200


def test_empty_form_is_handed_out(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.member).get(f"{LIST}mau-lich-su-khen-thuong.xlsx")

    assert unquote(answer.headers["Content-Disposition"]) == (
        "attachment; filename*=utf-8''Mẫu lịch sử khen thưởng.xlsx"
    )
    assert load_workbook(BytesIO(answer.content)).sheetnames[0] == FIRST
