"""A person is added, given a title, and the title is revoked: at a desk and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor

Visit = Callable[..., Visitor]
OFFICER = "hdy.gia-lai.cv"
MAIN = "main button.btn-primary, main button.btn-danger"


def sent(person: Visitor, **typed: str) -> None:
    """Fill the form of the page in and send it; a choice is chosen by its value."""
    for name, value in typed.items():
        field = person.page.locator(f"main [name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    person.page.locator(MAIN).last.click()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_person_is_added_awarded_and_the_award_revoked(guest: Visit, *, phone: bool) -> None:
    person = guest(OFFICER, phone=phone)
    code = "HDY-P1" if phone else "HDY-D1"
    name = "Ngô Thị Điện Thoại" if phone else "Ngô Thị Máy Bàn"
    person.goto("/people/")
    person.check_accessibility("people")
    person.page.get_by_role("link", name="Thêm cá nhân").click()
    sent(person, code=code, full_name=name, birth_year="1991")
    expect(person.page.get_by_role("heading", name=name)).to_be_visible()
    person.check_accessibility("person")

    person.page.get_by_role("link", name="Ghi khen thưởng").click()
    decision = f"{code}/QĐ-HDY"
    sent(person, award="LDTT", year="2023", number=decision, decided_on="2023-12-20")
    award = person.page.get_by_role("link", name="Lao động tiên tiến")
    expect(award).to_be_visible()
    award.click()
    person.check_accessibility("award")
    person.page.get_by_role("link", name="Hủy bỏ", exact=True).click()
    expect(person.page.get_by_text("không lấy lại được")).to_be_visible()
    why = {"number": "9/QĐ-HDY", "revoked_on": "2024-02-01", "reason": "Xếp loại ghi sai sự thật"}
    sent(person, **why)
    expect(person.page.get_by_text("Đã hủy bỏ ngày 01/02/2024")).to_be_visible()

    person.goto(f"/people/?q={code}")
    person.page.get_by_role("link", name=name).click()
    expect(person.page.locator("s", has_text="Lao động tiên tiến")).to_be_visible()
    expect(person.page.get_by_text(re.compile("Xếp loại ghi sai sự thật"))).to_be_visible()
    wide = person.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert wide is False


@pytest.mark.parametrize("path", ["/awards/decisions/", "/awards/catalogue/"])
def test_lists_of_the_registry_fit_a_phone(guest: Visit, path: str) -> None:
    person = guest(OFFICER, phone=True)
    person.goto(path)
    person.check_accessibility(path)

    wide = person.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert wide is False
