"""Rules in the law's reference: award by award, and what changed from one set to the next."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from thidua.domain.award_codes import KINDS
from thidua.law.award_definition import Rules
from thidua.law.blockers import blockers
from thidua.law.citations import instruments
from thidua.law.outline import ChangeKind, RuleCell, number_changes, rule_changes, rule_lines
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import RULE_SETS, RuleSet


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    heading = list(header)
    lines = [heading, ["---"] * len(heading), *([*row] for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def day(value: date | None) -> str:
    """A day the Vietnamese way."""
    return "" if value is None else f"{value:%d/%m/%Y}"


def shorts(codes: Iterable[str]) -> str:
    """Instruments by their short names."""
    return ", ".join(instruments()[code].short for code in codes)


def cell(one: RuleCell) -> str:
    """What a rule needs, where it says so, and what it does."""
    rule = one.rule
    effect = f"**{rule.effect}**" if rule.confidence.may_block else f"*{rule.effect}*"
    return f"`{one.needs.value}` {rule.citation} ({rule.confidence}, {effect})"


def rules_table(by_rule_set: dict[str, Rules]) -> str:
    """One line a requirement, one column a rule set."""
    return table(
        ("requirement", "in words", *(one.code for one in RULE_SETS)),
        (
            (
                *(f"`{line.condition.code}`", line.condition.says()),
                *(
                    cell(line.cells[one.code]) if one.code in line.cells else "–"
                    for one in RULE_SETS
                ),
            )
            for line in rule_lines(by_rule_set)
        ),
    )


def awards() -> Iterator[str]:
    """Every award with its requirements by rule set."""
    yield "## Awards"
    yield "On top of each award's own requirements come those of every award:"
    yield rules_table({one.code: blockers(one.code) for one in RULE_SETS})
    for code, award in AWARDS.items():
        yield f"### {code}: {award.name_vi}"
        for kind, rules in award.rules.items():
            yield f"For {kind} ({KINDS[kind]}):"
            yield rules_table(dict(rules))
        for way in dict.fromkeys(award.movement.values()):
            yield f"A way of its own, judged by people: {way.words} ({way.confidence})"
        if award.note:
            yield award.note
        if award.other_ways:
            yield f"Not computed: {award.other_ways}"


def changes() -> Iterator[str]:
    """What each rule set changed from the one before, found by comparing the data."""
    yield "## What changed between rule sets"
    for before, after in pairwise(RULE_SETS):
        yield f"### {before.code} → {after.code} (from {day(after.since)})"
        lines = list(changed("every award", blockers(before.code), blockers(after.code)))
        for award in AWARDS.values():
            for kind, rules in award.rules.items():
                where = f"{award.code}, {kind}"
                lines += changed(where, rules[before.code], rules[after.code])
        lines += changed_numbers(after)
        yield "\n".join(lines) or "- Nothing."


def changed(where: str, old: Rules, new: Rules) -> Iterator[str]:
    """Conditions that went or came, and other marks for those that stayed."""
    marks = []
    for change in rule_changes(old, new):
        match change.kind:
            case ChangeKind.GONE:
                yield f"- **{where}**, no longer: {change.text}."
            case ChangeKind.NEW:
                yield f"- **{where}**, new: {change.text} ({change.citation})."
            case ChangeKind.SOURCE:
                yield f"- **{where}**, source: {change.text}."
            case ChangeKind.CONFIDENCE:
                marks.append(change.text)
    if marks:
        yield f"- **{where}**, how sure we are: {', '.join(marks)}."


def changed_numbers(rule_set: RuleSet) -> Iterator[str]:
    """Numbers that took another value while the rule set was in force."""
    for one in number_changes(rule_set):
        values = " → ".join(value or "(repealed)" for value in (one.before, one.after))
        yield f"- `{one.name}` from {day(one.since)}: {values} ({one.citation})."
