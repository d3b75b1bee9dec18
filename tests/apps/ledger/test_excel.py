"""The ledger in Excel both ways, doubles asked at entry, lines of one movement, their photos."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.apps.ledger.material import facts, q, recorded
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from tests.uploading import accepted, looked_at
from thidua.apps.ledger.actions.deeds import record_deed
from thidua.apps.ledger.models import Deed
from thidua.apps.movements.models import Movement
from thidua.apps.photos.registries.albums import album_of
from thidua.formats.deed_sheet import COLUMNS
from thidua.web.ask_once import PossibleDouble

pytestmark = pytest.mark.django_db
HEADS = [head for head, _width in COLUMNS]


def sheet(*rows: dict[str, Any]) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEADS)
    for row in rows:
        page.append([row.get(head) for head in HEADS])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def row(**said: Any) -> dict[str, Any]:
    usual = {
        "Đến ngày": date(2023, 6, 1), "Mã đơn vị": "CCC", "Đã làm gì": "Bàn giao nhà",
        "Số lượng": "gần 9", "Đơn vị tính": "căn nhà", "Số tiền (đồng)": "hơn 800 triệu",
    }  # fmt: skip
    return usual | {name.replace("_", " "): value for name, value in said.items()}


def test_what_is_downloaded_is_taken_back_and_nothing_twice(world: World, sign_in: SignIn) -> None:
    recorded(world, content="Trao học bổng")
    recorded(world, None, content="Cả Khối làm", quantity=q(4), measure="công trình")
    client, path = sign_in(world.head), f"/ledger/{world.season.pk}/"
    data = client.get(f"{path}so-ket-qua.xlsx").getvalue()
    cells = list(load_workbook(BytesIO(data)).worksheets[0].iter_rows(min_row=3, values_only=True))
    assert [cells[1][4], cells[1][5], cells[1][7]] == ["Trao học bổng", 467, "hơn 1.000.000.000"]

    shown = looked_at(client, f"{path}import/", data)

    assert len(shown.context["preview"].content) == 0
    assert shown.context["preview"].same == 2


def test_a_file_is_looked_at_and_written_whole(world: World, sign_in: SignIn) -> None:
    client, path = sign_in(world.member), f"/ledger/{world.season.pk}/import/"

    shown = looked_at(client, path, sheet(row(), row(**{"Đã làm gì": "Khám bệnh", "Số lượng": 12})))

    assert not Deed.objects.exists()
    assert len(shown.context["preview"].changes) == 2
    assert "Đã ghi 2 kết quả từ tệp vào sổ." in accepted(client, path, shown)
    deed = Deed.objects.get(content="Bàn giao nhà")
    assert (deed.quantity_qualifier, deed.money, deed.source) == ("gan", 800_000_000, "sheet")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"Số lượng": "1.5.2"}, "Số lượng"),
        ({"Số lượng": "25 tỷ đồng"}, "Số lượng"),
        ({"Số lượng": None, "Số tiền (đồng)": None}, "Số lượng"),
        ({"Đơn vị tính": None}, "Đơn vị tính"),
        ({"Mã đơn vị": "AAA"}, "Mã đơn vị"),
        ({"Mã đơn vị": None, "Đơn vị": "Cả Khối"}, "Đơn vị"),
        ({"Đến ngày": "31/02/2023"}, "Đến ngày"),
        ({"Đến ngày": None}, "Đến ngày"),
        ({"Phong trào": "Không có"}, "Phong trào"),
        ({"Số tiền (đồng)": "-5"}, "Số tiền"),
    ],
)
def test_each_wrong_cell_is_named_and_nothing_written(
    world: World, sign_in: SignIn, said: dict[str, Any], words: str
) -> None:
    shown = looked_at(
        sign_in(world.member), f"/ledger/{world.season.pk}/import/", sheet(row(), row() | said)
    )

    assert shown.status_code == 422
    assert any(words in problem.message for problem in shown.context["problems"])
    assert not Deed.objects.exists()


def test_a_file_of_500_lines_is_taken_and_twins_are_asked(world: World, sign_in: SignIn) -> None:
    client, path = sign_in(world.head), f"/ledger/{world.season.pk}/import/"
    many = [
        row(**{"Đã làm gì": f"Việc {n}", "Số lượng": n, "Số tiền (đồng)": None})
        for n in range(1, 501)
    ]

    shown = looked_at(client, path, sheet(*many, many[0]))

    (doubt,) = shown.context["doubts"]
    assert "dòng 2" in doubt.message
    assert "Đã xem lại" in accepted(client, path, shown, despite_doubts=False)
    assert not Deed.objects.exists()
    assert "Đã ghi 501 kết quả" in accepted(client, path, shown)
    assert Deed.objects.count() == 501


def test_a_double_is_asked_once_at_entry(world: World, sign_in: SignIn) -> None:
    recorded(world)
    with pytest.raises(PossibleDouble, match="Trao học bổng"):
        record_deed(world.season, facts(world), actor=world.member, at=NOON, despite_doubts=False)
    client, path = sign_in(world.member), f"/ledger/{world.season.pk}/record/"
    sent = {
        "content": "Trao học bổng", "quantity": "467", "measure": "suất học bổng",
        "money": "hơn 1 tỷ", "unit": str(world.units["CCC"].pk), "done_on": "02/06/2023",
    }  # fmt: skip

    asked = client.post(path, sent)

    assert asked.status_code == 422
    shown = one_line(asked.content.decode())
    assert "Nghi ghi trùng" in shown
    assert 'name="despite_doubts"' in shown
    assert client.post(path, sent | {"despite_doubts": "on"}).status_code == 302
    assert Deed.objects.count() == 2


def test_a_double_of_another_unit_is_told_only_to_who_sees_it(world: World) -> None:
    recorded(world, "BBB")
    said = facts(world)
    record_deed(world.season, said, actor=world.member, at=NOON, despite_doubts=False)
    with pytest.raises(PossibleDouble):
        record_deed(world.season, said, actor=world.head, at=NOON, despite_doubts=False)


def test_lines_of_one_movement(world: World, sign_in: SignIn) -> None:
    movement = Movement.objects.create(
        season=world.season, name="Vì người nghèo", origin="authority", kind="regular",
        starts_on=date(2023, 2, 1),
    )  # fmt: skip
    recorded(world, content="Trong phong trào", movement=movement.pk)
    recorded(world, content="Việc khác", quantity=q(3))

    answer = sign_in(world.head).get(f"/ledger/{world.season.pk}/?movement={movement.pk}")

    assert [each.deed.content for each in answer.context["rows"]] == ["Trong phong trào"]


def test_photos_of_a_line_are_seen_with_it_and_filled_by_who_writes_it(world: World) -> None:
    deed = recorded(world)

    for user, may_fill in ((world.member, True), (world.head, True), (world.standing, True)):
        album = album_of(user, "deed", deed.pk)
        assert album is not None
        assert album.may_fill is may_fill
    assert album_of(world.officers["BBB"], "deed", deed.pk) is not None  # the deputy
    assert album_of(world.outsider, "deed", deed.pk) is None
