"""What goes wrong in an office: the line, the session, the file, the figure, the power."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Request, Response, expect

from tests.journeys.conftest import PASSWORD, Product, Visitor
from tests.journeys.sheets import SAVED, cell, expect_saved, hand_in, open_sheet, row

Visit = Callable[..., Visitor]
OFFICER = "ctct.gia-lai.cv"
MEGABYTE = 1024 * 1024
MOST_EXTRA_MEMORY = 12 * MEGABYTE


def test_typing_goes_on_while_the_line_is_down(guest: Visit) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    person.context.set_offline(True)
    for item, figure in (("1.1", "91"), ("1.3", "12"), ("1.7", "2")):
        cell(person, item).fill(figure)
    expect(person.page.locator("#save-status")).to_contain_text("Số đã gõ vẫn giữ")
    person.context.set_offline(False)
    expect_saved(person)
    person.page.reload()
    for item, figure in (("1.1", "91"), ("1.3", "12"), ("1.7", "2")):
        expect(cell(person, item)).to_have_value(figure)


def test_what_was_typed_offline_survives_a_closed_tab(guest: Visit) -> None:
    person = guest(OFFICER)
    path = open_sheet(person)
    person.context.set_offline(True)
    cell(person, "1.3").fill("77")
    expect(person.page.locator("#save-status")).to_contain_text("Số đã gõ vẫn giữ")
    person.page.close()
    person.context.set_offline(False)
    person.page = person.context.new_page()
    person.goto(path)
    expect(cell(person, "1.3")).to_have_value("77")
    expect_saved(person)
    person.page.reload()
    expect(cell(person, "1.3")).to_have_value("77")


KEPT = """async () => {
  const store = await caches.open("thidua-sheet");
  return (await store.keys()).map((each) => new URL(each.url).pathname);
}"""


def test_the_own_sheet_opens_without_a_network_and_sends_when_it_is_back(guest: Visit) -> None:
    person = guest(OFFICER)
    path = open_sheet(person)
    page = person.page
    page.wait_for_function(f"({KEPT})().then((kept) => kept.length > 5)")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function(f"({KEPT})().then((kept) => kept.length > 5)")
    kept = page.evaluate(KEPT)
    assert {each for each in kept if not each.startswith("/static/")} == {path}
    person.context.set_offline(True)
    cell(person, "1.3").fill("78")
    expect(page.locator("#save-status")).to_contain_text("Không có mạng")
    page.on("dialog", lambda dialog: dialog.accept())
    for _time in range(3):  # as often as one likes: a reload without a network drops nothing
        page.reload()
        expect(cell(person, "1.3")).to_have_value("78")
        expect(page.locator("#save-status")).to_contain_text("Không có mạng")
        assert set(page.evaluate(KEPT)) == set(kept)
    person.shoot("sheet-offline")
    person.context.set_offline(False)
    expect_saved(person)
    page.reload()
    expect(cell(person, "1.3")).to_have_value("78")
    person.goto("/accounts/password/change/")  # about the own account: nobody has left
    assert page.evaluate("caches.has('thidua-sheet')")
    person.goto("/accounts/logout/")
    page.locator("main").get_by_role("button").first.click()
    del person.product.signed_in[OFFICER]  # this session is over
    person.goto("/accounts/login/")
    page.wait_for_function("caches.has('thidua-sheet').then((has) => !has)")


def test_a_session_that_ends_while_one_types_loses_nothing(guest: Visit) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    person.context.clear_cookies(name="sessionid")
    cell(person, "1.6").fill("5")
    expect(person.page.locator("#save-status")).to_contain_text("Phiên đăng nhập đã hết")
    expect(cell(person, "1.6")).to_have_value("5")
    other = Visitor(person.context.new_page(), person.product, person.context)
    other.sign_in(OFFICER)
    expect_saved(person)
    person.page.reload()
    expect(cell(person, "1.6")).to_have_value("5")


def evidence_page(person: Visitor) -> str:
    """The page of the files of criterion 1.1; its path."""
    open_sheet(person)
    path = str(row(person, "1.1").locator("a[href*='/evidence/']").first.get_attribute("href"))
    person.goto(path)
    return path


def memory_of(product: Product) -> int:
    """The largest resident size, in bytes, that the server's processes have had so far."""
    assert product.process is not None
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            group = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[2])
            status = (folder / "status").read_text()
        except (OSError, ValueError):
            continue
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        if group == product.process.pid and peak:
            found = max(found, int(peak[1]) * 1024)
    assert found, "no process of the server found"
    return found


