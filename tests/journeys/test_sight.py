"""An office looks over all blocs; a citizen checks a paper, finds a model; the month by letter."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.journeys.conftest import Product, Visitor

Visit = Callable[..., Visitor]
PAPER = """
from thidua.apps.paperwork.models import IssuedDocument
print("CODE", IssuedDocument.objects.filter(state="issued").first().code)
"""
WITHDRAWN = """
from django.utils import timezone
from thidua.apps.accounts.models import User
from thidua.apps.portal.actions.publishing import withdraw_publication
from thidua.apps.portal.models import Publication
office = User.objects.get(username="snv.gia-lai")
one = Publication.objects.filter(kind="decision", withdrawn_at=None).first()
withdraw_publication(one, "Đăng nhầm", actor=office, at=timezone.now())
print("GONE", one.pk)
"""
LETTER = """
from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import Reminder
User.objects.filter(username="snv.minh-hoa").update(email="gd@snv.vn")
from django.utils import timezone
from thidua.apps.reminders.actions.sweeping import sweep
from thidua.apps.reminders.models import Sweep
Sweep.objects.all().delete()  # as on the first look of a day
now = timezone.localtime()
sweep(now, even_now=True)
for each in Reminder.objects.filter(kind="monthly", user__username="snv.minh-hoa"):
    print("TOLD", each.text)
"""


def test_an_office_finds_the_late_the_inflated_and_the_share_and_exports(guest: Visit) -> None:
    office = guest("snv.gia-lai")
    page = office.page
    office.goto("/insight/?year=2024")
    expect(page.locator("h1")).to_contain_text("Toàn cảnh năm thi đua 2024")
    office.check_accessibility("the year over all blocs")
    page.get_by_role("link", name="Khen thưởng", exact=True).last.click()
    expect(page.locator("h1")).to_have_text("Khen thưởng")
    expect(page.get_by_text("Nữ, trong lượt cá nhân đã ghi giới tính")).to_be_visible()
    office.check_accessibility("awards over all blocs")
    page.get_by_role("link", name="Chấm điểm, bình xét").click()
    expect(page.locator("h1")).to_contain_text("Chấm điểm, bình xét")
    office.check_accessibility("scores over all blocs")
    page.get_by_role("link", name="Kết quả phong trào").click()
    expect(page.get_by_role("columnheader", name="So năm trước")).to_be_visible()
    office.check_accessibility("results over all blocs")

    page.get_by_role("link", name="Bảng tự lập", exact=True).click()
    page.select_option("[name=rows]", "unit")
    page.select_option("[name=columns]", "award")
    page.get_by_role("button", name="Lập bảng").click()
    office.check_accessibility("a table that was asked for")
    expect(page.locator("tfoot")).to_contain_text("Cộng")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Excel").click()
    book = load_workbook(BytesIO(download.value.path().read_bytes()))
    assert book.worksheets[0].cell(3, 1).value == "Đơn vị"
    page.get_by_role("link", name="Lưu bảng này").click()
    page.fill("[name=name]", "Khen thưởng theo đơn vị")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("link", name="Khen thưởng theo đơn vị", exact=True).click()
    expect(page.locator("[name=rows]")).to_have_value("unit")
    page.locator("tbody td a").first.click()
    expect(page.get_by_role("heading", name="dòng")).to_be_visible()
    office.check_accessibility("rows behind a figure")


def test_another_provinces_rows_are_not_there(guest: Visit) -> None:
    stranger = guest("snv.khanh-hoa")
    stranger.goto("/insight/extract/?source=awards&rows=unit&columns=none")
    assert "Gia Lai" not in stranger.page.locator("main").inner_text()
    stranger.goto("/insight/rows/awards/")
    assert "Gia Lai" not in stranger.page.locator("main").inner_text()
    nobody = guest("hdy.gia-lai.cv")
    answer = nobody.page.request.get(f"{nobody.product.url}/insight/awards/")
    assert answer.status == 403


def test_a_citizen_checks_a_paper_and_finds_a_model(guest: Visit, demo: Product) -> None:
    code = demo.thidua("manage", "shell", given=PAPER).rpartition("CODE")[2].split()[0]
    citizen = guest(phone=True)
    page = citizen.page
    citizen.goto("/portal/gia-lai/")
    page.fill("#paper", code)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator("h1")).to_be_visible()
    assert code in page.url.upper()
    citizen.goto("/portal/gia-lai/")
    page.get_by_role("link", name="Mọi điển hình").click()
    citizen.check_accessibility("models for everybody")
    page.locator("main h3 a").first.click()
    citizen.check_accessibility("a model for everybody")
    expect(page.locator("main .lead")).to_be_visible()

    gone = demo.thidua("manage", "shell", given=WITHDRAWN).rpartition("GONE")[2].split()[0]
    path = f"{citizen.product.url}/portal/gia-lai/decisions/{gone}/"
    assert page.request.get(path).status == 404


def test_the_letter_of_the_month_tells_the_year_in_a_sentence(guest: Visit, demo: Product) -> None:
    told = demo.thidua("manage", "shell", given=LETTER)
    text = told.rpartition("TOLD")[2].strip()
    assert text.startswith("Tháng "), told
    leader = guest("snv.minh-hoa")
    leader.goto("/reminders/")
    leader.page.get_by_text(text[:40]).first.click()
    expect(leader.page.locator("h1")).to_contain_text("Toàn cảnh năm thi đua")
