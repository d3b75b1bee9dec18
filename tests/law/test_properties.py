"""What must hold for any case: knowing more never turns a known answer over, and the like."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.domain.award_codes import (
    BASIS_NAMES,
    CLASS_NAMES,
    HELD_NAMES,
    KINDS,
    SCOPE_NAMES,
    TITLE_NAMES,
    TYPE_NAMES,
)
from thidua.domain.eligibility import Answer, Verdict, all_of
from thidua.domain.eligibility_facts import facts_of
from thidua.domain.track_record import (
    Case,
    CollectiveCounts,
    Discipline,
    HeldAward,
    Initiative,
    YearRecord,
)
from thidua.law.registry import awards_for, judge, screen
from thidua.law.rule_sets import RULE_SETS, rule_set_for
from thidua.law.screening import LONG_WAYS, Answers, plan_for

AWARD_YEAR = 2024
BARS = {"years_not_used", "initiative_not_used", "months_of_service"}
"""Asked only of what is known, so learning may add them."""
OPEN_IN_LAW = {"ldtt_share", "contribution", "three_consecutive_cstdcs", *BARS}
"""What the sources leave open: whole cases may stay unknown there."""
YES_NO = st.sampled_from([True, False])
DAYS = st.dates(date(2012, 1, 1), date(2026, 6, 30))
INITIATIVES = st.builds(Initiative, st.sampled_from(list(SCOPE_NAMES)))
YEARS = st.builds(
    YearRecord,
    classification=st.sampled_from(["HTXSNV", "HTXSNV", *CLASS_NAMES]),
    titles=st.frozensets(st.sampled_from(list(TITLE_NAMES)), min_size=3),
    cstdcs_basis=st.sampled_from(list(BASIS_NAMES)),
    attitude_confirmed=YES_NO,
    initiatives=st.lists(INITIATIVES, max_size=3).map(tuple),
    registered=YES_NO,
    months_of_service=st.integers(0, 12),
)
HELD = st.builds(
    HeldAward,
    award=st.sampled_from(list(HELD_NAMES)),
    type=st.sampled_from(["cong_trang", "cong_trang", *TYPE_NAMES]),
    year=st.integers(AWARD_YEAR - 8, AWARD_YEAR + 1),
    decided_on=DAYS,
    revoked=st.sampled_from([False, False, True]),
)
DISCIPLINES = st.one_of(
    st.just(()), st.lists(st.builds(Discipline, DAYS), min_size=1, max_size=2).map(tuple)
)
COUNTS = st.integers(1, 12).flatmap(
    lambda members: st.builds(
        CollectiveCounts, st.just(members), *[st.integers(0, members) for _ in range(4)]
    )
)
CASES = st.builds(
    Case,
    received_on=st.sampled_from([rule_set.since for rule_set in RULE_SETS]).map(
        lambda day: day + timedelta(days=200)
    ),
    award_year=st.just(AWARD_YEAR),
    kind=st.sampled_from(list(KINDS)),
    years=st.fixed_dictionaries(dict.fromkeys(range(AWARD_YEAR - 6, AWARD_YEAR + 1), YEARS)),
    held=st.lists(HELD, max_size=4).map(tuple),
    under_review=st.sampled_from([False, False, True]),
    disciplines=DISCIPLINES,
    collective=COUNTS,
    bloc_leader=YES_NO,
)


def some(draw: st.DrawFn, value: Any, empty: Any = None) -> Any:
    """The value, or now and then nothing."""
    return empty if draw(st.integers(0, 9)) == 0 else value


def some_of(draw: st.DrawFn, listed: tuple[Any, ...]) -> tuple[bool, tuple[Any, ...]]:
    """Now and then only the beginning of a list, which then is not complete."""
    if draw(st.integers(0, 3)):
        return True, listed
    return False, listed[: draw(st.integers(0, len(listed)))]


@st.composite
def case_and_part_of_it(draw: st.DrawFn) -> tuple[Case, Case]:
    """A whole case, and the same with some facts left out."""
    whole = draw(CASES)
    named_titles = any(award.award in TITLE_NAMES for award in whole.held or ())
    held_is_complete, held = True, whole.held or ()
    if not named_titles:
        held_is_complete, held = some_of(draw, held)
    held = tuple(forgotten_held(draw, award) for award in held)
    disciplines_are_complete, disciplines = some_of(draw, whole.disciplines or ())
    counts = {
        name: some(draw, getattr(whole.collective, name))
        for name in ("members", "completed", "ldtt", "cstdcs", "disciplined_from_canh_cao")
    }
    part = replace(
        whole,
        years={
            year: some(draw, forgotten_year(draw, record), YearRecord())
            for year, record in whole.years.items()
        },
        held=held if named_titles else some(draw, held),
        under_review=some(draw, whole.under_review),
        disciplines=some(draw, disciplines),
        collective=CollectiveCounts(**counts),
        held_is_complete=held_is_complete,
        disciplines_are_complete=disciplines_are_complete,
        bloc_leader=some(draw, whole.bloc_leader),
    )
    return whole, part


def forgotten_year(draw: st.DrawFn, record: YearRecord) -> YearRecord:
    initiatives = record.initiatives and tuple(
        replace(one, scope=some(draw, one.scope)) for one in record.initiatives
    )
    is_complete, titles = some_of(draw, tuple(sorted(record.titles or ())))
    initiatives = initiatives and initiatives[: None if is_complete else len(titles)]
    return YearRecord(
        is_complete=is_complete,
        classification=some(draw, record.classification),
        titles=some(draw, frozenset(titles)),
        cstdcs_basis=some(draw, record.cstdcs_basis),
        attitude_confirmed=some(draw, record.attitude_confirmed),
        initiatives=some(draw, initiatives),
        registered=some(draw, record.registered),
    )


def forgotten_held(draw: st.DrawFn, award: HeldAward) -> HeldAward:
    return replace(
        award,
        award=some(draw, award.award),
        type=some(draw, award.type),
        year=some(draw, award.year),
        decided_on=some(draw, award.decided_on),
    )


def verdicts(case: Case) -> list[Verdict]:
    rule_set, facts = rule_set_for(case.received_on).code, facts_of(case)
    return [judge(award, case.kind, rule_set, facts) for award in awards_for(case.kind)]


def mets(verdict: Verdict) -> dict[str, Answer]:
    return {requirement.code: requirement.met for requirement in verdict.requirements}


@settings(max_examples=150)
@given(case_and_part_of_it())
def test_learning_a_fact_never_turns_a_known_answer_over(cases: tuple[Case, Case]) -> None:
    whole, part = cases
    for full, partial in zip(verdicts(whole), verdicts(part), strict=True):
        known, found = (unbarred(mets(verdict)) for verdict in (full, partial))
        assert all(met is None or met is known[code] for code, met in found.items())
        assert all_of(found.values()) in {None, all_of(known.values())}


def unbarred(found: dict[str, Answer]) -> dict[str, Answer]:
    return {code: met for code, met in found.items() if code not in BARS}


@settings(max_examples=60)
@given(CASES)
def test_a_whole_case_leaves_nothing_unknown_that_the_law_does_not(case: Case) -> None:
    for verdict in verdicts(case):
        assert {one.code for one in verdict.unknown} <= OPEN_IN_LAW
        known = [one for one in verdict.requirements if one.code not in OPEN_IN_LAW]
        assert all(requirement.has is not None for requirement in known)


@settings(max_examples=60)
@given(case_and_part_of_it())
def test_screening_answers_what_the_explanation_answers(cases: tuple[Case, Case]) -> None:
    for case in cases:
        rule_set, facts = rule_set_for(case.received_on).code, facts_of(case)
        for verdict in verdicts(case):
            assert screen(verdict.award, case.kind, rule_set, facts) is verdict.eligible
        assert plan_for(case.kind, rule_set).answers(facts) == answers_of(verdicts(case))


def answers_of(found: list[Verdict]) -> Answers:
    """What the plan should answer, from the explanations."""
    bits = {1 << place: verdict for place, verdict in enumerate(found)}
    return Answers(
        yes=sum(bit for bit, verdict in bits.items() if verdict.eligible),
        unknown=sum(bit for bit, verdict in bits.items() if verdict.eligible is None),
        near=sum(
            bit
            for bit, verdict in bits.items()
            if len(verdict.unmet) == 1
            and not verdict.unknown
            and verdict.unmet[0].code not in LONG_WAYS
        ),
    )


@settings(max_examples=60)
@given(CASES)
def test_an_open_review_stops_everybody(case: Case) -> None:
    for verdict in verdicts(replace(case, under_review=True)):
        assert verdict.eligible is False


@settings(max_examples=60)
@given(CASES, st.randoms(use_true_random=False))
def test_the_order_of_held_awards_and_disciplines_does_not_matter(case: Case, random: Any) -> None:
    held, disciplines = list(case.held or ()), list(case.disciplines or ())
    random.shuffle(held)
    random.shuffle(disciplines)
    shuffled = replace(case, held=tuple(held), disciplines=tuple(disciplines))

    for one, other in zip(verdicts(case), verdicts(shuffled), strict=True):
        assert mets(one) == mets(other)


@settings(max_examples=60)
@given(CASES)
def test_only_rules_whose_text_was_read_block_and_the_draft_never(case: Case) -> None:
    for verdict in verdicts(case):
        blocking = [one for one in verdict.requirements if one.blocks]
        assert verdict.blocks is bool(blocking)
        assert all(one.confidence.may_block for one in blocking)
        if rule_set_for(case.received_on).is_draft:
            assert not blocking
