"""Drawing who checks whom: the rules hold, the draw is the first lawful one, all can come out."""

import itertools
from collections import Counter
from collections.abc import Iterator
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.draw import search
from thidua.domain.draw.completion import Completion
from thidua.domain.draw.lots import in_order_of_lots
from thidua.domain.draw.rules import Draw, DrawRefused, DrawRules, Pair
from thidua.domain.draw.search import SearchGivenUp, draw_checkers


def pairs_of(draw: Draw) -> set[Pair]:
    return {(checker, unit) for unit, names in draw.checkers.items() for checker in names}


def every_draw(rules: DrawRules, seed: str) -> Iterator[set[Pair]]:
    """All draws that keep to rules 1 to 4, in the order of docs/algorithms/draw.md."""
    units = rules.units
    turns = [units[place] for place in in_order_of_lots(seed, "", units)]

    def go_on(turn: int, drawn: set[Pair]) -> Iterator[set[Pair]]:
        if turn == len(turns):
            yield drawn
            return
        unit = turns[turn]
        busy = Counter(checker for checker, _ in drawn)
        wishes = [units[place] for place in in_order_of_lots(seed, unit, units)]
        free = [
            (checker, unit)
            for checker in wishes
            if checker != unit
            and busy[checker] < rules.checkers
            and (unit, checker) not in drawn
            and (checker, unit) not in rules.recused
        ]
        for chosen in itertools.combinations(free, rules.checkers):
            yield from go_on(turn + 1, drawn | set(chosen))

    return go_on(0, set())


