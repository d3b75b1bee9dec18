"""A history of awards from Excel in a real browser: faults by cell, mended, taken, counted."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.apps.awards.history_material import award, edited, workbook
from tests.journeys.conftest import Visitor

UNIT = "Hội Đông y tỉnh Gia Lai"
FAULTS = {"F4": "Huân chương Sao Sáng", "H5": 2099, "N6": "31/02/2023"}


def history() -> bytes:
    """Forty awards of the unit's people over four years, and a certificate of the unit."""
    rows = [
        award(
            name=f"{name} Thử Nghiệm", birth_year=1970 + place, unit=UNIT, year=year,
            award="CSTĐCS" if place == 0 else "LĐTT", number=f"{year}/QĐ-HĐY",
            decided_on=f"20/12/{year}", sex="Nữ" if place % 2 else "Nam",
            is_direct_worker="Có" if place % 3 else "Không", fund="Quỹ thi đua của Hội",
        )
        for year in range(2021, 2025)
        for place, name in enumerate(("An", "Bình", "Chi", "Dũng", "Em", "Giang", "Hà", "Khanh"))
    ]  # fmt: skip
    whole = award(name=UNIT, birth_year=None, unit="", kind="Tập thể", award="BK tỉnh", year=2024,
                  number="77/QĐ-UBND", decided_on="31/12/2024")  # fmt: skip
    return workbook([*rows, whole])


def hand_in(person: Visitor, path: Path) -> None:
    """Choose the file, let people be added, wait until it was read, open the outcome."""
    page = person.page
    person.goto("/awards/imports/")
    field, read = page.locator("input[name=file]"), page.get_by_role("button", name="Đọc tệp")
    read.click()
    assert field.evaluate("field => field.validationMessage") == "Hãy chọn một tệp."
    field.set_input_files(path)
    expect(page.locator(".file-name")).to_have_text(path.name)
    page.check("input[name=adds_people]")
    read.click()
    page.get_by_role("link", name="Xem kết quả").click(timeout=60_000)


def given(office: Visitor) -> int:
    """How many awards the statistics count for the years of the file."""
    office.goto("/awards/statistics/?from=2021&to=2024")
    told = office.page.get_by_text("lượt khen thưởng, 2021 – 2024").inner_text()
    return int(told.split()[0])


def test_history_with_three_faults_is_mended_and_counted(
    guest: Callable[..., Visitor], tmp_path: Path
) -> None:
    office = guest("snv.gia-lai")
    page = office.page
    before = given(office)
    good, bad = tmp_path / "lich-su.xlsx", tmp_path / "lich-su-sai.xlsx"
    good.write_bytes(history())
    bad.write_bytes(edited(history(), FAULTS))

    office.goto("/")
    page.get_by_role("button", name="Khen thưởng", exact=True).click()
    page.get_by_role("link", name="Nhập, xuất Excel").click()
    office.check_accessibility("awards: imports")
    office.shoot("history-imports")
    hand_in(office, bad)
    expect(page.get_by_text("có 3 chỗ sai")).to_be_visible()
    for cell in FAULTS:
        expect(page.get_by_role("rowheader", name=cell)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp đã đánh dấu ô sai").click()
    assert download.value.suggested_filename.startswith("Lỗi cần sửa")
    office.check_accessibility("awards: import with faults")
    office.shoot("history-faults")

    hand_in(office, good)
    expect(page.get_by_text("Tệp không có lỗi.")).to_be_visible()
    office.check_accessibility("awards: import preview")
    office.shoot("history-preview")
    page.get_by_role("button", name="Nhận, ghi vào sổ").click()
    page.get_by_role("link", name="Xem kết quả").click(timeout=60_000)
    expect(page.get_by_text("Đã nhập xong lúc")).to_be_visible()
    office.shoot("history-accepted")

    assert given(office) == before + 33
    page.locator("#group-chart").scroll_into_view_if_needed()
    expect(page.locator("#group-chart svg")).to_be_visible()
    office.check_accessibility("awards: statistics")
    office.shoot("history-statistics")
    office.goto("/awards/money/")
    expect(page.get_by_role("rowheader", name="77/QĐ-UBND")).to_be_visible()
    office.check_accessibility("awards: money")
    office.shoot("history-money")
    office.goto("/awards/unit-counts/?year=2024")
    office.check_accessibility("awards: unit counts")
    office.shoot("history-unit-counts")


def test_statistics_fit_a_phone(guest: Callable[..., Visitor]) -> None:
    office = guest("snv.gia-lai", phone=True)
    for path, name in (
        ("/awards/imports/", "imports"),
        ("/awards/statistics/?from=2021&to=2024", "statistics"),
        ("/awards/money/", "money"),
        ("/awards/unit-counts/?year=2024", "unit-counts"),
    ):
        office.goto(path)
        wide = office.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name} is {wide} px wider than the screen"
        office.shoot(f"phone-{name}")
