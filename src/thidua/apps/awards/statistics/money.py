"""Award money: per line, decision, fund and year; what the data do not say is not known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.statistics.pricing import KIND, TITLES, Pricing
from thidua.domain.award_codes import COLLECTIVE, INDIVIDUAL
from thidua.domain.award_money import Amount, Figure, amount_words, lower_titles
from thidua.domain.vietnamese_numbers import money_in_words
from thidua.formats.award_history_layout import KIND_WORDS
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """So many subjects of one kind with one award in a decision, and the money of each."""

    award: str
    kind: str
    count: int
    amount: Amount | None
    why_unknown: str = ""
    unpaid: int = 0  # titles below a higher one of the same subject and time
    unpaid_by: Figure | None = None
    award_name: str = ""

    @property
    def kind_name(self) -> str:
        """In words."""
        return KIND_WORDS[self.kind]

    @property
    def total(self) -> int | None:
        """Of all that are paid; None when it is not known."""
        return None if self.amount is None else self.amount.dong * (self.count - self.unpaid)

    @property
    def words(self) -> str:
        """How the amount came about, or why there is none; who is paid a higher title instead."""
        told = self.why_unknown if self.amount is None else amount_words(self.amount)
        if not self.unpaid or self.unpaid_by is None:
            return told
        lower = _("%(count)s không trả: cùng thời gian đã có danh hiệu mức cao hơn (%(cites)s)")
        return f"{told}; {lower % {'count': self.unpaid, 'cites': self.unpaid_by.citation}}"

    @property
    def is_certain(self) -> bool:
        """Whether every figure and rule behind it was read in the text that it cites."""
        is_known = self.amount is not None and self.amount.is_certain
        return is_known and (self.unpaid_by is None or self.unpaid_by.is_certain)


@dataclass
class MoneySum:
    """Lines together: of a decision, a fund or a year."""

    name: str
    lines: list[MoneyRow] = field(default_factory=list)
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
    unpaid: int = 0


def groups_of(records: QuerySet[AwardRecord], pricing: Pricing) -> list[DecisionGroup]:
    """What decisions gave, revoked awards left out: two queries, newest decision first."""
    standing = records.filter(state=AwardRecord.State.DECIDED).annotate(kind=KIND)
    rows = (
        standing.order_by("-decision__decided_on", "decision_id", "award", "kind")
        .values_list(
            "decision_id", "decision__number", "decision__decided_on", "decision__fund",
            "award", "kind",
        )
        .annotate(count=Count("pk"))
    )  # fmt: skip
    unpaid = _unpaid(standing, pricing)
    return [
        DecisionGroup(
            decision, number, day, fund, award, kind, count, unpaid[decision, award, kind]
        )
        for decision, number, day, fund, award, kind, count in rows
    ]


def _unpaid(standing: QuerySet[AwardRecord], pricing: Pricing) -> Counter[tuple[int, str, str]]:
    """How many of a decision's titles are below a higher one: by decision, award and kind."""
    lower = lower_titles(pricing.titles())
    if not lower:
        return Counter()
    rows = standing.filter(award__in=TITLES).order_by().select_related("decision")
    return Counter(
        (row.decision_id, row.award, INDIVIDUAL if row.person_id else COLLECTIVE)
        for row in rows.iterator()
        if row.pk in lower and pricing.pays_highest_only(row.decision.decided_on)
    )


def _line(group: DecisionGroup, pricing: Pricing) -> MoneyRow:
    found = pricing.amount(group.award, group.kind, group.day)
    by = pricing.highest_only(group.day) if group.unpaid else None
    kept = (group.award, group.kind, group.count)
    name = pricing.names.of(group.award, group.day)
    if isinstance(found, str):
        return MoneyRow(*kept, None, found, group.unpaid, by, name)
    return MoneyRow(*kept, found, "", group.unpaid, by, name)


def by_decision(groups: Iterable[DecisionGroup], pricing: Pricing) -> list[MoneySum]:
    """A sum for each decision, in the order of the groups."""
    sums: dict[int, MoneySum] = {}
    for group in groups:
        if group.decision not in sums:
            name = _("%(group_number)s ngày %(day)s") % {
                "group_number": group.number,
                "day": written_day(group.day),
            }
            sums[group.decision] = MoneySum(name, key=group.decision, note=group.fund)
        sums[group.decision].lines.append(_line(group, pricing))
    return list(sums.values())


def by_year(groups: Sequence[DecisionGroup], pricing: Pricing) -> list[MoneySum]:
    """A sum for each year in which decisions were signed, newest first."""
    lines: dict[int, list[MoneyRow]] = defaultdict(list)
    for group in groups:
        lines[group.day.year].append(_line(group, pricing))
    return [MoneySum(str(year), lines[year]) for year in sorted(lines, reverse=True)]


def by_fund(groups: Sequence[DecisionGroup], pricing: Pricing) -> list[MoneySum]:
    """A sum for each fund, by name; decisions that name none come last."""
    lines: dict[str, list[MoneyRow]] = defaultdict(list)
    for group in groups:
        lines[group.fund].append(_line(group, pricing))
    names = sorted(lines, key=lambda name: (not name, name))
    return [MoneySum(name, lines[name]) for name in names]
