"""The rules laid out: side by side by rule set, and what changed from one set to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from thidua.domain.eligibility import Shown
from thidua.domain.eligibility_facts import Facts, facts_of
from thidua.domain.track_record import Case
from thidua.law.award_definition import Rules
from thidua.law.conditions.base import Condition, Rule
from thidua.law.dated import (
    Parameter,
    UnknownParameter,
    parameter,
    parameter_names,
    text_parameter,
)
from thidua.law.rule_sets import RULE_SETS, RuleSet


class ChangeKind(StrEnum):
    """What happened to the rules of an award."""

    GONE = "gone"
    NEW = "new"
    SOURCE = "source"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: the condition in words, or from what to what."""

    kind: ChangeKind
    text: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class RuleCell:
    """What one rule set asks."""

    needs: Shown
    rule: Rule


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A condition, and the rule sets that hold it."""

    condition: Condition
    cells: Mapping[str, RuleCell]  # by rule set


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that took another value while a rule set was in force."""

    name: str
    name_vi: str
    since: date
    before: str | None  # None: repealed
    after: str | None
    citation: str


def nobody(rule_set: RuleSet) -> Facts:
    """Facts of which only the day is known: enough to ask what a rule needs on that day."""
    return facts_of(Case(rule_set.since, rule_set.since.year, ""))


def rule_lines(by_rule_set: Mapping[str, Rules]) -> list[RuleRow]:
    """One line a condition, in the order in which rule sets bring them.

    Source: law/awards/<award>.py
    """
    cells: dict[Condition, dict[str, RuleCell]] = {}
    for rule_set in RULE_SETS:
        unknown = nobody(rule_set)
        for rule in by_rule_set[rule_set.code]:
            cell = RuleCell(rule.condition.needs(unknown), rule)
            cells.setdefault(rule.condition, {})[rule_set.code] = cell
    return [RuleRow(condition, found) for condition, found in cells.items()]


def rule_changes(old: Rules, new: Rules) -> Iterator[Change]:
    """Conditions that went or came, and other sources or marks for those that stayed.

    Source: law/awards/<award>.py
    """
    before = {rule.condition: rule for rule in old}
    after = {rule.condition: rule for rule in new}
    for condition in before:
        if condition not in after:
            yield Change(ChangeKind.GONE, condition.says())
    for condition, rule in after.items():
        if condition not in before:
            yield Change(ChangeKind.NEW, condition.says(), rule.citation)
    stayed = [(before[one], after[one]) for one in after if one in before]
    sources = {
        f"{then.citation} → {now.citation}" for then, now in stayed if then.citation != now.citation
    }
    if sources:
        yield Change(ChangeKind.SOURCE, "; ".join(sorted(sources)))
    marks = {
        (then.confidence, now.confidence)
        for then, now in stayed
        if then.confidence is not now.confidence
    }
    for then_mark, now_mark in sorted(marks):
        yield Change(ChangeKind.CONFIDENCE, f"{then_mark} → {now_mark}")


def number_changes(rule_set: RuleSet) -> Iterator[NumberChange]:
    """Numbers that took another value while the rule set was in force.

    Source: law/parameters/
    Units: each parameter's own.
    """
    for name in parameter_names():
        one = read_parameter(name)
        for old, new in pairwise(one.history):
            values = [getattr(entry, "value", None) for entry in (old, new)]
            is_then = rule_set.since <= new.since <= (rule_set.until or date.max)
            if is_then and values[0] != values[1]:
                before, after = (None if value is None else str(value) for value in values)
                yield NumberChange(name, one.name_vi, new.since, before, after, new.citation)


def read_parameter(name: str) -> Parameter[Decimal] | Parameter[str]:
    """A parameter of either type.

    Source: law/parameters/<name>.yaml
    Units: the parameter's own.

    Raises:
        UnknownParameter: no such file.
    """
    try:
        return parameter(name)
    except UnknownParameter:
        return text_parameter(name)
