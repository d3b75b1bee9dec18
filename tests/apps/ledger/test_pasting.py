"""A report is pasted: what is found is shown beside its sentence, ticked, assigned and saved."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.ledger.forms.pasting import MOST_FOUND
from thidua.apps.ledger.models import Deed
from thidua.apps.organisations.models import UnitAlias

pytestmark = pytest.mark.django_db

REPORT = """\
Sáng 15/6, Hội AAA họp sơ kết; tham dự hội nghị có 40 đại biểu.
Hội BBB vận động, tặng 3.343 suất quà với tổng trị giá 1,6 tỷ đồng, trong đó \
có 500 suất quà cho trẻ em.
Các cấp Hội Chữ C bàn giao 9 căn nhà trị giá gần 800 triệu đồng. Toàn Khối trồng 2.000 cây xanh.
Có thể bạn quan tâm
Tỉnh triển khai 7 dự án tái định cư với tổng kinh phí hơn 880 tỷ đồng.
"""


def found(client: Client, world: World, **sent: object) -> str:
    answer = client.post(f"/ledger/{world.season.pk}/paste/", {"text": REPORT} | sent)
    assert answer.status_code == 200, one_line(answer.content.decode())
    return one_line(answer.content.decode())


def values(page: str) -> dict[str, str]:
    """What the page's form would send as it stands."""
    field = r'<input type="(?:text|hidden|date)" name="([^"]+)"(?: value="([^"]*)")?'
    data = dict(re.findall(field, page))
    data |= dict.fromkeys(re.findall(r'name="(\d+-take)"[^>]*checked', page), "on")
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        data[name] = chosen[1] if chosen else ""
    return data | {"since": "2023-01-01", "done_on": "2023-06-15"}


def saved(client: Client, world: World, data: dict[str, str]) -> int:
    return client.post(f"/ledger/{world.season.pk}/paste/record/", data).status_code


@pytest.fixture
def alias(world: World) -> None:
    UnitAlias.objects.create(unit=world.units["CCC"], name="Hội Chữ C")


@pytest.mark.usefixtures("alias")
def test_each_figure_stands_in_its_sentence_with_its_unit(world: World, sign_in: SignIn) -> None:
    page = found(sign_in(world.head), world)
    data = values(page)

    assert "Tìm thấy 4 số liệu" in page
    assert "<mark>9 căn nhà trị giá gần 800 triệu đồng</mark>" in page
    units = [data[f"{n}-unit"] for n in range(1, 5)]
    bbb, ccc = (str(world.units[code].pk) for code in ("BBB", "CCC"))
    assert units == [bbb, bbb, ccc, "bloc"]
    assert (data["1-quantity"], data["1-measure"], data["1-money"]) == (
        "3343", "suất quà", "1,6 tỷ đồng",
    )  # fmt: skip
    assert data["2-whole"] == "1"
    assert "880 tỷ" not in page.split("con số không")[0]
    assert "tin khác, không thuộc báo cáo" in page


@pytest.mark.usefixtures("alias")
def test_what_is_ticked_is_saved_and_its_sum_keeps_the_word(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    data = values(found(client, world))
    del data["4-take"]

    assert saved(client, world, data) == 302

    gifts, children, houses = Deed.objects.order_by("pk")[:3]
    houses, children = sorted((children, houses), key=lambda deed: deed.part_of_id or 0)
    assert Deed.objects.count() == 3
    assert (children.part_of, children.source) == (gifts, Deed.Source.PASTED)
    assert houses.sentence.startswith("Các cấp Hội Chữ C bàn giao 9 căn nhà")
    assert (houses.unit, houses.money, houses.money_qualifier) == (
        world.units["CCC"], 800_000_000, "gan",
    )  # fmt: skip
    shown = one_line(client.get(f"/ledger/{world.season.pk}/").content.decode())
    assert '<p class="h1 mb-0">gần 2,4 tỷ đồng</p>' in shown
    assert Entry.objects.filter(action="ledger.record_deeds").count() == 1


def test_a_wrong_row_keeps_all_that_was_typed_and_saves_nothing(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.head)
    data = values(found(client, world)) | {"3-unit": "", "1-content": "Tặng quà đã sửa chữ"}

    answer = client.post(f"/ledger/{world.season.pk}/paste/record/", data)
    page = one_line(answer.content.decode())

    assert answer.status_code == 422
    assert "có 1 dòng cần sửa" in page
    assert 'value="Tặng quà đã sửa chữ"' in page
    assert "<mark>9 căn nhà trị giá gần 800 triệu đồng</mark>" in page
    assert not Deed.objects.exists()


def test_a_refused_row_is_named_and_none_is_saved(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    ccc = str(world.units["CCC"].pk)
    data = values(found(client, world)) | {"3-unit": ccc, "3-measure": ""}

    answer = client.post(f"/ledger/{world.season.pk}/paste/record/", data)

    assert answer.status_code == 422
    assert "Dòng 3: Chưa lưu: Ghi đơn vị tính" in one_line(answer.content.decode())
    assert not Deed.objects.exists()


def test_nothing_ticked_is_told(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    data = {
        name: value for name, value in values(found(client, world)).items() if "take" not in name
    }

    answer = client.post(f"/ledger/{world.season.pk}/paste/record/", data)

    assert "Chưa đánh dấu kết quả nào" in one_line(answer.content.decode())


def test_a_member_can_only_assign_to_its_own_unit(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    data = values(found(client, world))
    own, other = str(world.units["CCC"].pk), str(world.units["AAA"].pk)

    assert {data[f"{n}-unit"] for n in range(1, 5)} == {own}
    assert saved(client, world, data | {"1-unit": other}) == 422
    assert not Deed.objects.exists()
    assert saved(client, world, data) == 302


def test_a_word_report_is_dropped(world: World, sign_in: SignIn) -> None:
    report, buffer = Document(), BytesIO()
    for line in REPORT.splitlines():
        report.add_paragraph(line)
    report.save(buffer)
    file = SimpleUploadedFile("bao-cao.docx", buffer.getvalue())

    assert "Tìm thấy 4 số liệu" in found(sign_in(world.head), world, text="", file=file)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": " "}, "Dán nội dung hoặc chọn tệp"),
        ({"text": "Không có số liệu gì cả."}, "Không tìm thấy kết quả nào"),
        ({"text": "Trao 5 suất quà.\n" * (MOST_FOUND + 1)}, "Tìm thấy 301 số liệu"),
        ({"text": "", "file": SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
         "Word đời cũ"),
    ],
)  # fmt: skip
def test_a_report_that_gives_nothing_is_told_why(
    world: World, sign_in: SignIn, sent: dict[str, object], told: str
) -> None:
    answer = sign_in(world.head).post(f"/ledger/{world.season.pk}/paste/", sent)

    assert answer.status_code == 422
    assert told in one_line(answer.content.decode())


def test_hundreds_of_figures_are_saved_together(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    text = "".join(f"Hội CCC trao {n} suất quà.\n" for n in range(1, MOST_FOUND + 1))

    assert saved(client, world, values(found(client, world, text=text))) == 302
    assert Deed.objects.count() == MOST_FOUND
