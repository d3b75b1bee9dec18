"""Three answers, requirements and verdicts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import (
    Answer,
    Effect,
    Requirement,
    Shown,
    Verdict,
    all_of,
    any_of,
    at_least,
)
from thidua.domain.year_marks import Marks, all_marked, either, last_years, run_length

ANSWERS = st.sampled_from([True, False, None])
YEARS = st.integers(min_value=0, max_value=2**12 - 1)


@given(st.lists(ANSWERS), st.randoms(use_true_random=False))
def test_order_does_not_matter(answers: list[Answer], random: object) -> None:
    shuffled = list(answers)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis types it as Random only

    assert all_of(shuffled) is all_of(answers)
    assert any_of(shuffled) is any_of(answers)


def negated(answer: Answer) -> Answer:
    return None if answer is None else not answer


@given(st.lists(ANSWERS))
def test_all_and_any_mirror_each_other(answers: list[Answer]) -> None:
    assert negated(all_of(answers)) is any_of(negated(answer) for answer in answers)


@given(st.lists(ANSWERS), st.lists(st.booleans(), min_size=20, max_size=20))
def test_learning_more_never_turns_a_known_answer_over(
    answers: list[Answer], truths: list[bool]
) -> None:
    learnt = [
        truth if answer is None else answer
        for answer, truth in zip(answers, truths * (len(answers) + 1), strict=False)
    ]

    assert all_of(answers) in {None, all_of(learnt)}
    assert any_of(answers) in {None, any_of(learnt)}


@pytest.mark.parametrize(
    ("least", "most", "answer"), [(3, 3, True), (3, 9, True), (2, 3, None), (0, 2, False)]
)
def test_at_least_three(least: int, most: int, answer: Answer) -> None:
    assert at_least(3, least=least, most=most) is answer


@given(YEARS)
def test_run_length_counts_as_a_loop_does(years: int) -> None:
    run = 0
    while years >> run & 1:
        run += 1

    assert run_length(years) == run


@given(YEARS, YEARS, st.integers(min_value=1, max_value=6))
def test_all_marked_is_all_of_the_years(yes: int, no: int, count: int) -> None:
    marks = Marks(yes & ~no, no)
    years = [
        True if marks.yes >> back & 1 else (False if marks.no >> back & 1 else None)
        for back in range(count)
    ]

    assert all_marked(marks, last_years(count)) is all_of(years)


def test_either_needs_both_to_be_no() -> None:
    assert either(Marks(0b001, 0b010), Marks(0b100, 0b011)) == Marks(0b101, 0b010)


def requirement(met: Answer, effect: Effect = Effect.BLOCK) -> Requirement:
    return Requirement(
        "x", met, "Điều kiện", "chưa rõ", Shown("1", "1"), None, "Luật", Confidence.TEXT, effect
    )


@pytest.mark.parametrize(
    ("mets", "eligible"),
    [
        ([True, True], True),
        ([True, None], None),
        ([False, None], False),
        ([], True),
    ],
)
def test_verdict_is_all_requirements_together(mets: list[Answer], eligible: Answer) -> None:
    assert Verdict("GK", tuple(requirement(met) for met in mets)).eligible is eligible


@pytest.mark.parametrize(
    ("met", "effect", "blocks"),
    [
        (False, Effect.BLOCK, True),
        (False, Effect.WARN, False),
        (None, Effect.BLOCK, False),
        (True, Effect.BLOCK, False),
    ],
)
def test_only_an_unmet_requirement_that_may_block_does(
    met: Answer, effect: Effect, blocks: bool
) -> None:
    verdict = Verdict("GK", (requirement(True), requirement(met, effect)))

    assert verdict.blocks is blocks


def test_verdict_lists_what_is_unmet_and_unknown() -> None:
    unmet, unknown = requirement(False), requirement(None)
    verdict = Verdict("GK", (requirement(True), unmet, unknown))

    assert (verdict.unmet, verdict.unknown) == ((unmet,), (unknown,))


def test_only_text_may_block() -> None:
    assert [mark for mark in Confidence if mark.may_block] == [Confidence.TEXT]
    assert all(mark.words for mark in Confidence)


def test_a_verdict_is_read_back_as_it_was_kept() -> None:
    whole = Requirement(
        *(
            "x",
            False,
            "Ba năm liên tục",
            "có 1",
            Shown("3", "3"),
            Shown("LDTT", "Lao động tiên tiến"),
        ),
        *("Luật", Confidence.SECOND_HAND, Effect.WARN, "Đường riêng."),
    )
    verdict = Verdict("GK", (whole, requirement(None), requirement(True)))

    kept = json.loads(json.dumps(verdict.to_mapping()))

    assert Verdict.from_mapping(kept) == verdict
    assert whole.text == "Ba năm liên tục. Thực tế: có 1. Đường riêng."


@pytest.mark.parametrize("damage", [{"needs": None}, {"effect": "often"}, {"says": 1, "old": "x"}])
def test_a_verdict_of_another_shape_is_not_read(damage: dict[str, object]) -> None:
    kept = Verdict("GK", (requirement(True),)).to_mapping()
    kept["requirements"][0] |= damage

    with pytest.raises((TypeError, ValueError)):
        Verdict.from_mapping(kept)
