"""The law as the product shows it: the same data that judges, laid out for readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.eligibility.pages.law_numbers import value_in_words
from thidua.domain.award_codes import KINDS
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, Rules
from thidua.law.blockers import blockers
from thidua.law.citations import instruments
from thidua.law.dated import DatedValue, Repeal, parameter_names
from thidua.law.outline import (
    ChangeKind,
    NumberChange,
    RuleCell,
    number_changes,
    read_parameter,
    rule_changes,
    rule_lines,
)
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import RULE_SETS, RuleSet
from thidua.web.words import written_day

CHANGE_WORDS: dict[ChangeKind, str | Promise] = {
    ChangeKind.GONE: gettext_lazy("không còn đòi hỏi"),
    ChangeKind.NEW: gettext_lazy("đòi hỏi mới"),
    ChangeKind.SOURCE: gettext_lazy("căn cứ"),
    ChangeKind.CONFIDENCE: gettext_lazy("mức tin cậy"),
}
FOLDER_WORDS = {
    "council": gettext_lazy("Hội đồng"),
    "dossiers": gettext_lazy("Hồ sơ"),
    "money": gettext_lazy("Tiền thưởng"),
    "procedure": gettext_lazy("Thủ tục, thời hạn"),
    "titles": gettext_lazy("Danh hiệu thi đua"),
}


@dataclass(frozen=True, slots=True)
class LawInForce:
    """A rule set as a row."""

    rule_set: RuleSet
    circulars: str
    note: str
    is_current: bool


def laws(today: date) -> list[LawInForce]:
    """The rule sets, newest first."""
    return [
        LawInForce(
            one,
            ", ".join(instruments()[code].short for code in one.circulars),
            one.note,
            one.since <= today and (one.until is None or today <= one.until),
        )
        for one in reversed(RULE_SETS)
    ]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What one rule set asks, in words; empty when it does not."""

    law: RuleSet
    needs: str = ""
    cites: str = ""
    confidence: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition with its cells, the oldest rule set first."""

    says: str
    cells: Sequence[ShownCell]


@dataclass(frozen=True, slots=True)
class ShownRules:
    """The rules of an award for one kind of subject."""

    heading: str
    lines: Sequence[ConditionRow]


def rules_of_award(award: AwardDefinition) -> list[ShownRules]:
    """By kind of subject, and the rules of every award last."""
    shown = [
        ShownRules(_("Tặng cho %s") % _(KINDS[kind]), _lines(dict(rules)))
        for kind, rules in award.rules.items()
    ]
    common = {one.code: blockers(one.code) for one in RULE_SETS}
    return [*shown, ShownRules(_("Điều kiện chung của mọi hình thức"), _lines(common))]


def _lines(by_rule_set: dict[str, Rules]) -> list[ConditionRow]:
    return [
        ConditionRow(
            line.condition.says(), [_cell(one, line.cells.get(one.code)) for one in RULE_SETS]
        )
        for line in rule_lines(by_rule_set)
    ]


def _cell(law: RuleSet, cell: RuleCell | None) -> ShownCell:
    if cell is None:
        return ShownCell(law)
    rule = cell.rule
    effect = _("chặn") if rule.confidence.may_block else _("cảnh báo")
    return ShownCell(law, cell.needs.words, rule.citation, rule.confidence.words, effect)


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One line of what changed."""

    where: str
    what: str | Promise
    text: str
    citation: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one rule set to the next."""

    before: RuleSet
    after: RuleSet
    rules: Sequence[ShownChange]
    numbers: Sequence[ShownChange]


def steps() -> list[Step]:
    """What each rule set changed, the newest first."""
    found = [
        Step(
            before,
            after,
            list(_changes(before, after)),
            [_number(one) for one in number_changes(after)],
        )
        for before, after in pairwise(RULE_SETS)
    ]
    return found[::-1]


def _number(change: NumberChange) -> ShownChange:
    unit = read_parameter(change.name).unit
    values = [
        _("bãi bỏ") if value is None else value_in_words(value, unit)
        for value in (change.before, change.after)
    ]
    since = _("từ %s") % written_day(change.since)
    return ShownChange(change.name_vi, since, " → ".join(values), change.citation)


def _changes(before: RuleSet, after: RuleSet) -> Iterator[ShownChange]:
    old, new = blockers(before.code), blockers(after.code)
    yield from _shown(_("Mọi hình thức"), old, new)
    for award in AWARDS.values():
        for kind, rules in award.rules.items():
            where = f"{award.name_vi} ({_(KINDS[kind])})"
            yield from _shown(where, rules[before.code], rules[after.code])


def _shown(where: str, old: Rules, new: Rules) -> Iterator[ShownChange]:
    for change in rule_changes(old, new):
        text = change.text
        if change.kind is ChangeKind.CONFIDENCE:
            text = " → ".join(Confidence(mark).words for mark in text.split(" → "))
        yield ShownChange(where, CHANGE_WORDS[change.kind], text, change.citation)


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """One dated value."""

    since: date
    value: str
    citation: str
    confidence: str
    note: str
    is_current: bool
    published: date | None  # None: not known


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """One number of the law through time, newest first."""

    name_vi: str
    values: Sequence[ShownNumber]


def parameters(today: date) -> list[tuple[str | Promise, list[ShownParameter]]]:
    """Every number, by subject."""
    folders: dict[str, list[ShownParameter]] = {}
    for name in parameter_names():
        one = read_parameter(name)
        folders.setdefault(name.split(".")[0], []).append(
            ShownParameter(one.name_vi, _values(one.history, one.unit, today))
        )
    return [(FOLDER_WORDS.get(folder, folder), found) for folder, found in folders.items()]


def _values(history: Sequence[Any], unit: str, today: date) -> list[ShownNumber]:
    current = max((entry.since for entry in history if entry.since <= today), default=None)
    return [_shown_number(entry, unit, entry.since == current) for entry in reversed(history)]


def _shown_number(entry: DatedValue[Any] | Repeal, unit: str, is_current: bool) -> ShownNumber:
    if isinstance(entry, Repeal):
        value, confidence = _("không còn mức chung"), ""
    else:
        value, confidence = value_in_words(str(entry.value), unit), entry.confidence.words
    return ShownNumber(
        *(entry.since, value, entry.citation, confidence, entry.note),
        is_current=is_current,
        published=entry.published,
    )
