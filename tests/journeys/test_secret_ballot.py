"""A secret vote in the browser: one chair, the screen of the hall, five delegates with phones.

Four flags among twelve units, a tie over the last seat, a second round, a certificate by yes and
no, next year's head, minutes, and the recount by the script that knows nothing of us. The fifth
phone runs no scripts: its delegate types the code.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.conftest import ROOT, Product, Visitor, every
from tests.journeys.story import press

Visit = Callable[..., Visitor]
SEED = """
from tests.ballot_hall import make_hall
world, motion = make_hall(12)
world.season.state = "conference"
world.season.save()
print("MOTION", *motion.conference.motions.values_list("pk", flat=True))
"""
FIRST = ((0, 1, 2, 3), (0, 1, 2, 3), (0, 1, 2, 4), (0, 1, 2, 4), (0, 1, 3, 4))
SECOND = ((0,), (0,), (1,), (1,), (1,))
CERTIFICATE = (("yes", "no"), ("yes", "no"), ("yes", "abstain"), ("no", "yes"), ("yes", "no"))
HEAD = ((5,), (5,), (5,), (6,), (5,))
Marks = tuple[int, ...] | tuple[str, ...]
NARROW = {"width": 360, "height": 740}


def person(visitor: Visit, name: str, **options: object) -> Visitor:
    """Somebody signed in."""
    made = visitor(**options)
    made.sign_in(name, PASSWORD)
    return made


def open_vote(chair: Visitor, page: Page) -> str:
    """From the draft to the open box; the ballot's own address."""
    chair.check_accessibility("ballot draft")
    press(page, "Xem lại và mở bỏ phiếu")
    expect(page.get_by_text("Nếu chỉ một phiếu khác các phiếu còn lại")).to_be_visible()
    chair.check_accessibility("ballot opening")
    press(page, "Mở bỏ phiếu")
    expect(page.get_by_text("Đã nhận 0/0 phiếu")).to_be_visible()
    chair.check_accessibility("ballot open")
    return page.url.removeprefix(chair.product.url)


def fits(page: Page) -> None:
    """Nothing reaches out of a page of 360 px."""
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def mark(page: Page, marks: Marks) -> None:
    """A place in the list, or an answer for each in turn."""
    for number, each in enumerate(marks):
        if isinstance(each, int):
            page.locator("input[name=mark]").nth(each).check()
        else:
            page.locator(".voting-answers").nth(number).locator(f"input[value={each}]").check()


def vote(phone: Visitor, address: str, marks: Marks, *, scripts: bool) -> None:
    """Take a slip, mark, "Gửi phiếu"; a paper with fewer marks is looked at again first."""
    page = phone.page
    phone.goto(address)
    fits(page)
    page.get_by_role("button", name=re.compile("Nhận phiếu cho")).click()
    expect(page.get_by_role("button", name="Bỏ phiếu")).to_be_visible()
    fits(page)
    phone.shoot("ballot-slip")
    if scripts:
        expect(page.get_by_text("Đã nhận mã phiếu")).to_be_visible()
        phone.check_accessibility("ballot phone marking")
    mark(page, marks)
    fits(page)
    phone.shoot("ballot-marked")
    if not page.get_by_role("button", name="Gửi phiếu").count():
        page.get_by_role("button", name="Bỏ phiếu").click()
        expect(page.locator(".voting-checked li")).to_have_count(len(marks))
        fits(page)
        phone.shoot("ballot-check")
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_role("heading", name="Phiếu đã vào hòm")).to_be_visible()
    fits(page)
    phone.shoot("ballot-done")
    if scripts:
        phone.check_accessibility("ballot phone done")


def close_and_publish(chair: Visitor, page: Page) -> None:
    """The box is closed, the result shown to all."""
    press(page, "Đóng hòm và kiểm phiếu")
    expect(page.get_by_text("Đã nhận 5/5 phiếu")).to_be_visible()
    press(page, "Đóng hòm phiếu")
    chair.check_accessibility("ballot counted")
    press(page, "Công bố kết quả")
    press(page, "Công bố kết quả")
    expect(page.get_by_text("Đã công bố kết quả")).to_be_visible()
    chair.check_accessibility("ballot published")


def recounted(chair: Visitor, page: Page, folder: Path, code: str) -> None:
    """The script agrees, and finds the paper with this code."""
    link = page.get_by_role("link", name="Tệp kết quả").get_attribute("href")
    answer = page.request.get(f"{chair.product.url}{link}")
    path = folder / "result.json"
    path.write_bytes(answer.body())
    script = [sys.executable, "-I", str(ROOT / "tools/recount.py"), str(path), code]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ĐÚNG" in done.stdout
    assert len(json.loads(path.read_text("utf-8"))["papers"]) == 5


