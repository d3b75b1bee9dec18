"""Award money: per line, decision, fund and year; what the data do not say is not known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Case, Count, QuerySet, Value, When

from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import AuthoritySetting
from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD, INDIVIDUAL
from thidua.domain.award_money import Amount, Figure, amount_words, award_amount
from thidua.domain.vietnamese_numbers import money_in_words
from thidua.formats.award_history_layout import KIND_WORDS
from thidua.formats.award_history_words import award_words
from thidua.law.award_money import MoneyNotKnown, money_rates

KEY = "award_money_rounding_step"


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """So many subjects of one kind with one award in a decision, and the money of each."""

    award: str
    kind: str
    count: int
    amount: Amount | None
    why_unknown: str = ""

    @property
    def award_name(self) -> str:
        """In words."""
        return award_words(self.award)

    @property
    def kind_name(self) -> str:
        """In words."""
        return KIND_WORDS[self.kind]

    @property
    def total(self) -> int | None:
        """Of all of them; None when it is not known."""
        return None if self.amount is None else self.amount.dong * self.count

    @property
    def words(self) -> str:
        """How the amount came about, or why there is none."""
        return self.why_unknown if self.amount is None else amount_words(self.amount)


@dataclass
class MoneySum:
    """Lines together: of a decision, a fund or a year."""

    name: str
    lines: list[MoneyLine] = field(default_factory=list)
    key: int | None = None
    note: str = ""

    @cached_property
    def dong(self) -> int:
        """What is known of it."""
        return sum(line.total or 0 for line in self.lines)

    @cached_property
    def count(self) -> int:
        """How many awards."""
        return sum(line.count for line in self.lines)

    @cached_property
    def unknown(self) -> int:
        """How many awards whose money is not known."""
        return sum(line.count for line in self.lines if line.amount is None)

    @property
    def in_words(self) -> str:
        """The sum in words."""
        return money_in_words(self.dong)


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """Awards of one decision that get the same money."""

    decision: int
    number: str
    day: date
    fund: str
    award: str
    kind: str
    count: int


def groups_of(records: QuerySet[AwardRecord]) -> list[DecisionGroup]:
    """What decisions gave, revoked awards left out: one query, newest decision first."""
    kind = Case(
        When(person__isnull=False, then=Value(INDIVIDUAL)),
        When(unit__isnull=False, then=Value(COLLECTIVE)),
        default=Value(HOUSEHOLD),
    )
    rows = (
        records.filter(state=AwardRecord.State.DECIDED)
        .annotate(kind=kind)
        .order_by("-decision__decided_on", "decision_id", "award", "kind")
        .values_list(
            "decision_id", "decision__number", "decision__decided_on", "decision__fund",
            "award", "kind",
        )
        .annotate(count=Count("pk"))
    )  # fmt: skip
    return [DecisionGroup(*row) for row in rows]


class Pricing:
    """The money of awards of one authority; its own ways of rounding are asked for once."""

    def __init__(self, authority_pk: int) -> None:
        rows = AuthoritySetting.objects.filter(authority=authority_pk, key=KEY).order_by("-since")
        self._steps = [
            (since, Figure(Decimal(value), cites))
            for since, value, cites in rows.values_list("since", "value", "cites")
            if value.isdecimal()
        ]
        self._kept: dict[tuple[str, str, date], Amount | str] = {}

    def line(self, group: DecisionGroup) -> MoneyLine:
        """The money of a group."""
        key = (group.award, group.kind, group.day)
        if key not in self._kept:
            self._kept[key] = self._amount(*key)
        found = self._kept[key]
        if isinstance(found, str):
            return MoneyLine(group.award, group.kind, group.count, None, found)
        return MoneyLine(group.award, group.kind, group.count, found)

    def _amount(self, award: str, kind: str, day: date) -> Amount | str:
        step = next((figure for since, figure in self._steps if since <= day), None)
        try:
            return award_amount(money_rates(award, kind, day, step=step))
        except MoneyNotKnown as error:
            words = str(error)
            return f"Chưa rõ: {words}."


def by_decision(groups: Iterable[DecisionGroup], pricing: Pricing) -> list[MoneySum]:
    """A sum for each decision, in the order of the groups."""
    sums: dict[int, MoneySum] = {}
    for group in groups:
        if group.decision not in sums:
            name = f"{group.number} ngày {group.day:%d/%m/%Y}"
            sums[group.decision] = MoneySum(name, key=group.decision, note=group.fund)
        sums[group.decision].lines.append(pricing.line(group))
    return list(sums.values())


def by_year(groups: Sequence[DecisionGroup], pricing: Pricing) -> list[MoneySum]:
    """A sum for each year in which decisions were signed, newest first."""
    lines: dict[int, list[MoneyLine]] = defaultdict(list)
    for group in groups:
        lines[group.day.year].append(pricing.line(group))
    return [MoneySum(str(year), lines[year]) for year in sorted(lines, reverse=True)]


def by_fund(groups: Sequence[DecisionGroup], pricing: Pricing) -> list[MoneySum]:
    """A sum for each fund, by name; decisions that name none come last."""
    lines: dict[str, list[MoneyLine]] = defaultdict(list)
    for group in groups:
        lines[group.fund].append(pricing.line(group))
    names = sorted(lines, key=lambda name: (not name, name))
    return [MoneySum(name, lines[name]) for name in names]