def test_a_30_mb_file_is_told_before_it_is_sent(guest: Visit, tmp_path: Path) -> None:
    person = guest(OFFICER)
    evidence_page(person)
    person.page.set_input_files("input[type=file]", large_file(tmp_path))
    said = person.page.locator("[data-evidence-error]")
    expect(said).to_contain_text("phim hội nghị.pdf")
    expect(said).to_contain_text("20,0 MB")
    expect(person.page.get_by_role("button", name="Tải lên")).to_be_disabled()


def large_file(folder: Path) -> Path:
    """30 MB that begin as a PDF does."""
    path = folder / "phim hội nghị.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(30 * MEGABYTE))
    return path


def test_a_30_mb_file_does_not_load_the_server(guest: Visit, tmp_path: Path) -> None:
    person = guest(OFFICER, java_script_enabled=False)
    evidence_page(person)
    before = memory_of(person.product)
    person.page.set_input_files("input[type=file]", large_file(tmp_path))
    person.page.get_by_role("button", name="Tải lên").click()
    said = person.page.locator("main [role=alert]").first
    expect(said).to_contain_text("quá giới hạn 20 MB")
    expect(person.page.get_by_text("Chưa có minh chứng nào")).to_be_visible()
    assert memory_of(person.product) - before < MOST_EXTRA_MEMORY


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("báo cáo.pdf", b"MZ\x90\x00" + bytes(400), "nội dung không phải PDF"),
        ("báo cáo.docx", b"PK\x03\x04" + bytes(400), "nội dung không phải DOCX"),
        ("cài đặt.exe", b"MZ\x90\x00" + bytes(400), "chỉ nhận"),
        ("rỗng.pdf", b"", "rỗng"),
    ],
)
def test_a_file_that_is_not_evidence_is_refused(
    guest: Visit, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    person = guest(OFFICER)
    evidence_page(person)
    path = tmp_path / name
    path.write_bytes(content)
    person.page.set_input_files("input[type=file]", path)
    person.page.get_by_role("button", name="Tải lên").click()
    told = person.page.locator("main [role=alert]").first
    expect(told).to_contain_text(name)
    expect(told).to_contain_text(said)
    expect(person.page.get_by_text("Chưa có minh chứng nào")).to_be_visible()


@pytest.mark.parametrize(
    "typed",
    ["-5", "nhiều lắm", "12,5,3", "1e5", "５"],
)
def test_a_figure_that_cannot_be_is_told_beside_its_cell(guest: Visit, typed: str) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    cell(person, "1.7").fill("3")
    expect_saved(person)
    cell(person, "1.7").fill(typed)
    fault = row(person, "1.7").locator("[data-error=actual]")
    expect(fault).to_be_visible()
    expect(fault).to_contain_text("Tiêu chí 1.7, ô Thực hiện")
    expect(fault).to_contain_text(f"«{typed}»")
    expect(cell(person, "1.7")).to_have_attribute("aria-invalid", "true")
    expect(cell(person, "1.7")).to_have_value(typed)
    cell(person, "1.7").fill("3")
    expect(fault).not_to_be_visible()
    expect_saved(person)


def test_another_blocs_pages_are_not_there(guest: Visit) -> None:
    person, stranger = guest(OFFICER), guest("nhnn.gia-lai.cv")
    sheet = open_sheet(person)
    person.goto("/seasons/?year=2024")
    link = person.page.locator("main a[href^='/seasons/']", has_text="Chính trị-Xã hội").first
    season = re.sub(r"\D", "", link.get_attribute("href") or "")
    for path in (
        sheet,
        f"{sheet}present/",
        f"{sheet}sheet.xlsx",
        f"/seasons/{season}/",
        f"/schemes/season/{season}/",
        f"/pledges/{season}/registrations/",
        f"/pledges/{season}/covenant/",
        f"/appraisals/season/{season}/",
        f"/appraisals/season/{season}/result/",
        f"/meetings/season/{season}/",
        f"/papers/season/{season}/",
        f"/papers/season/{season}/covenant.pdf",
    ):
        mine = person.context.request.get(f"{person.product.url}{path}")
        assert mine.status in {200, 409}, (path, mine.status)
        theirs = stranger.context.request.get(f"{person.product.url}{path}")
        assert theirs.status == 404, (path, theirs.status)
    stranger.goto(sheet)
    expect(stranger.page.locator("h1")).to_be_visible()
    expect(stranger.page.get_by_role("link", name="Việc của tôi")).to_be_visible()


def test_a_member_may_not_do_the_heads_acts(guest: Visit) -> None:
    person = guest(OFFICER)
    sheet = open_sheet(person)
    person.goto("/seasons/?year=2024")
    link = person.page.locator("main a[href^='/seasons/']", has_text="Chính trị-Xã hội").first
    season = re.sub(r"\D", "", link.get_attribute("href") or "")
    for path in (
        f"/seasons/{season}/edit/",
        f"/seasons/{season}/phases/",
        f"/appraisals/season/{season}/publish/",
        f"{sheet}verify/",
        f"/meetings/season/{season}/prepare/",
        f"/seasons/{season}/close/",
    ):
        answer = person.page.goto(f"{person.product.url}{path}")
        assert answer is not None
        assert answer.status == 403, path
        assert person.page.locator("h1").count() == 1
    token = next(c["value"] for c in person.context.cookies() if c["name"] == "csrftoken")
    for path in (f"/seasons/{season}/move/", f"{sheet}lock/", f"{sheet}finish/"):
        refused = person.context.request.post(
            f"{person.product.url}{path}",
            headers={"X-CSRFToken": token},
            form={"to_state": "reviewing"},
        )
        assert refused.status == 403, path


def test_the_back_button_shows_what_is_stored(guest: Visit) -> None:
    person = guest(OFFICER)
    path = open_sheet(person)
    cell(person, "1.3").fill("64")
    expect_saved(person)
    person.page.get_by_role("link", name="Trình lãnh đạo…").click()
    expect(person.page.get_by_text("Tổng điểm tự chấm")).to_be_visible()
    person.page.go_back()
    expect(cell(person, "1.3")).to_have_value("64")
    cell(person, "1.3").fill("65")
    expect_saved(person)
    person.goto(path)
    expect(cell(person, "1.3")).to_have_value("65")


def test_a_sheet_is_filled_and_handed_in_without_scripts(guest: Visit) -> None:
    person = guest("ctd.gia-lai.tt", java_script_enabled=False)
    open_sheet(person)
    cell(person, "1.1").fill("99")
    cell(person, "1.1", "note").fill("Báo cáo số 12")
    cell(person, "1.7").fill("-4")
    person.page.get_by_role("button", name="Lưu").click()
    expect(row(person, "1.7").locator(".invalid-feedback").first).to_be_visible()
    expect(cell(person, "1.1")).to_have_value("99")
    cell(person, "1.7").fill("4")
    person.page.get_by_role("button", name="Lưu").click()
    expect(person.page.get_by_text(SAVED).first).to_be_visible()
    expect(cell(person, "1.1")).to_have_value("99")
    person.page.get_by_role("link", name="Ký và nộp…").click()
    hand_in(person)


def test_a_covenant_is_signed_without_scripts(guest: Visit) -> None:
    person = guest("lhkhkt.khanh-hoa.tt", java_script_enabled=False)
    person.goto("/")
    link = person.page.locator("main a[href*='covenant']").first
    link.click()
    if "/sign/" not in person.page.url:
        person.page.get_by_role("link", name="Đọc và ký").first.click()
    person.page.fill("input[name=password]", "sai mật khẩu")
    person.page.get_by_label(re.compile("Tôi")).check()
    person.page.get_by_role("button", name="Ký giao ước").click()
    expect(person.page.get_by_text("Mật khẩu không đúng")).to_be_visible()
    person.page.fill("input[name=password]", PASSWORD)
    person.page.get_by_label(re.compile("Tôi")).check()
    person.page.get_by_role("button", name="Ký giao ước").click()
    expect(person.page.get_by_text("Đã ký giao ước thay mặt")).to_be_visible()


def is_save(exchange: Request | Response) -> bool:
    """Whether a row of the sheet is being saved."""
    return exchange.url.endswith("/save/")


def test_every_acknowledged_save_outlives_a_power_cut(guest: Visit) -> None:
    person = guest("lhh.gia-lai.cv")
    path = open_sheet(person)
    acknowledged: list[int] = []

    def note(response: Response) -> None:
        body = (response.request.post_data_buffer or b"").decode()
        typed = re.search(r'-actual"\r\n\r\n(\d{3})\r', body)
        if is_save(response) and response.ok and typed:
            acknowledged.append(int(typed[1]))

    person.page.on("response", note)
    figure = 100
    while len(acknowledged) < 5:
        figure += 1
        with person.page.expect_response(is_save):
            cell(person, "1.3").fill(str(figure))
    with person.page.expect_request(is_save):
        cell(person, "1.3").fill(str(figure + 1))
        cell(person, "1.7").fill("4")
    person.product.kill()
    person.product.start()
    assert "nguyên vẹn" in person.product.thidua("audit", "verify")
    other = guest("lhh.gia-lai.tt")
    other.goto(path)
    assert int(cell(other, "1.3").input_value()) >= max(acknowledged)
    expect_saved(person)
    other.page.reload()
    expect(cell(other, "1.3")).to_have_value(str(figure + 1))
    expect(cell(other, "1.7")).to_have_value("4")
