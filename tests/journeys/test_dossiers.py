"""A dossier's whole path on screen and phone: returned once, voted 8 of 9, decided, presented."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor

Visit = Callable[..., Visitor]
HEAD, UNIT, OFFICE = "hdy.gia-lai.cv", "lhh.gia-lai.cv", "snv.gia-lai"
NAME = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Gia Lai"
MEMBERS = "\n".join(
    f"Thành viên {number}; Ủy viên Hội đồng; {'văn bản' if number == 9 else 'có mặt'}"
    for number in range(1, 10)
)


def press(person: Visitor, name: str) -> None:
    """A button or link of the page's main part or head, by its words, which may count."""
    counting = re.compile(rf"^{re.escape(name)}(: \d+ hồ sơ)?$")
    wanted = person.page.locator(".page-wrapper").get_by_role("button", name=counting)
    if wanted.count() == 0:
        wanted = person.page.locator(".page-wrapper").get_by_role("link", name=name, exact=True)
    wanted.first.click()


def open_and_press(person: Visitor, name: str) -> None:
    """A link to a form with nothing to fill in, and then its button of the same name."""
    main = person.page.locator(".page-wrapper")
    main.get_by_role("link", name=name, exact=True).first.click()
    main.get_by_role("button", name=name, exact=True).first.click()


def told(person: Visitor, words: str) -> None:
    """The page says so."""
    expect(person.page.locator("main")).to_contain_text(words)


def tick(person: Visitor) -> None:
    """The dossier of our unit in a list of several."""
    boxes = person.page.get_by_role("checkbox")
    for place in range(boxes.count()):
        boxes.nth(place).set_checked(checked=False)
    person.page.get_by_role("checkbox", name=re.compile(f"^{NAME}")).check()


def fill_what_is_empty(person: Visitor) -> None:
    """Something in every part of the report that the program could not fill in."""
    parts = person.page.locator("main textarea")
    for place in range(parts.count()):
        if not parts.nth(place).input_value().strip():
            parts.nth(place).fill("Không có nội dung phải báo cáo.")


def complete_and_send(unit: Visitor, head: Visitor, path: str) -> None:
    """The unit says it is whole; the head sends it."""
    unit.goto(path)
    open_and_press(unit, "Hoàn thành hồ sơ")
    told(unit, "Đủ hồ sơ")
    head.goto(path)
    press(head, "Gửi hồ sơ")
    head.page.get_by_label("Tờ trình số").fill("06/TTr-KTĐ")
    press(head, "Gửi hồ sơ")
    told(head, "Đã gửi")


def receive(office: Visitor, path: str) -> None:
    """Today is the day that counts."""
    office.goto(path)
    open_and_press(office, "Tiếp nhận để thẩm định")
    come_back(office, path)
    told(office, "Đang thẩm định")


def come_back(office: Visitor, path: str) -> None:
    """To the dossier that was just done: the office was led on to the next that waits."""
    expect(office.page.locator("body")).to_contain_text(f"đã ghi cho {NAME}")
    office.goto(path)


def test_from_the_blocs_vote_to_presentation(guest: Visit) -> None:
    head, unit, office = guest(HEAD), guest(UNIT, phone=True), guest(OFFICE)
    head.goto("/dossiers/new/")
    head.check_accessibility("dossiers from blocs")
    head.page.get_by_role("button", name=re.compile("^Lập 4 hồ sơ")).click()
    told(head, NAME)
    head.check_accessibility("dossiers board")

    unit.goto("/")
    owed = unit.page.locator(".list-group-item", has_text="Lập hồ sơ đề nghị")
    expect(owed).to_contain_text(NAME)
    unit.goto("/dossiers/")
    unit.page.locator("a.list-group-item", has_text=NAME).click()
    told(unit, "Giấy tờ của hồ sơ")
    unit.check_accessibility("nomination on a phone")
    path = unit.page.url.removeprefix(unit.product.url)
    press(unit, "Soạn báo cáo")
    tasks = unit.page.get_by_label("Kết quả thực hiện nhiệm vụ")
    expect(tasks).to_have_value(re.compile("xếp hạng"))
    tasks.fill("Hoàn thành vượt mức các chỉ tiêu đã đăng ký.")
    fill_what_is_empty(unit)  # a report with an empty part is not complete
    press(unit, "Lưu báo cáo")
    told(unit, "Soạn trên phần mềm, lần lưu 1")

    complete_and_send(unit, head, path)
    receive(office, path)
    press(office, "Trả lại để bổ sung")
    office.page.get_by_label("Lý do").fill("Thiếu số liệu so sánh với năm trước")
    press(office, "Trả lại để bổ sung")
    come_back(office, path)
    told(office, "Trả lại ngày")
    unit.goto(path)
    told(unit, "Thiếu số liệu so sánh với năm trước")
    complete_and_send(unit, head, path)
    receive(office, path)
    told(office, "ngày làm việc")
    press(office, "Ghi kết quả thẩm định")
    office.page.get_by_label("Ý kiến thẩm định").fill("Đủ điều kiện, tiêu chuẩn theo quy định.")
    press(office, "Ghi kết quả thẩm định")
    come_back(office, path)
    told(office, "Đã thẩm định")

    meet(office)
    decide(office, path)
    unit.goto(path)
    told(unit, "8/9 phiếu đồng ý, cần 80% của 9 thành viên = 8 phiếu")
    told(unit, "Đã trao")
    assert unit.page.evaluate("document.documentElement.scrollWidth") <= 390


def meet(office: Visitor) -> None:
    """Nine members, one heard in writing; eight agree."""
    office.goto("/dossiers/council/")
    office.check_accessibility("councils")
    press(office, "Chuẩn bị phiên họp")
    office.page.get_by_label("Chủ trì").fill("Chủ tịch Hội đồng")
    office.page.get_by_label("Thành viên Hội đồng").fill(MEMBERS)
    tick(office)
    press(office, "Lập phiên họp")
    told(office, "8/9 phiếu (80%")
    office.check_accessibility("council")
    for label, number in (("Thu về", "9"), ("Đồng ý", "8"), ("Không đồng ý", "1")):
        office.page.get_by_role("textbox", name=re.compile(f"^{label} – ")).fill(number)
    press(office, "Ghi kết quả phiếu")
    told(office, "8/9 phiếu đồng ý, cần 80% của 9 thành viên = 8 phiếu")
    press(office, "Kết luận phiên họp")
    told(office, "Đã kết luận")


def decide(office: Visitor, path: str) -> None:
    """Decided and handed over today."""
    office.goto(path)
    press(office, "Ghi quyết định")
    office.page.get_by_label("Số quyết định").fill("100/QĐ-UBND")
    press(office, "Ghi quyết định")
    told(office, "100/QĐ-UBND")
    press(office, "Ghi ngày trao")
    office.page.get_by_label("Người trao").fill("Chủ tịch UBND tỉnh")
    press(office, "Ghi đã trao")
    told(office, "Đã trao")
