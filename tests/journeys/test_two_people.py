"""Two people on one thing, and one person twice: nobody's work is lost, nothing is done twice."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, Route, expect

from tests.journeys.conftest import PASSWORD, Product, Visitor
from tests.journeys.sheets import cell, expect_saved, hand_in, open_sheet, row, sign_with_password

Visit = Callable[..., Visitor]
OFFICER, LEADER = "hnb.gia-lai.cv", "hnb.gia-lai.tt"


def test_the_second_editor_sees_the_others_figure_and_chooses(guest: Visit) -> None:
    officer, leader = guest(OFFICER), guest(LEADER)
    path = open_sheet(officer)
    leader.goto(path)
    cell(officer, "1.3").fill("41")
    expect_saved(officer)
    cell(leader, "1.3").fill("47")
    told = row(leader, "1.3").locator(".row-status")
    expect(told).to_contain_text("Chuyên viên")
    expect(told).to_contain_text("41")
    expect(cell(leader, "1.3")).to_have_value("47")
    told.get_by_role("button", name="Giữ số của tôi").click()
    expect_saved(leader)
    officer.page.reload()
    expect(cell(officer, "1.3")).to_have_value("47")


def test_the_second_editor_may_take_the_others_figure(guest: Visit) -> None:
    officer, leader = guest(OFFICER), guest(LEADER)
    path = open_sheet(officer)
    leader.goto(path)
    cell(officer, "1.6").fill("2")
    expect_saved(officer)
    cell(leader, "1.6").fill("3")
    row(leader, "1.6").get_by_role("button", name="Lấy số của người kia").click()
    expect(cell(leader, "1.6")).to_have_value("2")
    expect_saved(leader)
    leader.page.reload()
    expect(cell(leader, "1.6")).to_have_value("2")


def test_two_people_on_two_lines_do_not_disturb_each_other(guest: Visit) -> None:
    officer, leader = guest(OFFICER), guest(LEADER)
    path = open_sheet(officer)
    leader.goto(path)
    cell(officer, "1.7").fill("3")
    cell(leader, "1.1").fill("98,5")
    expect_saved(officer)
    expect_saved(leader)
    officer.page.reload()
    expect(cell(officer, "1.7")).to_have_value("3")
    expect(cell(officer, "1.1")).to_have_value("98,5")


def test_a_stale_registration_page_keeps_what_was_typed(guest: Visit) -> None:
    officer, leader = guest("vpub.gia-lai.cv"), guest("vpub.gia-lai.tt")
    path = started_registration(officer)
    leader.goto(path)
    goal = "[name='movements-0-goal']"
    for person, text in (
        (officer, "Mục tiêu của chuyên viên"),
        (leader, "Mục tiêu của thủ trưởng"),
    ):
        person.page.fill("[name='movements-0-name']", "Chuyển đổi số")
        person.page.fill(goal, text)
        person.page.get_by_role("button", name="Lưu bản nháp").click()
        expect(person.page.locator("main .alert").first).to_be_visible()
    refused = leader.page.locator("main [role=alert]").first
    expect(refused).to_contain_text("Mục tiêu của chuyên viên")
    expect(refused).to_contain_text("Mục tiêu của thủ trưởng")
    expect(leader.page.locator(goal)).to_have_value("Mục tiêu của thủ trưởng")
    officer.page.reload()
    expect(officer.page.locator(goal)).to_have_value("Mục tiêu của chuyên viên")


def started_registration(person: Visitor) -> str:
    """Begin the registration of the year that is open; the path of its form."""
    person.goto("/seasons/?year=2024")
    link = person.page.locator("main a[href^='/seasons/']", has_text="Sở, ngành tổng hợp").first
    season = re.sub(r"\D", "", link.get_attribute("href") or "")
    person.goto(f"/pledges/{season}/registrations/")
    body = person.page.locator("main")
    name = "Lập đăng ký thi đua"
    body.get_by_role("button", name=name).or_(body.get_by_role("link", name=name)).first.click()
    person.page.wait_for_url("**/edit/")
    return urlsplit(person.page.url).path


def test_a_double_click_hands_in_once(guest: Visit) -> None:
    person = guest("nndc.gia-lai.tt")
    path = open_sheet(person)
    person.goto(f"{path}submit/")
    sent: list[Request] = []
    person.page.on("request", lambda r: sent.append(r) if r.method == "POST" else None)
    person.page.get_by_label("Tôi đồng ý").check()
    person.page.get_by_label("Mật khẩu của tài khoản").fill(PASSWORD)
    person.page.get_by_role("button", name="Ký và nộp").dblclick()
    expect(person.page.get_by_text("Đã ký và nộp bảng chấm điểm của").first).to_be_visible()
    expect(person.page.get_by_text("Đã nộp tự chấm").first).to_be_visible()
    assert [r.url for r in sent] == [f"{person.product.url}{path}submit/"]
    assert person.page.locator("main [role=alert]").count() == 0


def test_a_second_submit_is_told_plainly(guest: Visit) -> None:
    first, second = guest("vhnt.gia-lai.tt"), guest("vhnt.gia-lai.tt")
    path = open_sheet(first)
    for person in (first, second):
        person.goto(f"{path}submit/")
    hand_in(first)
    sign_with_password(second)
    expect(second.page.locator("[role=alert]").first).to_contain_text("Đã nộp tự chấm")


def test_a_replayed_autosave_changes_nothing(guest: Visit) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    bodies = keep_saves(person.page)
    cell(person, "1.7").fill("4")
    expect_saved(person)
    assert len(bodies) == 1
    before = entries(person.product)
    url, body, kind = bodies[0]
    token = next(c["value"] for c in person.context.cookies() if c["name"] == "csrftoken")
    for _ in range(3):
        answer = person.context.request.post(
            url, data=body, headers={"Content-Type": kind, "X-CSRFToken": token}
        )
        assert answer.status == 200, answer.text()
    assert entries(person.product) == before
    person.page.reload()
    expect(cell(person, "1.7")).to_have_value("4")


def keep_saves(page: Page) -> list[tuple[str, bytes, str]]:
    """Write down every save on its way to the server."""
    kept: list[tuple[str, bytes, str]] = []

    def pass_on(route: Route) -> None:
        request = route.request
        kept.append((request.url, request.post_data_buffer or b"", request.headers["content-type"]))
        route.continue_()

    page.route("**/save/", pass_on)
    return kept


def entries(product: Product) -> int:
    """How many entries the journal has; it must be whole."""
    told = re.search(r"nguyên vẹn: (\d+)", product.thidua("audit", "verify"))
    assert told
    return int(told[1])


def test_a_sheet_locked_while_one_types_keeps_the_typing_on_the_page(
    guest: Visit, demo: Product
) -> None:
    person, leader = guest("hhdn.gia-lai.cv"), guest("hhdn.gia-lai.tt")
    path = open_sheet(person)
    cell(person, "1.3").fill("30")
    expect_saved(person)
    leader.goto(f"{path}submit/")
    hand_in(leader)
    demo.thidua("manage", "shell", "-c", POLICE_GIVE % path.strip("/").split("/")[-1])
    lock(guest("lhh.gia-lai.cv"), path)
    cell(person, "1.3").fill("35")
    expect(row(person, "1.3").locator(".row-status")).to_contain_text("Đã khoá")
    expect(person.page.locator("#save-status")).not_to_contain_text("Đã lưu")
    expect(cell(person, "1.3")).to_have_value("35")
    leader.goto(path)
    expect(row(leader, "1.3").locator(".c-actual")).to_contain_text("30")


AGREE = re.compile(r"Đồng ý \d+ dòng")
POLICE_GIVE = """
from django.utils import timezone
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line
from thidua.apps.scorers.actions.scoring import save_figures
from thidua.apps.scorers.facts import FigureChange
from thidua.apps.scorers.models import Scorer

line = Line.objects.get(sheet=%s, item="1.5")
scorer = Scorer.objects.get(scored__season=line.sheet.season)
police = User.objects.get(username="cat.gia-lai.cv")
save_figures(scorer, [FigureChange(line.pk, 0, {"actual": "yes"})], actor=police, at=timezone.now())
"""


def lock(head: Visitor, path: str) -> None:
    """The head agrees with every line, ends the verification and locks."""
    head.goto(f"{path}verify/")
    main = head.page.locator("main")
    for name in ("Đồng ý các dòng còn lại", "Kết thúc thẩm định", "Khoá bảng"):
        button = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name))
        button.first.click()
        if name == "Đồng ý các dòng còn lại":
            main.get_by_role("button", name=AGREE).click()
        head.goto(f"{path}verify/")
    expect(main.get_by_text("Đã khoá").first).to_be_visible()
