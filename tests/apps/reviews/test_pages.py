"""The review's pages, workbook and paper, as a browser without JavaScript asks for them."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.apps.ledger.material import q, recorded
from tests.apps.meetings.test_meetings_of_a_year import called
from tests.apps.movements.test_movements import launched
from tests.apps.photos.test_albums import jpeg
from tests.apps.reviews.material import (
    CULTURE,
    GIFTS,
    LDTT,
    half_year_of_s1,
    promised,
    year_before,
)
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.ledger.models import Deed
from thidua.apps.photos.actions.photos import add_photo
from thidua.apps.photos.facts import read_photo
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.reviews.models import Review, TargetReading, TargetSource
from thidua.apps.reviews.pages.press import work_in_words

pytestmark = pytest.mark.django_db
S1 = (
    "khoảng 25 tỷ đồng", "3.343 suất quà", "1,6 tỷ đồng",
    "9 căn nhà; 87 công trình nhân đạo; 467 suất học bổng", "≈ 4,8 tỷ đồng",
    "4 công trình", "481 triệu đồng", "≈ 31,88 tỷ đồng",
)  # fmt: skip


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def of(world: World, more: str = "") -> str:
    return f"/reviews/{world.season.pk}/{more}"


def test_the_half_year_has_each_figure_the_sum_and_every_part(
    world: World, sign_in: SignIn
) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    year_before(world)

    shown = page(sign_in(world.head), of(world, "?period=half"))

    for words in S1:
        assert words in shown
    assert '<td class="numeric fw-bold">≈ 31,88 tỷ đồng</td>' in shown
    assert "đơn vị chưa ghi kết quả" not in shown
    assert "1 chỉ tiêu: 1 đạt" in shown
    assert "tăng 11,43%" in shown  # 3.343 beside 3.000
    assert "≈ tăng 2.450,48%" in shown  # money of which some is about
    assert "Hội BBB: tặng quà: 3.343 suất quà, trị giá 1,6 tỷ đồng" in shown


def test_a_member_sees_its_own_and_the_blocs(world: World, sign_in: SignIn) -> None:
    half_year_of_s1(world)

    shown = page(sign_in(world.member), of(world))

    assert "Tổng số tiền của đơn vị bạn" in shown
    assert "≈ 5,28 tỷ đồng" in shown
    assert "Hội AAA" not in shown.split("Theo đơn vị")[1]
    client = sign_in(world.member)
    assert client.get(of(world, "bao-cao.pdf")).status_code == 403
    assert client.get(of(world, "words/")).status_code == 403


def test_the_other_period_silence_and_outsiders(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    assert "Chưa có kết quả nào trong thời gian này" in page(client, of(world))
    half_year_of_s1(world)
    assert "Cả năm: tổng hợp kết quả" in page(client, of(world, "?period=year"))
    outside = sign_in(world.outsider)
    for more in ("", "targets/", "screen/", "bao-cao.xlsx", "chi-tieu.xlsx", "bao-cao.docx"):
        assert outside.get(of(world, more)).status_code == 404


def test_word_pdf_and_excel_say_the_same(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS, CULTURE)
    half_year_of_s1(world)
    client = sign_in(world.head)

    word = Document(BytesIO(client.get(of(world, "bao-cao.docx?period=half")).getvalue()))
    pdf = PdfReader(BytesIO(client.get(of(world, "bao-cao.pdf?period=half")).getvalue()))
    book = load_workbook(BytesIO(client.get(of(world, "bao-cao.xlsx?period=half")).getvalue()))

    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    told = " ".join(cells + [each.text for each in word.paragraphs])
    printed = " ".join(" ".join(each.extract_text() for each in pdf.pages).split())
    sheets = " ".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )
    for words in ("khoảng 25 tỷ đồng", "3.343 suất quà", "≈ 31,88 tỷ đồng", "chưa nhập kết quả"):
        assert words in told
        assert words in printed
        assert words in sheets
    assert book.sheetnames[2] == "Chỉ tiêu giao ước"
    assert "Sơ kết phong trào thi đua, công tác khen thưởng 6 tháng đầu năm 2023" in told


def test_the_wall_shows_one_part_at_a_time(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    client = sign_in(world.head)

    first = page(client, of(world, "screen/?period=half"))

    assert "≈ 31,88 tỷ đồng" in first
    assert "slide=2" in first
    assert "3.343" in page(client, of(world, "screen/?slide=2"))
    last = page(client, of(world, "screen/?slide=29"))
    assert 'data-slide="after"' not in last
    assert "≈ 31,88 tỷ đồng" in page(client, of(world, "screen/?slide=x"))


def test_targets_are_read_and_written_beside(world: World, sign_in: SignIn) -> None:
    covenant = promised(world, CULTURE, LDTT)
    target = covenant.targets.get(order=0)
    client, path = sign_in(world.head), of(world, f"targets/{target.pk}/")
    assert "Còn thiếu: chưa nhập kết quả" in page(client, of(world, "targets/"))

    wrong = client.post(f"{path}result/?period=half", {"figure": "hai", "out_of": "3", "note": ""})
    assert wrong.status_code == 422
    refused = client.post(f"{path}result/?period=half", {"figure": "4", "out_of": "3"})
    assert "từ 0 đến 3" in refused.content.decode()
    sent = {"figure": "2", "out_of": "3", "note": "Sở VHTT"}
    assert client.post(f"{path}result/?period=half", sent).status_code == 302

    shown = page(client, of(world, "targets/?period=half"))
    assert "2/3 đơn vị" in shown
    assert "Sở VHTT" in shown
    assert 'value="2"' in page(client, f"{path}result/?period=half")
    assert client.post(f"{path}result/remove/?period=half").status_code == 302
    assert not TargetReading.objects.exists()
    assert client.get(f"{path}result/remove/?period=half").status_code == 404
    assert client.post(f"{path}source/", {"source": "classed", "key": ""}).status_code == 302
    assert TargetSource.objects.get().source == "classed"
    book = load_workbook(BytesIO(client.get(of(world, "chi-tieu.xlsx")).getvalue()))
    assert book.sheetnames == ["Chỉ tiêu giao ước", "Theo đơn vị"]
    assert sign_in(world.member).get(f"{path}source/").status_code == 403


def test_words_are_written_on_a_page_of_their_own(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    client, path = sign_in(world.head), of(world, "words/?period=half")
    sent = {
        "seen": "0",
        "assessment": "Đoàn kết.",
        "shortcomings": "",
        "directions": "Tiếp tục\nGiữ",
    }

    assert client.post(path, sent).status_code == 302

    shown = page(client, of(world, "?period=half"))
    assert "<li>Đoàn kết.</li>" in shown
    assert "Khối thống nhất: tiếp tục; giữ." in shown
    stale = client.post(path, sent | {"assessment": "Khác"})
    assert stale.status_code == 422
    assert "Khác" in stale.content.decode()
    assert Review.objects.get().assessment == "Đoàn kết."


def test_more_lines_and_targets_cost_no_more_queries(world: World, sign_in: SignIn) -> None:
    promised(world, GIFTS)
    client, path = sign_in(world.head), of(world)
    half_year_of_s1(world)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    half_year_of_s1(world)

    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(many) == len(few)


def test_photos_of_meetings_movements_and_results_go_with_the_text_for_the_press(
    world: World, sign_in: SignIn
) -> None:
    promised(world, GIFTS)
    half_year_of_s1(world)
    deed = Deed.objects.get(unit__code="BBB")
    things = {"deed": deed.pk, "meeting": called(world).pk, "movement": launched(world).pk}
    for colour, (kind, key) in zip(("red", "green", "blue"), things.items(), strict=True):
        facts = read_photo(jpeg(colour), f"{kind}.jpg", f"Ảnh của {kind}", "Lam Nguyên")
        add_photo(AlbumKey(kind, key), facts, actor=world.head, at=NOON)

    whole = page(sign_in(world.head), of(world, "?period=half"))
    own = page(sign_in(world.member), of(world, "?period=half"))

    assert [f"Ảnh của {kind}" in whole for kind in things] == [True, True, True]
    assert [f"Ảnh của {kind}" in own for kind in things] == [False, True, True]
    assert whole.count("Lam Nguyên") == 3
    Deed.objects.filter(pk=deed.pk).update(done_on=date(2023, 12, 1))
    assert "Ảnh của deed" not in page(sign_in(world.head), of(world, "?period=half"))
    assert "Ảnh của deed" in page(sign_in(world.head), of(world, "?period=year"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Trao học bổng", "trao học bổng: 467 suất, trị giá hơn 1 tỷ đồng"),
        ("Trao 467 suất học bổng", "trao 467 suất học bổng: trị giá hơn 1 tỷ đồng"),
        ("Trao cả 1.467 suất", "trao cả 1.467 suất: 467 suất, trị giá hơn 1 tỷ đồng"),
        ("Trao 467 suất, hơn 1 tỷ đồng.", "trao 467 suất, hơn 1 tỷ đồng"),
    ],
)
def test_the_press_reads_each_figure_once(world: World, content: str, told: str) -> None:
    deed = recorded(world, content=content, quantity=q(467), measure="suất",
                    money=q(1_000_000_000, "hon"))  # fmt: skip
    assert work_in_words(deed) == told
