"""200 certificates: placed over the scan of their sheet, printed as one PDF, one printed again."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
from playwright.sync_api import expect

from tests.apps.certificates.material import png
from tests.journeys.conftest import Product, Visitor

Visit = Callable[..., Visitor]
GIVEN = """
from datetime import date
from tests.factories_registry import make_person
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.organisations.models import Unit
unit = Unit.objects.get(code="HDY", authority__code="gia-lai")
decision = Decision.objects.create(
    authority=unit.authority, number="88/QĐ-UBND", decided_on=date(2025, 2, 3),
    signatory="Trần Văn Bình", signatory_office="CHỦ TỊCH",
)
for at in range(200):
    person = make_person(unit, f"BK{at:03}", full_name=f"Nguyễn Thị Thử {at:03}")
    AwardRecord.objects.create(
        authority=unit.authority, decision=decision, person=person, holder_unit=unit,
        holder_name=f"Bà {person.full_name}", award="GK", year=2024, achievement="Hoàn thành tốt",
    )
print("DECISION", decision.pk)
"""


def downloaded(person: Visitor, path: str) -> pypdf.PdfReader:
    answer = person.page.request.get(f"{person.product.url}{path}")
    assert answer.status == 200
    return pypdf.PdfReader(BytesIO(answer.body()))


def test_200_certificates_placed_printed_one_again(
    guest: Visit, demo: Product, tmp_path: Path
) -> None:
    told = demo.thidua("manage", "shell", given=GIVEN)
    decision = f"/certificates/decisions/{told.rpartition('DECISION')[2].split()[0]}/"
    (tmp_path / "phoi.png").write_bytes(png(594, 420))
    office = guest("snv.gia-lai")
    page = office.page
    office.goto("/certificates/layouts/")
    office.check_accessibility("layouts of certificates")
    page.get_by_role("link", name="Lập mẫu in").click()
    page.fill("[name=name]", "Giấy khen, phôi A4")
    page.get_by_role("button", name="Lập").click()
    page.get_by_role("link", name="Tải ảnh phôi").click()
    page.set_input_files("[name=file]", tmp_path / "phoi.png")
    page.get_by_role("button", name="Tải lên").click()

    box = page.locator(".sheet-box").first
    expect(box).to_have_text("Ông Nguyễn Phước Hoàng Minh Quân")
    office.check_accessibility("editor of certificates")
    place = box.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 40, place["y"] + 20)
    page.mouse.down()
    page.mouse.move(place["x"] + 60, place["y"] - 20, steps=5)
    page.mouse.up()
    left, top = page.locator("[name=boxes-0-x]"), page.locator("[name=boxes-0-y]")
    assert (left.input_value(), top.input_value()) != ("35,6", "88,2")
    left.fill("35,6")
    top.fill("90")
    box.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowLeft")
    expect(top).to_have_value("91")
    expect(left).to_have_value("35,5")
    page.get_by_role("button", name="Lưu mẫu in").click()
    expect(page.get_by_text("Đã lưu mẫu in")).to_be_visible()

    _print_all_and_one_again(office, decision)


def _print_all_and_one_again(office: Visitor, decision: str) -> None:
    page = office.page
    office.goto(decision)
    office.check_accessibility("certificates of a decision")
    page.locator("[name=layout]").select_option(label="Giấy khen, phôi A4")
    page.get_by_role("button", name="In các tờ chưa in").click()
    expect(page.get_by_text("200 tờ, mẫu Giấy khen, phôi A4").first).to_be_visible()
    file = page.get_by_role("link", name="PDF").get_attribute("href") or ""
    printed = downloaded(office, file)
    assert len(printed.pages) == 200
    assert "Bà Nguyễn Thị Thử 137" in printed.pages[137].extract_text()

    page.get_by_role("link", name="Sổ in bằng").click()
    page.fill("main [name=q]", "thu 000")
    page.locator("main").get_by_role("button", name="Tìm").click()
    expect(page.locator("h2", has_text="1 tờ")).to_be_visible()
    office.check_accessibility("book of certificates")
    page.get_by_role("link", name="In lại").click()
    page.fill("[name=reason]", "Phôi rách khi in")
    page.get_by_role("button", name="In lại").click()
    expect(page.get_by_text("1 tờ, mẫu Giấy khen, phôi A4").first).to_be_visible()
    again = page.get_by_role("link", name="PDF").first.get_attribute("href") or ""
    assert "Bà Nguyễn Thị Thử 000" in downloaded(office, again).pages[0].extract_text()
