"""The pages of observations, as a browser without JavaScript sends them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.appraisals.builders import lock, sheet_of, submit
from tests.apps.observations.material import adopted_year, opened_year, seen
from tests.factories import NOON, World
from tests.one_line import one_line
from tests.uploading import accepted, looked_at
from thidua.apps.observations.actions.striking import answer_observation, strike_observation
from thidua.apps.observations.models import Observation
from thidua.formats.observation_sheet import COLUMNS

SignIn = Callable[[object], Client]


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def listed(world: World, more: str = "") -> str:
    return f"/observations/{world.season.pk}/{more}"


def typed(world: World, *codes: str, **changes: object) -> dict[str, object]:
    units = [str(world.units[code].pk) for code in codes or ("CCC",)]
    return {
        "item": "II.8", "sign": "plus", "times": "2", "seen_on": "2023-05-10",
        "content": "Gương người tốt việc tốt", "units": units,
    } | changes  # fmt: skip


def test_several_units_are_recorded_at_once_with_a_file(world: World, sign_in: SignIn) -> None:
    adopted_year(world)
    client = sign_in(world.head)
    assert "Chưa có ghi nhận nào" in page(client, listed(world))
    form = page(client, listed(world, "record/"))
    assert "II.8 – Nền nếp trong năm" in form
    assert "Hội AAA" not in form.partition("<form")[2]  # never of the own unit

    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 x")
    sent = typed(world, "BBB", "CCC", file=file)
    answer = client.post(listed(world, "record/"), sent)

    assert (answer.status_code, answer["Location"]) == (302, listed(world))
    shown = page(client, listed(world))
    assert "2 ghi nhận" in shown
    assert "Cộng 2" in shown
    row = Observation.objects.first()
    assert row is not None
    got = client.get(f"/observations/of/{row.pk}/file/")
    assert b"".join(got) == b"%PDF-1.7 x"
    assert "và 1 đơn vị khác" in page(client, row.get_absolute_url())


def test_what_is_wrong_stays_typed_and_is_named(world: World, sign_in: SignIn) -> None:
    opened_year(world)
    client = sign_in(world.standing)
    answer = client.post(
        listed(world, "record/"), typed(world, sign="minus", item="TR1", times="0")
    )
    assert answer.status_code == 422
    assert "Gương người tốt việc tốt" in answer.content.decode()
    answer = client.post(listed(world, "record/"), typed(world, item="II.9"))
    assert "chỉ nhận ghi nhận trừ" in answer.content.decode()
    answer = client.post(listed(world, "record/"), typed(world, units=["999999"]))
    assert answer.status_code == 422
    assert not Observation.objects.exists()


def test_the_unit_sees_its_own_answers_and_nothing_else(world: World, sign_in: SignIn) -> None:
    opened_year(world)
    (own,) = seen(world, sign="minus")
    (other,) = seen(world, "BBB", content="Của đơn vị khác")
    client = sign_in(world.officers["CCC"])

    shown = page(client, listed(world))
    assert "Của đơn vị khác" not in shown
    assert "Nhập từ Excel" not in shown
    assert client.get(f"/observations/of/{other.pk}/").status_code == 404
    for act in ("record/", "import/"):
        assert client.get(listed(world, act)).status_code == 403
    for act in ("correct", "strike"):
        assert client.get(f"/observations/of/{own.pk}/{act}/").status_code == 403
    client.post(f"/observations/of/{own.pk}/answer/", {"reason": "Đã khắc phục"})
    assert "Đã khắc phục" in page(client, f"/observations/of/{own.pk}/")
    assert "+0 / −1" in page(client, f"/seasons/{world.season.pk}/")
    sheet = page(client, f"/appraisals/sheets/{sheet_of(world, 'CCC').pk}/")
    assert "Hệ thống điền từ ghi nhận trong năm: 1 lần ghi nhận" in sheet
    assert f'href="{listed(world)}?unit={own.unit_id}&amp;item=II.8"' in sheet
    assert client.get(f"/observations/of/{own.pk}/file/").status_code == 404


def test_a_stranger_finds_nothing(world: World, sign_in: SignIn) -> None:
    opened_year(world)
    (row,) = seen(world)
    client = sign_in(world.outsider)
    for path in (listed(world), listed(world, "ghi-nhan.xlsx"), f"/observations/of/{row.pk}/"):
        assert client.get(path).status_code == 404


def test_corrected_and_struck_out_on_pages(world: World, sign_in: SignIn) -> None:
    opened_year(world)
    (row,) = seen(world)
    client = sign_in(world.head)
    path = f"/observations/of/{row.pk}/"
    one = typed(world, units=str(row.unit_id), content="Hai gương", reason="")
    assert client.post(f"{path}correct/", one).status_code == 422
    answer = client.post(f"{path}correct/", one | {"reason": "Ghi thiếu"})
    new = Observation.objects.get(replaces=row)
    assert answer["Location"] == new.get_absolute_url()
    assert "Ghi thiếu" in page(client, path)
    assert "Xem bản thay" in page(client, path)
    client.post(f"/observations/of/{new.pk}/strike/", {"reason": "Ghi nhầm"})
    assert "Chưa có" not in page(client, listed(world, "?state=struck"))
    assert "2 ghi nhận" in page(client, listed(world, "?state=struck"))


def test_the_list_narrows_sorts_and_pages_without_a_query_per_row(
    world: World, sign_in: SignIn
) -> None:
    opened_year(world)
    seen(world, "BBB", "CCC", item="II.9", sign="minus", content="Vi phạm tốc độ")
    client = sign_in(world.head)
    page(client, listed(world))
    with CaptureQueriesContext(connection) as few:
        page(client, listed(world))
    for _each in range(16):
        seen(world, "BBB", "CCC")
    with CaptureQueriesContext(connection) as many:
        shown = page(client, listed(world))

    assert len(many) == len(few)
    assert "34 ghi nhận" in shown
    narrowed = page(client, listed(world, f"?q=toc+do&unit={world.units['CCC'].pk}&month=5"))
    assert "1 ghi nhận" in narrowed
    assert "Không có ghi nhận nào như vậy" in page(client, listed(world, "?month=4"))
    for sort in ("day", "-unit", "content", "item", "-times"):
        assert "34 ghi nhận" in page(client, listed(world, f"?sort={sort}&sign=&page=2"))
    assert "32 ghi nhận" in page(client, listed(world, "?sign=plus"))


def workbook(rows: list[list[object]]) -> list[list[object]]:
    return [["Ghi nhận trong năm"], [head for head, _width in COLUMNS], *rows]


def test_excel_goes_out_and_a_file_comes_in_with_a_preview(world: World, sign_in: SignIn) -> None:
    opened_year(world)
    (row,) = seen(world)
    answer_observation(row, "Cảm ơn", actor=world.officers["CCC"], at=NOON)
    strike_observation(seen(world, "BBB")[0], "Nhầm", actor=world.head, at=NOON)
    client = sign_in(world.head)
    out = client.get(listed(world, "ghi-nhan.xlsx"))
    cells = [cell.value for cell in list(load_workbook(BytesIO(out.content)).worksheets[0])[2]]
    assert cells[1:8] == ["CCC", "Hội CCC", "II.8", "cộng", 1, "Gương người tốt việc tốt", None]
    assert cells[11] == "Cảm ơn"

    rows: list[list[object]] = [
        ["12/05/2023", "*", "", "II.9", "trừ", "", "Không treo cờ", "BB 02"],
        ["13/05/2023", "", "Hội CCC", "II.8", "+", 2, "Hiến máu", ""],
        ["10/05/2023", "CCC", "", "II.8", "cộng", 1, "Gương người tốt việc tốt", ""],
    ]
    preview = looked_at(client, listed(world, "import/"), workbook(rows))
    found = preview.context["preview"].changes
    assert [each.thing for each in found] == ["Hội BBB, Hội CCC", "Hội CCC"]
    assert preview.context["preview"].same == 1
    accepted(client, listed(world, "import/"), preview)
    assert Observation.objects.filter(content="Không treo cờ").count() == 2
    assert Observation.objects.get(content="Hiến máu").times == 2


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (0, "hôm qua", "Ngày: «hôm qua»; phải là"),
        (0, "", "Ngày: đang để trống"),
        (1, "XYZ", "Mã đơn vị: «XYZ»"),
        (3, "II.2", "Mã mục: «II.2»"),
        (4, "nhân", "Cộng/Trừ: «nhân»"),
        (4, "trừ", "mục II.8 nhận"),
        (5, "0", "Số lần: «0»; phải là số nguyên từ 1 đến 999"),
        (6, "", "Việc gì: đang để trống"),
    ],
)
def test_a_wrong_cell_is_named(
    world: World, sign_in: SignIn, at: int, value: str, said: str
) -> None:
    opened_year(world)
    row: list[object] = ["12/05/2023", "CCC", "", "II.8", "cộng", "1", "Hiến máu", ""]
    row[at] = value
    if said == "mục II.8 nhận":
        row[3], said = "II.9", "mục II.9 không nhận"
        row[4] = "cộng"
    answer = looked_at(sign_in(world.head), listed(world, "import/"), workbook([row]))

    assert answer.status_code == 422
    told = " ".join(problem.message for problem in answer.context["problems"])
    assert said in told
    assert not Observation.objects.exists()


def test_a_locked_sheet_is_told_on_the_form(world: World, sign_in: SignIn) -> None:
    opened_year(world)
    submit(world, "CCC")
    lock(world, "CCC")
    answer = sign_in(world.head).post(listed(world, "record/"), typed(world))
    assert answer.status_code == 422
    assert "bảng chấm điểm đã khoá của Hội CCC" in one_line(answer.content.decode())
