"""Every award the law's rules are written for, and the one door to judge by them."""

from functools import cache

from thidua.domain.eligibility import Answer, Verdict
from thidua.domain.eligibility_facts import Facts
from thidua.law.award_definition import AwardDefinition, Rules
from thidua.law.awards import (
    bk_tinh,
    bk_ttg,
    co_cp,
    co_tinh,
    cstd_tinh,
    cstd_tq,
    cstdcs,
    gk,
    hcld1,
    hcld2,
    hcld3,
    ldtt,
    ttldtt,
    ttldxs,
)
from thidua.law.blockers import blockers

_MODULES = (
    ldtt, cstdcs, cstd_tinh, cstd_tq, ttldtt, ttldxs, co_tinh, co_cp,
    gk, bk_tinh, bk_ttg, hcld3, hcld2, hcld1,
)  # fmt: skip

AWARDS: dict[str, AwardDefinition] = {module.AWARD.code: module.AWARD for module in _MODULES}
"""The fourteen awards by code, in the order in which verdicts are given."""


class AwardNotForKind(LookupError):
    """The award is unknown, or is not given to that kind of subject."""


def awards_for(kind: str) -> tuple[str, ...]:
    """The awards given to a kind of subject, in the order of verdicts.

    Source: LUAT-06-2022-QH15; docs/algorithms/eligibility.md#kinds
    An unknown kind has none.

    >>> awards_for("household")
    ('GK', 'BK_TINH', 'BK_TTG')
    """
    return tuple(code for code, award in AWARDS.items() if kind in award.rules)


@cache
def rules_for(award: str, kind: str, rule_set: str) -> Rules:
    """An award's own rules and the blockers, for one kind of subject under one rule set.

    Source: law/awards/<award>.py and law/blockers.py

    Raises:
        AwardNotForKind: no such award, or not for that kind.
        KeyError: no such rule set.
    """
    definition = AWARDS.get(award)
    if definition is None or kind not in definition.rules:
        raise AwardNotForKind(award)
    return definition.rules[kind][rule_set] + blockers(rule_set)


def judge(award: str, kind: str, rule_set: str, facts: Facts) -> Verdict:
    """The full verdict for one subject: every requirement, explained.

    Source: docs/algorithms/eligibility.md

    Raises:
        AwardNotForKind: no such award, or not for that kind.
    """
    rules = rules_for(award, kind, rule_set)
    return Verdict(award, tuple(rule.judge(facts) for rule in rules if rule.is_asked(facts)))


def screen(award: str, kind: str, rule_set: str, facts: Facts) -> Answer:
    """Only whether, without the words: the same rules, fast enough for a million subjects.

    Source: docs/algorithms/eligibility.md#screening

    Raises:
        AwardNotForKind: no such award, or not for that kind.
    """
    answer: Answer = True
    for rule in rules_for(award, kind, rule_set):
        met = rule.condition.met(facts)
        if met is False:
            return False
        if met is None:
            answer = None
    return answer
