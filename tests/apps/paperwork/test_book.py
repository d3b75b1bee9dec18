"""The book of numbers: the next one, one kept for later, one given up, those left out."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.paperwork.material import issue, next_one, ready
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.paperwork.actions.issuing import submit_document
from thidua.apps.paperwork.actions.numbers import reserve_number, withdraw_number
from thidua.apps.paperwork.actions.states import withdraw_document
from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.paperwork.refusals import NumberRefused, NumberTaken
from thidua.web.reasons import ReasonMissing

__all__ = ["ready"]


def reserve(world: World, purpose: str = "Công văn mời họp", symbol: str = "TH-KTĐ") -> PaperNumber:
    return reserve_number(world.season, symbol, purpose, 2023, actor=world.head, at=NOON)


def test_the_next_number_follows_the_last_of_its_series(ready: World) -> None:
    issue(ready, "registration_summary", "07/TH-KTĐ")
    covenant = next_one(ready, "covenant")

    kept = reserve(ready)
    again = next_one(ready, "registration_summary", reason="Sai số liệu")

    assert kept.shown == "08/TH-KTĐ"
    assert again.number == "09/TH-KTĐ"
    assert covenant.number.partition("/")[0] in {"", "01"}


def test_a_paper_takes_the_number_that_was_kept(ready: World) -> None:
    kept = reserve(ready)

    document = issue(ready, "registration_summary", "1/th-ktđ")

    kept.refresh_from_db()
    assert (kept.state, kept.purpose) == ("used", "Công văn mời họp")
    assert document.number == "1/th-ktđ"
    assert reserve(ready).shown == "02/TH-KTĐ"


def test_a_number_given_up_stays_in_the_book_for_nobody(ready: World) -> None:
    kept = reserve(ready)
    with pytest.raises(ReasonMissing):
        withdraw_number(ready.season, kept, "  ", actor=ready.head, at=NOON)
    withdraw_number(ready.season, kept, "Không họp nữa", actor=ready.head, at=NOON)

    with pytest.raises(NumberTaken, match="đã hủy: Không họp nữa"):
        issue(ready, "registration_summary", "01/TH-KTĐ")
    with pytest.raises(NumberRefused, match="đã hủy rồi"):
        withdraw_number(ready.season, kept, "Lần nữa", actor=ready.head, at=NOON)
    assert reserve(ready).shown == "02/TH-KTĐ"
    told = Entry.objects.get(action="paperwork.withdraw_number").data
    assert told == {"number": "01/TH-KTĐ", "year": 2023, "reason": "Không họp nữa"}


def test_the_number_of_a_paper_is_given_up_with_the_paper_alone(ready: World) -> None:
    document = issue(ready, "registration_summary", "01/TH-KTĐ")
    number = PaperNumber.objects.get()
    with pytest.raises(NumberRefused, match=r"đã cấp cho «.+»\. Thu hồi văn bản"):
        withdraw_number(ready.season, number, "Nhầm", actor=ready.head, at=NOON)

    withdraw_document(document, "Sai thẩm quyền", actor=ready.head, at=NOON)

    number.refresh_from_db()
    assert (number.state, number.reason) == ("withdrawn", "Sai thẩm quyền")
    assert next_one(ready, "registration_summary", reason="Làm lại").number == "02/TH-KTĐ"


def test_a_paper_taken_back_from_signing_gets_its_number_again(ready: World) -> None:
    waiting = next_one(ready, "registration_summary", act=submit_document)
    other = reserve(ready)
    withdraw_document(waiting, "Sai tên đơn vị", actor=ready.head, at=NOON)
    assert PaperNumber.objects.get(shown="01/TH-KTĐ").state == "reserved"

    again = next_one(ready, "registration_summary", reason="Sửa tên đơn vị")

    assert (waiting.number, other.shown, again.number) == ("01/TH-KTĐ", "02/TH-KTĐ", "01/TH-KTĐ")
    assert PaperNumber.objects.get(shown="01/TH-KTĐ").state == "used"


def test_years_and_issuers_count_by_themselves(ready: World) -> None:
    assert next_one(ready, "registration_summary").number == "01/TH-KTĐ"
    later = next_one(ready, "registration_summary", reason="Năm sau", day=date(2024, 1, 5))
    assert later.number == "01/TH-KTĐ"
    assert reserve(ready).shown == "02/TH-KTĐ"


@pytest.mark.parametrize(("symbol", "purpose"), [("", "Họp"), ("/", "Họp"), ("CV", "  ")])
def test_a_number_is_kept_for_something(ready: World, symbol: str, purpose: str) -> None:
    with pytest.raises(NumberRefused, match="dùng cho việc gì"):
        reserve(ready, purpose, symbol)


def test_members_neither_keep_numbers_nor_read_the_book(ready: World, sign_in: Any) -> None:
    with pytest.raises(PermissionDenied):
        reserve_number(ready.season, "CV", "Họp", 2023, actor=ready.member, at=NOON)
    page = reverse("paperwork:numbers", args=[ready.season.pk])
    assert sign_in(ready.member).get(page).status_code == 403
    assert sign_in(ready.outsider).get(page).status_code == 404


def test_the_database_holds_no_number_twice(ready: World) -> None:
    kept = reserve(ready)
    kept.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)


def test_pages_keep_and_give_up_numbers(ready: World, sign_in: Any) -> None:
    client, season = sign_in(ready.standing), ready.season
    page = reverse("paperwork:numbers", args=[season.pk])
    form = reverse("paperwork:reserve_number", args=[season.pk]) + "?year=2023"
    assert "Sổ này chưa có số nào" in one_line(client.get(page))
    issue(ready, "registration_summary", "04/TH-KTĐ")

    done = client.post(form, {"symbol": "CV-KTĐ", "purpose": "<b>Mời họp</b>"}, follow=True)
    text = one_line(done)
    assert "Đã giữ số 01/CV-KTĐ." in text
    assert "&lt;b&gt;Mời họp" in text
    assert "mang: 01 đến 03/TH-KTĐ." in text
    wrong = client.post(form, {"symbol": "CV-KTĐ", "purpose": ""})
    assert (wrong.status_code, 'value="CV-KTĐ"' in wrong.text) == (422, True)

    kept = PaperNumber.objects.get(shown="01/CV-KTĐ")
    giving_up = reverse("paperwork:withdraw_number", args=[season.pk, kept.pk])
    assert client.post(giving_up, {"reason": ""}).status_code == 422
    text = one_line(client.post(giving_up, {"reason": "Hoãn họp"}, follow=True))
    assert "Lý do hủy: Hoãn họp" in text
    narrow = one_line(client.get(page, {"series": "TH-KTĐ", "state": "used"}))
    assert "1 số" in narrow
    assert "Hoãn họp" not in narrow


def test_the_book_opens_on_the_year_of_its_season(ready: World, sign_in: Any) -> None:
    client, season = sign_in(ready.standing), ready.season
    page = client.get(reverse("paperwork:numbers", args=[season.pk])).content.decode()
    form = reverse("paperwork:reserve_number", args=[season.pk])

    assert '<option value="2023" selected>' in page
    assert f"{form}?year=2023" in page
    assert "Giữ số văn bản năm 2023" in client.get(form).content.decode()
    other = client.get(reverse("paperwork:numbers", args=[season.pk]), {"year": "2024"})
    assert '<option value="2024" selected>' in other.content.decode()


def test_the_book_of_a_unit_is_apart(ready: World, sign_in: Any) -> None:
    issue(ready, "registration", "03/ĐK", unit="AAA")
    client, unit = sign_in(ready.head), ready.units["AAA"]
    page = reverse("paperwork:numbers", args=[ready.season.pk])

    assert "03/ĐK" in one_line(client.get(page, {"unit": unit.pk}))
    assert "03/ĐK" not in one_line(client.get(page))


def test_the_workbook_lists_the_book(ready: World, sign_in: Any) -> None:
    kept = reserve(ready, "=HYPERLINK(1)")
    withdraw_number(ready.season, kept, "Thôi", actor=ready.head, at=NOON)
    address = reverse("paperwork:numbers_workbook", args=[ready.season.pk])

    book = load_workbook(BytesIO(sign_in(ready.head).get(address).content))

    row = [cell.value for cell in book.active[3]]
    assert row[:4] == ["01/TH-KTĐ", "Đã hủy", "=HYPERLINK(1)", str(ready.head)]
    assert row[5] == "Thôi"
    assert book.active["C3"].data_type == "s"
