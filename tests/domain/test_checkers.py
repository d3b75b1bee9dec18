"""What is said of each checker, against the tables of the page and against plain sums."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.markdown_tables import blocks, rows
from thidua.domain.checkers import Marking, deviations, parts_apart

TABLES = [text for _section, kind, text in blocks("checkers.md") if kind == "table"]
MARKS, FOUND = TABLES[:2]


def points(text):
    return tuple(map(Decimal, text.split()))


def markings():
    return [
        Marking(
            row["checker"], row["unit"], points(row["own"]), points(row["said"]),
            points(row["end"]), 9, int(row["changed"]),
        )
        for row in rows(MARKS)
    ]  # fmt: skip


def test_the_page():
    shown = [
        {
            "checker": each.checker,
            "mean": str(each.mean),
            "lowest": str(each.lowest),
            "highest": str(each.highest),
            "spread": str(each.spread),
            "I": str(each.parts[0]),
            "II": str(each.parts[1]),
            "from own": str(each.from_own),
            "from others": "" if each.from_others is None else str(each.from_others),
            "patterns": " ".join(each.patterns),
        }
        for each in deviations(markings())
    ]
    assert shown == rows(FOUND)


def test_lines_are_counted_over_all_units():
    first = deviations(markings())[0]
    assert (first.marked, first.changed) == (18, 4)
    assert parts_apart(first.markings) == {0, 1}


def test_one_unit_makes_no_pattern_but_agreeing():
    lone = Marking("A", "B", points("9 9"), points("5 5"), points("9 9"), 4, 1)
    assert deviations([lone])[0].patterns == ()
    agreed = Marking("A", "B", points("9 9"), points("9 9"), points("9 9"), 4, 0)
    assert deviations([agreed])[0].patterns == ("agrees",)
    assert deviations([]) == ()


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(-9, 9)), min_size=1, max_size=8))
def test_deviations_of_a_checker_lie_around_their_mean(said):
    given_ = [
        Marking(checker, str(at), points("0 0"), (Decimal(more), Decimal(0)), points("0 0"), 1, 1)
        for at, (checker, more) in enumerate(said)
    ]
    for each in deviations(given_):
        own = [more for checker, more in said if checker == each.checker]
        assert each.mean == Fraction(sum(own), len(own))
        assert min(own) == each.lowest <= each.mean <= each.highest == max(own)
        assert each.spread <= each.highest - each.lowest
        assert (each.spread == 0) == (len(set(own)) == 1)
