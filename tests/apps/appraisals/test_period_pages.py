"""A year in periods as its people see it: pages, files, papers, and the recount of each period."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from tests.apps.appraisals.builders import adopt, all_locked
from tests.apps.appraisals.in_periods import divided, joined, period, played, season_of
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.models import Period, Result
from thidua.cli.score import run


def page_of(client: Client, name: str, key: int, status: int = 200) -> str:
    answer = client.get(reverse(f"appraisals:{name}", args=[key]))
    assert answer.status_code == status, name
    return one_line(answer.content.decode())


def post(client: Client, act: str, key: int, **typed: str) -> str:
    answer = client.post(reverse(f"appraisals:{act}", args=[key]), typed, follow=True)
    assert answer.status_code == 200, answer.status_code
    return one_line(answer.content.decode())


def test_a_head_divides_opens_and_closes_from_the_page(world: World, sign_in: SignIn) -> None:
    adopt(world)
    head, season = sign_in(world.head), world.season.pk
    assert "Năm này chấm điểm một lần" in page_of(head, "periods", season)

    page = post(head, "make_periods", season, parts="2")
    assert "Đã chia năm thành 2 kỳ chấm điểm." in page
    assert "6 tháng cuối" in page
    first, _last = Period.objects.all()
    page = post(
        head, "edit_period", first.pk, name="Nửa đầu năm", starts_on="01/01/2023",
        ends_on="30/06/2023", due_on="15/07/2023", seen="0",
    )  # fmt: skip
    assert "15/07/2023" in page
    page = post(head, "set_year_way", season, joining="last", absent="zero", seen="0")
    assert "Lấy kỳ cuối" in page
    page = post(head, "open_period", first.pk)
    assert "Đã lập 3 bảng chấm điểm Nửa đầu năm" in page
    assert "Chấm điểm: Nửa đầu năm" in page
    assert "hạn nộp 15/07/2023" in page
    assert "giữ nguyên" in page_of(head, "periods", season)


def test_two_who_edit_a_period(world: World, sign_in: SignIn) -> None:
    divided(world)
    key, typed = period(world, 1).pk, {"starts_on": "01/08/2023", "ends_on": "31/12/2023"}
    post(sign_in(world.head), "edit_period", key, name="Đợt 2", seen="0", **typed)

    address = reverse("appraisals:edit_period", args=[key])
    answer = sign_in(world.deputy).post(address, {"name": "Đợt hai", "seen": "0", **typed})

    shown = one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "vừa được người khác sửa" in shown
    assert 'value="Đợt hai"' in shown
    assert Period.objects.get(pk=key).name == "Đợt 2"


def test_what_is_wrong_with_a_period_stands_at_its_field(world: World, sign_in: SignIn) -> None:
    divided(world)
    head, address = sign_in(world.head), reverse("appraisals:add_period", args=[world.season.pk])
    typed = {"name": "6 tháng ĐẦU", "starts_on": "01/06/2023", "ends_on": "01/07/2023"}

    answer = head.post(address, typed)

    assert answer.status_code == 422
    shown = one_line(answer.content.decode())
    assert "Đã có kỳ tên “6 tháng ĐẦU”." in shown
    assert "Trùng ngày với 6 tháng đầu (01/01/2023 đến 30/06/2023)." in shown
    assert 'value="01/06/2023"' in shown
    assert Period.objects.count() == 2


def test_members_read_and_strangers_do_not(world: World, sign_in: SignIn) -> None:
    divided(world)
    played(world, 0)
    member, key = sign_in(world.member), period(world, 0).pk

    shown = page_of(member, "periods", world.season.pk)

    assert "Mở kỳ" not in shown
    assert reverse("appraisals:period_result", args=[key]) in shown
    assert "Hội AAA" in page_of(member, "period_sheets", key)
    for name in ("add_period", "set_year_way"):
        assert member.get(reverse(f"appraisals:{name}", args=[world.season.pk])).status_code == 403
    for name in ("edit_period", "close_period", "reopen_period"):
        assert member.get(reverse(f"appraisals:{name}", args=[key])).status_code == 403
    outsider = sign_in(world.outsider)
    for name in ("period_result", "period_sheets", "period_workbook", "period_recount",
                 "period_firmness"):  # fmt: skip
        assert outsider.get(reverse(f"appraisals:{name}", args=[key])).status_code == 404


def test_the_year_shows_its_periods_and_waits_for_all(world: World, sign_in: SignIn) -> None:
    divided(world)
    played(world, 0, BBB="90", CCC="50")
    head, member, season = sign_in(world.head), sign_in(world.member), world.season.pk

    assert "Chưa công bố kết quả" in page_of(member, "result", season)
    page = page_of(head, "result", season)
    assert "Tính từ các kỳ đã đóng: 6 tháng đầu. Chưa đóng: 6 tháng cuối." in page
    assert reverse("appraisals:publish_result", args=[season]) not in page
    assert "chưa đóng: 6 tháng cuối" in page_of(head, "publish_result", season)
    assert "Chưa có kỳ nào đang chấm" in page_of(head, "sheets", season)
    joined(world)
    played(world, 1, BBB="95", CCC="100", DDD="90")
    assert "Công bố kết quả chấm điểm trong khối" in one_line(head.get("/").content.decode())
    post(head, "publish_result", season)

    page = page_of(member, "result", season)

    assert "Cả năm" in page
    assert "không có bảng" in page
    assert page_of(member, "firmness", season, 404)
    assert "Độ vững" not in page


def test_an_open_period_is_provisional_for_who_runs_it(world: World, sign_in: SignIn) -> None:
    divided(world)
    head, member = sign_in(world.head), sign_in(world.member)
    post(head, "open_period", period(world, 0).pk)
    season_of(world)
    key = period(world, 0).pk
    assert "6 tháng đầu" in one_line(member.get("/").content.decode())
    all_locked(world, BBB="90")

    assert "Tạm tính, chưa công bố." in page_of(head, "period_result", key)
    assert "Chưa công bố kết quả" in page_of(member, "period_result", key)
    assert "Công bố kết quả và đóng 6 tháng đầu" in one_line(head.get("/").content.decode())
    page = post(head, "close_period", key)

    assert "Đã công bố kết quả và đóng 6 tháng đầu." in page
    assert "Chấm điểm: 6 tháng đầu" in page_of(member, "period_sheets", key)
    assert page_of(member, "period_firmness", key)
    page = post(head, "reopen_period", key, reason="Sót số liệu")
    assert "Đã mở lại 6 tháng đầu" in page
    assert head.get(reverse("appraisals:period_sheets", args=[key])).status_code == 302


def test_each_period_is_recounted_and_the_year_says_how(
    world: World, sign_in: SignIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    divided(world)
    played(world, 0, BBB="90", CCC="50")
    played(world, 1, BBB="95", CCC="100")
    post(sign_in(world.head), "publish_result", world.season.pk)
    client = sign_in(world.member)
    address = reverse("appraisals:recount", args=[world.season.pk])

    content = client.get(address).content

    ZipFile(BytesIO(content)).extractall(tmp_path)
    assert content == client.get(address).content
    year = json.loads((tmp_path / "year.json").read_text("utf-8"))
    for number, result in enumerate(Result.every.filter(period__isnull=False).order_by("pk"), 1):
        folder = tmp_path / f"{number} {result.period}"
        assert run([str(folder / "SCHEME.yaml"), str(folder / "RESULTS.csv"), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told == json.loads((folder / "answer.json").read_text("utf-8")) == result.answer
        own = client.get(reverse("appraisals:period_recount", args=[result.period_id])).content
        assert ZipFile(BytesIO(own)).read("RESULTS.csv") == (folder / "RESULTS.csv").read_bytes()
    assert year["answer"] == Result.objects.get().answer
    assert (year["joining"], year["absent"]) == ("mean", "left_out")
    assert year["periods"] == ["6 tháng đầu", "6 tháng cuối"]


def test_files_and_papers_say_the_period(world: World, sign_in: SignIn) -> None:
    divided(world)
    played(world, 0, BBB="90", CCC="50")
    head, season, key = sign_in(world.head), world.season.pk, period(world, 0).pk

    book = head.get(reverse("appraisals:period_workbook", args=[key]))
    paper = head.get(reverse("paperwork:download", args=[season, "result_summary", "docx"]))
    unit = world.units["CCC"].pk
    sheet = head.get(
        reverse("paperwork:download", args=[season, "score_sheet", "docx"]), {"unit": unit}
    )

    first = load_workbook(BytesIO(book.getvalue())).worksheets[0]
    assert "6 THÁNG ĐẦU NĂM 2023" in str(first["A1"].value)
    assert "6 tháng đầu năm 2023" in text_of(paper.getvalue())
    assert "BẢNG CHẤM ĐIỂM THI ĐUA 6 THÁNG ĐẦU NĂM 2023" in text_of(sheet.getvalue())

    played(world, 1)
    post(head, "publish_result", season)
    book = head.get(reverse("appraisals:result_workbook", args=[season]))
    paper = head.get(reverse("paperwork:download", args=[season, "result_summary", "docx"]))

    pages = load_workbook(BytesIO(book.getvalue()))
    heads = [cell.value for cell in pages.worksheets[0][5]]
    assert heads[3:7] == [
        "6 tháng đầu", "6 tháng đầu (hạng)", "6 tháng cuối", "6 tháng cuối (hạng)",
    ]  # fmt: skip
    assert pages.sheetnames == ["Xếp hạng", "Tiêu chí", "Khen thưởng"]
    told = "Kết quả cả năm (trung bình các kỳ) của 6 tháng đầu, 6 tháng cuối"
    assert told in text_of(paper.getvalue())


def text_of(docx: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs)


@pytest.mark.parametrize("name", ["periods", "result", "sheets"])
def test_pages_ask_as_much_for_four_periods_as_for_one(
    world: World, sign_in: SignIn, name: str
) -> None:
    divided(world, parts=4)
    played(world, 0)
    head, asked = sign_in(world.head), []
    for _ in range(2):
        page_of(head, name, world.season.pk)
        with CaptureQueriesContext(connection) as queries:
            page_of(head, name, world.season.pk)
        asked.append(len(queries))
        if len(asked) == 1:
            played(world, 1)
            played(world, 2)

    assert asked[0] == asked[1]
