"""On an office's screen a list begins within its first 200 pixels: most of it is the list."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Visitor

Visit = Callable[..., Visitor]
HIGHEST = 200
TOP = """() => Math.min(...[...document.querySelectorAll('main table')].map(
  (table) => Math.round(table.getBoundingClientRect().top + scrollY)))"""


@pytest.mark.parametrize(
    "address",
    [
        "/people/",
        "/dossiers/list/",
        "/ratings/",
        "/organisations/units/",
        "/organisations/blocs/",
        "/awards/decisions/",
        "/awards/money/",
        "/seasons/",
    ],
)
def test_a_list_begins_high(guest: Visit, address: str) -> None:
    office = guest("snv.gia-lai")
    office.goto(address)

    assert office.page.evaluate(TOP) <= HIGHEST
