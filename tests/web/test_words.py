"""One spelling of a number, a share and a day, wherever somebody reads it."""

import ast
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from django.template import Context, Template

from tests.architecture.project import APPS, named, python_files, tree
from thidua.apps.awards.statistics.tables import PeopleCounts
from thidua.apps.organisations.settings.kinds import percent as setting_percent
from thidua.apps.pledges.templatetags.pledge_figures import cell
from thidua.documents.figures import figure, percent, points
from thidua.domain.vietnamese_numbers import format_number, format_percent, format_shortest
from thidua.web.words import (
    written_day,
    written_exact_percent,
    written_moment,
    written_number,
    written_percent,
    written_share,
)


def on_page(value: object) -> str:
    """As a template shows it."""
    return Template("{{ value|number }}").render(Context({"value": value}))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(2, 3, "66,67%"), (1, 3, "33,33%"), (1, 8, "12,5%"), (3, 3, "100%"), (19_999, 20_000, "100%")],
)
def test_share_is_spelt_alike_on_page_paper_and_in_excel(part: int, whole: int, words: str) -> None:
    share = Fraction(part, whole)

    assert percent(part, whole) == words  # a paper
    assert written_percent(part, whole) == words  # a refusal, a page of pledges, its Excel
    assert written_share(share) == format_percent(share) == words
    line = PeopleCounts("", whole, part, whole, part, whole)
    assert line.women_words == line.direct_words == f"{words} ({part}/{whole})"


def test_share_of_a_setting_is_spelt_alike() -> None:
    assert setting_percent("0.125") == written_share(Decimal("0.125")) == "12,5%"


def test_share_without_a_whole_is_empty() -> None:
    assert written_percent(1, 0) == written_percent(None, 3) == written_percent(1, None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("1234567.5"), "1.234.567,5"),
        (Decimal("0.125"), "0,125"),
        (1000, "1.000"),
        (Decimal("-0.5"), "-0,5"),
    ],
)
def test_number_is_spelt_alike_on_page_paper_and_in_tables(
    value: Decimal | int, words: str
) -> None:
    assert written_number(value) == on_page(value) == figure(value) == words
    assert cell(value) == format_shortest(value, at_most=4) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("0.125", "0,13"), ("2.675", "2,68"), ("-0.125", "-0,13"), ("-0.001", "0,00")],
)
def test_points_are_rounded_half_up_on_page_and_paper(value: str, words: str) -> None:
    exact = Decimal(value)

    assert written_number(exact, 2) == points(exact, 2) == format_number(exact, decimals=2) == words
    assert Template("{{ value|number:2 }}").render(Context({"value": exact})) == words


def test_fraction_that_never_ends_has_two_decimals() -> None:
    assert written_number(Fraction(2, 3)) == "0,67"


def test_a_percentage_that_somebody_wrote_keeps_its_decimals() -> None:
    assert written_exact_percent(Decimal("12.345")) == "12,345%"
    assert written_exact_percent(Decimal("0.5") * 100) == "50%"


def test_day_and_moment() -> None:
    assert written_day(date(2024, 2, 5)) == "05/02/2024"
    assert written_day(None) == ""
    assert written_moment(datetime(2024, 2, 22, 18, 30, tzinfo=UTC)) == "01:30 ngày 23/02/2024"


def own_spellings(path: Path) -> list[str]:
    """Places where a module formats a day, a number or a share itself."""
    found = []
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for part, after in zip(node.values, [*node.values[1:], None], strict=True):
            if isinstance(part, ast.FormattedValue) and (_spells(part) or _is_share(after)):
                found.append(f"{named(path)}:{node.lineno}")
    return found


def _spells(part: ast.FormattedValue) -> bool:
    spec = ast.unparse(part.format_spec) if part.format_spec else ""
    return "%d/%m" in spec or ",f" in spec


def _is_share(after: ast.expr | None) -> bool:
    return isinstance(after, ast.Constant) and str(after.value).lstrip(" ").startswith("%")


def test_apps_write_none_of_them_by_hand() -> None:
    paths = [path for path in python_files("src") if path.is_relative_to(APPS)]

    assert [place for path in paths for place in own_spellings(path)] == []