@st.composite
def small_rules(draw: st.DrawFn) -> DrawRules:
    units = "ABCDEF"[: draw(st.integers(3, 6))]
    checkers = draw(st.integers(1, (len(units) - 1) // 2))
    pair = st.tuples(st.sampled_from(units), st.sampled_from(units)).filter(lambda p: p[0] != p[1])
    previous, recused = (
        draw(st.frozensets(pair, max_size=25)),
        draw(st.frozensets(pair, max_size=8)),
    )
    return DrawRules(tuple(units), checkers, previous, recused)


@given(small_rules(), st.text(max_size=5))
def test_the_draw_is_the_first_of_those_with_the_fewest_repeats(
    rules: DrawRules, seed: str
) -> None:
    lawful = list(every_draw(rules, seed))
    if not lawful:
        with pytest.raises(DrawRefused):
            draw_checkers(rules, seed)
        return
    drawn = draw_checkers(rules, seed)
    best = min(lawful, key=lambda pairs: len(pairs & rules.previous))  # min takes the first
    assert pairs_of(drawn) == best
    assert set(drawn.repeated) == best & rules.previous


@st.composite
def larger_rules(draw: st.DrawFn) -> DrawRules:
    units = tuple(f"U{number:02}" for number in range(draw(st.integers(9, 40))))
    pair = st.tuples(st.sampled_from(units), st.sampled_from(units)).filter(lambda p: p[0] != p[1])
    recused = draw(st.frozensets(pair, max_size=10))
    return DrawRules(
        units, draw(st.integers(1, 3)), draw(st.frozensets(pair, max_size=60)), recused
    )


@given(larger_rules(), st.randoms(use_true_random=False))
def test_every_draw_keeps_to_the_rules_whatever_the_order_of_the_units(
    rules: DrawRules, random: Random
) -> None:
    drawn = draw_checkers(rules, "hạt giống")
    pairs = pairs_of(drawn)
    assert len(pairs) == len(rules.units) * rules.checkers
    assert set(Counter(checker for checker, _ in pairs).values()) == {rules.checkers}
    assert not pairs & rules.recused
    assert not any(a == b or (b, a) in pairs for a, b in pairs)
    shuffled = list(rules.units)
    random.shuffle(shuffled)
    other = DrawRules(tuple(shuffled), rules.checkers, rules.previous, rules.recused)
    assert draw_checkers(other, "hạt giống") == drawn


def test_each_lawful_draw_comes_out_under_some_seed() -> None:
    rules = DrawRules(tuple("ABCDE"), 1)
    drawn = Counter(frozenset(pairs_of(draw_checkers(rules, f"{seed}"))) for seed in range(600))
    assert len(drawn) == 24  # circles of five: 4!
    assert min(drawn.values()) >= 8


@pytest.mark.parametrize(("units", "checkers"), [(8, 2), (12, 3), (11, 5), (95, 3)])
def test_years_go_by_without_a_repeated_pair_as_long_as_there_are_new_ones(
    units: int, checkers: int
) -> None:
    codes = tuple(f"U{number:02}" for number in range(units))
    past: set[Pair] = set()
    for year in range(2 if checkers == 5 else 3):
        drawn = draw_checkers(DrawRules(codes, checkers, frozenset(past)), f"Năm {year}")
        assert drawn.repeated == ()
        past |= pairs_of(drawn)


def test_only_the_pairs_that_cannot_be_avoided_are_repeated() -> None:
    everything = frozenset(itertools.permutations("ABCDE", 2))
    fresh = {("A", "B"), ("B", "C"), ("C", "A"), ("B", "A")}
    drawn = draw_checkers(DrawRules(tuple("ABCDE"), 2, everything - fresh), "s")
    assert len(drawn.repeated) == 10 - 3
    assert {("A", "B"), ("B", "C"), ("C", "A")} <= pairs_of(drawn)


@pytest.mark.parametrize(
    ("rules", "key", "words"),
    [
        ({"units": "AAB", "checkers": 1}, "units", "«A» ghi hai lần"),
        ({"units": "ABC", "checkers": 0}, "checkers", "«0», phải là số nguyên từ 1"),
        ({"units": "ABCD", "checkers": 2}, "checkers", "cần 4 đơn vị khác; khối có 4 đơn vị"),
        ({"units": "A", "checkers": 1}, "checkers", "chỉ còn 0 đơn vị khác"),
        ({"units": "ABC", "checkers": 1, "recused": {"AX"}}, "recused", "«X» không có trong units"),
        ({"units": "ABC", "checkers": 1, "recused": {"AA"}}, "recused", "«A» chấm chính mình"),
        ({"units": "ABC", "checkers": 1, "previous": {"BB"}}, "previous", "«B» chấm chính mình"),
        (
            {"units": "ABCD", "checkers": 1, "recused": {"BA", "CA", "DA"}},
            "recused",
            "«A» cần 1 đơn vị chấm, trừ các cặp ở recused chỉ còn 0",
        ),
        (
            {"units": "ABCD", "checkers": 1, "recused": {"AB", "AC", "AD"}},
            "recused",
            "«A» phải chấm 1 đơn vị, trừ các cặp ở recused chỉ còn 0",
        ),
        (
            {
                "units": "ABCDE",
                "checkers": 1,
                "recused": {"AC", "AD", "AE", "BC", "BD", "BE", "BA"},
            },
            "recused",
            "«B» phải chấm 1 đơn vị",
        ),
        (
            {"units": "ABCDE", "checkers": 1, "recused": {"CA", "DA", "EA", "AC", "AD", "AE"}},
            "recused",
            "không còn cách bốc thăm nào mà hai đơn vị không chấm lẫn nhau",
        ),
        (
            {"units": "ABCDE", "checkers": 1, "recused": {"AB", "AC", "AD", "BA", "BC", "BD"}},
            "recused",
            "không chia đều được 1 đơn vị chấm",
        ),
    ],
)
def test_what_no_draw_can_keep_to_is_refused_with_the_rule(
    rules: dict[str, Any], key: str, words: str
) -> None:
    pairs = {
        name: frozenset((pair[0], pair[1]) for pair in rules.get(name, ()))
        for name in ("previous", "recused")
    }
    with pytest.raises(DrawRefused, match=words) as refused:
        draw_checkers(DrawRules(tuple(rules["units"]), rules["checkers"], **pairs), "s")
    assert refused.value.key == key


def test_too_many_units_are_refused() -> None:
    with pytest.raises(DrawRefused, match="có 1001 đơn vị, nhiều nhất 1000"):
        DrawRules(tuple(f"U{number}" for number in range(1001)), 1)


def test_pairs_of_units_that_left_say_nothing() -> None:
    left = DrawRules(tuple("ABC"), 1, frozenset({("A", "X"), ("X", "B")}))
    assert left == DrawRules(tuple("CBA"), 1)


def test_a_search_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_STEPS", 5)
    with pytest.raises(SearchGivenUp, match="sau 5 bước"):
        draw_checkers(DrawRules(tuple("ABCDEFGH"), 2), "s")


def test_two_hundred_units_are_drawn_in_a_wink() -> None:
    codes = tuple(f"U{number:03}" for number in range(200))
    before = process_time()
    for seed in range(5):
        draw_checkers(DrawRules(codes, 3), str(seed))
    assert (process_time() - before) / 5 < 0.25  # 0.03 where it is quiet


def test_a_filling_stays_as_large_as_it_can_be() -> None:
    filling = Completion([0b110, 0b101, 0b011], need=1)
    assert filling.size == 3
    filling.strike(0, 1)  # now 0 → 2, 1 → 0, 2 → 1
    assert (filling.size, filling.taken) == (3, [0b100, 0b001, 0b010])
    filling.settle(0, 2)
    assert filling.size == 2
    filling.strike(1, 0)
    assert filling.size == 1


def test_a_checker_is_told_its_units() -> None:
    draw = Draw({"A": ("B",), "B": ("C",), "C": ("B",)}, ())

    assert draw.checked_by("B") == ("A", "C")
    assert draw.checked_by("A") == ()
