"""Who takes the place of a checker: the table of docs/algorithms/draw.md, and the rules."""

from dataclasses import replace

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.draw.lots import in_order_of_lots
from thidua.domain.draw.replacement import Drawn, next_checker
from thidua.domain.draw.search import draw_checkers
from thidua.formats.draw_file import read_draw_file

FILE = next(
    text for section, kind, text in blocks("draw.md") if (section, kind) == ("File", "yaml")
)
TABLE = rows(next(text for section, _, text in blocks("draw.md") if section == "Replacement"))


@pytest.fixture
def drawn() -> Drawn:
    file = read_draw_file(FILE)
    found = draw_checkers(file.rules, file.seed).checkers
    pairs = frozenset((checker, unit) for unit, names in found.items() for checker in names)
    return Drawn(file.rules.units, file.seed, pairs, recused=file.rules.recused)


def without(drawn: Drawn, checker: str, unit: str) -> Drawn:
    pair = frozenset({(checker, unit)})
    return replace(drawn, pairs=drawn.pairs - pair, ended=drawn.ended | pair)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["unit"])
def test_the_table_of_the_page(drawn: Drawn, row: dict[str, str]) -> None:
    codes = drawn.units
    turns = [codes[place] for place in in_order_of_lots(drawn.seed, row["unit"], codes)]
    assert ", ".join(turns) == row["own lots, smallest first"]
    assert next_checker(without(drawn, row["who stops"], row["unit"]), row["unit"]) == row["next"]


def test_each_is_replaced_until_nobody_is_left(drawn: Drawn) -> None:
    served = {checker for checker, unit in drawn.pairs if unit == "HDY"}
    checked = {unit for checker, unit in drawn.pairs if checker == "HDY"}
    while found := next_checker(drawn, "HDY"):
        assert found not in served
        served.add(found)
        drawn = without(replace(drawn, pairs=drawn.pairs | {(found, "HDY")}), found, "HDY")
    assert served == set(drawn.units) - checked - {"HDY", "HCTD"}


def test_a_unit_that_left_is_passed_over(drawn: Drawn) -> None:
    stopped = without(drawn, "LHH", "HDY")
    assert next_checker(replace(stopped, gone=frozenset({"HNB"})), "HDY") == "HVHNT"


def test_who_checks_fewest_comes_first(drawn: Drawn) -> None:
    fewer = without(without(drawn, "LHH", "HDY"), "HVHNT", "HNB")
    assert next_checker(fewer, "HDY") == "HVHNT"
