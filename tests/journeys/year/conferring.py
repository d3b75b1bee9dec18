"""The conference, the hand-over to the next head."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor, every
from tests.journeys.story import HEAD, Visit, officer, press


def confer(visitor: Visit, season: str) -> None:
    """Roll, two awards by counts, leader, head and deputy by acclamation, directions, closing."""
    head = visitor(officer(HEAD))
    page = head.page
    head.goto(f"/meetings/season/{season}/")
    press(page, "Chuẩn bị hội nghị")
    head.check_accessibility("prepare conference")
    for name, value in {
        "held_on": "2023-12-20",
        "starts_at": "08:00",
        "place": "TP. Pleiku",
        "chair_name": "Thủ trưởng Hội Đông y",
        "secretary_name": "Chuyên viên Hội Đông y",
    }.items():
        page.fill(f"[name={name}]", value)
    press(page, "Lưu")
    press(page, "Khai mạc")
    expect(page.get_by_text("Hội nghị đã khai mạc")).to_be_visible()
    page.get_by_role("link", name="Điểm danh", exact=True).click()
    head.check_accessibility("attendance")
    for box in every(page, "input[type=checkbox][name$='is_present']"):
        box.check()
    press(page, "Lưu điểm danh")
    expect(page.get_by_text("8/8 đơn vị có mặt")).to_be_visible()
    vote(head, "Cờ thi đua của Ủy ban", "4/5", 7)
    vote(head, "Bằng khen của Chủ tịch", "1/2", 6)
    acclaim(head, "Suy tôn đơn vị dẫn đầu Khối", "Hội Đông y")
    acclaim(head, "Bầu Trưởng khối", "Liên hiệp các Hội")
    acclaim(head, "Bầu Phó trưởng khối", "Hiệp hội Doanh nghiệp")
    press(page, "Ghi phương hướng")
    page.fill(
        "textarea[name=directions]", "Ký giao ước trong quý I\nChú trọng người lao động trực tiếp"
    )
    press(page, "Lưu")
    head.check_accessibility("conference")
    head.shoot("08-conference")
    page.fill("input[name=ends_at]", "11:30")
    press(page, "Bế mạc hội nghị")
    expect(page.get_by_text("Hội nghị đã bế mạc")).to_be_visible()


def motion(person: Visitor, title: str) -> None:
    """Open the preparation of one motion."""
    person.page.get_by_role("link", name=f"Chuẩn bị {title}").first.click()


def vote(person: Visitor, title: str, threshold: str, votes: int) -> None:
    """Plan a vote among the units that the ranking suggests, then enter its counts."""
    page = person.page
    motion(person, title)
    person.check_accessibility("plan motion")
    page.select_option("select[name=method]", "vote")
    page.select_option("select[name=base]", "all_members")
    page.fill("input[name=threshold]", threshold)
    page.fill("input[name=threshold_source]", "Điều 8 Quy chế của Khối")
    press(page, "Lưu")
    page.get_by_role("link", name=f"Nhập kết quả kiểm phiếu {title}").first.click()
    person.check_accessibility("enter counts")
    page.fill("input[name=returned]", "9")
    for field in every(page, "input[name^=votes_]"):
        field.fill(str(votes))
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Phiếu thu về: 9, phải từ 0 đến 8")).to_be_visible()
    page.fill("input[name=returned]", "8")
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Đã ghi kết luận")).to_be_visible()


def acclaim(person: Visitor, title: str, unit: str) -> None:
    """One unit for an office, without a vote."""
    page = person.page
    motion(person, title)
    page.select_option("select[name=method]", "acclamation")
    page.locator("label", has_text=unit).first.locator("input").check()
    press(page, "Lưu")
    page.get_by_role("link", name=f"Ghi kết luận {title}").first.click()
    page.locator("label", has_text=unit).first.locator("input").check()
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Đã ghi kết luận")).to_be_visible()


def hand_over(visitor: Visit, season: str) -> None:
    """The head ends the year; the new head finds 2024 ready and 2023 readable."""
    head = visitor(officer(HEAD))
    head.goto(f"/seasons/{season}/close/")
    head.check_accessibility("close season")
    head.page.fill("textarea", "Cờ luân lưu và hồ sơ giấy đã giao tại hội nghị")
    press(head.page, "Kết thúc năm 2023")
    new = visitor(officer("LHH"))
    new.goto(f"/seasons/{season}/handover/")
    new.check_accessibility("hand-over")
    expect(new.page.get_by_text("Cờ luân lưu và hồ sơ giấy")).to_be_visible()
    new.goto("/seasons/?year=2024")
    new.page.locator("main table tbody a").first.click()
    new.page.wait_for_url(re.compile(r"/seasons/\d+/$"))
    new.check_accessibility("next season")
    new.shoot("09-next-year")
    expect(new.page.locator("#checklist").get_by_text("Ký giao ước trong quý I")).to_be_visible()
    new.goto(f"/schemes/season/{int(season) + 1}/")
    expect(new.page.get_by_role("cell", name="Dự thảo").first).to_be_visible()
