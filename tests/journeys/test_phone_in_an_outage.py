"""The server dies while a voter sends: the phone sends again by itself and learns how it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.apps.ballots.served_hall import ServedHall, served_hall
from tests.journeys.conftest import PHONE


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[ServedHall]:
    with served_hall(tmp_path, voters=4) as served:
        yield served


def about_to_send(page: Page, hall: ServedHall, voter: int) -> None:
    """Everything is marked; only "Gửi" is left."""
    page.goto(f"http://127.0.0.1:{hall.port}/ballots/b/{hall.public}/#{hall.codes[voter]}")
    asked = page.locator(".voting-answers").all()
    for answers in asked:
        answers.locator("input[value=yes]").check()
    expect(page.get_by_role("button", name="Gửi phiếu")).to_be_visible()


def test_the_phone_sends_again_until_the_paper_is_in(
    chromium: Browser, hall: ServedHall, tmp_path: Path
) -> None:
    page = chromium.new_context(viewport=PHONE, locale="vi-VN").new_page()  # type: ignore[arg-type] # two sides
    about_to_send(page, hall, 0)
    hall.kill()
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Điện thoại đang tự gửi lại")).to_be_visible()
    page.screenshot(path=tmp_path / "resending.png", full_page=True)
    hall.start()
    expect(page.get_by_role("heading", name="Phiếu đã vào hòm")).to_be_visible(timeout=60_000)
    page.context.close()

    papers = hall.shell(
        "from thidua.apps.ballots.models import Ballot\n"
        f"print('PAPERS', Ballot.objects.get(pk={hall.pk}).papers.count())"
    )
    assert "PAPERS 1" in papers


def test_a_paper_that_was_in_already_is_told_and_counts_once(
    chromium: Browser, hall: ServedHall
) -> None:
    page = chromium.new_context(viewport=PHONE, locale="vi-VN").new_page()  # type: ignore[arg-type] # two sides
    about_to_send(page, hall, 1)
    lost: list[str] = []

    def stored_but_unanswered(route) -> None:  # type: ignore[no-untyped-def] # Playwright's own
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())
        route.abort()

    page.route("**/send/", stored_but_unanswered)
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("phiếu của bạn đã vào hòm")).to_be_visible(timeout=30_000)
    page.context.close()

    assert "Phiếu đã vào hòm" in lost[0]