def prepare(chair: Visitor, motion: str, kind: str, *, nominees: int) -> None:
    """A ballot on one motion among the first units, counted on valid papers."""
    page = chair.page
    chair.goto(f"/ballots/motions/{motion}/prepare/")
    chair.check_accessibility("ballot prepare")
    for box in every(page, "input[name=nominees]")[:nominees]:
        box.check()
    page.select_option("select[name=kind]", kind)
    page.select_option("select[name=base]", "valid")
    press(page, "Lưu")


def minutes(chair: Visitor, page: Page) -> None:
    """Of the count, as PDF and as Word."""
    for name, begins in (("Biên bản kiểm phiếu", b"%PDF"), ("Word", b"PK")):
        path = page.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(f"{chair.product.url}{path}")
        assert (answer.status, answer.body()[: len(begins)]) == (200, begins)


def own_code(phone: Visitor) -> str:
    """The tracking code, which the page shows by itself once the list is public."""
    code = phone.page.locator(".voting-tracking")
    expect(code).to_be_visible(timeout=20_000)
    expect(phone.page.get_by_text("có trong danh sách công bố")).to_be_visible()
    fits(phone.page)
    phone.shoot("ballot-tracking")
    return code.inner_text()


def test_flags_in_two_rounds_a_certificate_and_next_years_head(
    visitor: Visit, product: Product, tmp_path: Path
) -> None:
    motions = product.thidua("manage", "shell", given=SEED).rsplit("MOTION ", 1)[1].split()
    chair = person(visitor, "d01.cv")
    page = chair.page
    prepare(chair, motions[0], "approval", nominees=12)
    address = open_vote(chair, page)
    hall = person(visitor, "d12.cv")
    hall.goto(f"{address}screen/")
    phones = []
    for number, marks in enumerate(FIRST):
        scripts = number < 4
        phone = person(visitor, f"d{number + 2:02}.cv", java_script_enabled=scripts)
        phone.page.set_viewport_size(NARROW)  # type: ignore[arg-type] # width and height
        vote(phone, address, marks, scripts=scripts)
        phones.append(phone)
    expect(hall.page.get_by_text(re.compile(r"Đã nhận\s+5/\d+\s+phiếu"))).to_be_visible()
    expect(hall.page.get_by_text("bằng phiếu ở suất cuối")).to_have_count(0)
    hall.shoot("ballot-screen-open")
    page.reload()
    close_and_publish(chair, page)
    expect(page.get_by_text("bằng phiếu ở suất cuối")).to_have_count(2)
    expect(hall.page.get_by_text("bằng phiếu ở suất cuối")).to_have_count(2)
    hall.check_accessibility("ballot screen")
    hall.shoot("ballot-screen-result")
    recounted(chair, page, tmp_path, own_code(phones[0]))

    press(page, "Bỏ phiếu vòng sau")
    press(page, "Lưu")
    again = open_vote(chair, page)
    for number, (phone, marks) in enumerate(zip(phones, SECOND, strict=True)):
        vote(phone, again, marks, scripts=number < 4)
    page.reload()
    close_and_publish(chair, page)
    recounted(chair, page, tmp_path, own_code(phones[3]))
    phones[3].page.get_by_role("link", name="Xem danh sách phiếu").click()
    phones[3].check_accessibility("ballot list")
    fits(phones[3].page)
    minutes(chair, page)

    for motion, kind, papers, nominees in (
        (motions[1], "yes_no", CERTIFICATE, 2),
        (motions[2], "choose_one", HEAD, 12),
    ):
        prepare(chair, motion, kind, nominees=nominees)
        again = open_vote(chair, page)
        for number, (phone, marks) in enumerate(zip(phones, papers, strict=True)):
            vote(phone, again, marks, scripts=number < 4)
        page.reload()
        close_and_publish(chair, page)
        recounted(chair, page, tmp_path, own_code(phones[0]))
        minutes(chair, page)
    chosen = product.thidua(
        "manage", "shell", "-c",
        "from thidua.apps.meetings.models import Candidate;"
        "print([c.unit.code for c in Candidate.objects.filter(is_chosen=True)"
        ".order_by('motion__order', 'order')])",
    )  # fmt: skip
    assert "['D01', 'D02', 'D03', 'D05', 'D01', 'D06']" in chosen
