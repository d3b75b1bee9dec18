"""Whether a unit may be next year's head or deputy, by the rules of its bloc. Pure.

Which rules there are, their years and what follows from them are the bloc's own settings
(docs/algorithms/head_rules.md): nothing here is in force unless the bloc says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class HeadRuleKind(StrEnum):
    """The conditions that blocs set."""

    NOT_EXCLUDED = "not_excluded"
    NOT_AGAIN = "not_again"
    DEPUTY_FIRST = "deputy_first"


@dataclass(frozen=True, slots=True)
class HeadRule:
    """One condition, whether it refuses or only warns, and where the bloc says so."""

    kind: HeadRuleKind
    refuses: bool
    source: str
    years: int = 0  # of NOT_AGAIN


@dataclass(frozen=True, slots=True)
class UnitPast:
    """What the rules look at: the years as head, the exclusion and the seat of this year."""

    unit: str
    head_years: frozenset[int] = frozenset()
    excluded_for: tuple[str, ...] = ()
    is_deputy: bool = False


@dataclass(frozen=True, slots=True)
class HeadFinding:
    """A condition that a unit does not meet, in words."""

    unit: str
    text: str
    refuses: bool


def head_findings(
    past: UnitPast, rules: Iterable[HeadRule], *, next_year: int, for_head: bool
) -> list[HeadFinding]:
    """What stands against a unit for the office in ``next_year``; DEPUTY_FIRST asks heads only.

    Source: docs/algorithms/head_rules.md.

    >>> again = HeadRule(HeadRuleKind.NOT_AGAIN, refuses=True, source="Điều 4", years=2)
    >>> past = UnitPast("Hội A", head_years=frozenset({2023}))
    >>> [f.text for f in head_findings(past, [again], next_year=2024, for_head=True)]
    ['Hội A đã làm Trưởng khối năm 2023, phải nghỉ 2 năm (Điều 4)']
    >>> head_findings(past, [again], next_year=2026, for_head=True)
    []
    """
    return [
        HeadFinding(past.unit, f"{past.unit} {text} ({rule.source})", rule.refuses)
        for rule in rules
        for text in _unmet(past, rule, next_year, for_head=for_head)
    ]


def _unmet(past: UnitPast, rule: HeadRule, next_year: int, *, for_head: bool) -> Iterator[str]:
    if rule.kind == HeadRuleKind.NOT_EXCLUDED and past.excluded_for:
        yield f"bị loại khỏi xét thi đua năm {next_year - 1}: {', '.join(past.excluded_for)}"
    if rule.kind == HeadRuleKind.NOT_AGAIN and for_head:
        recent = [year for year in past.head_years if next_year - rule.years <= year < next_year]
        if recent:
            yield f"đã làm Trưởng khối năm {max(recent)}, phải nghỉ {rule.years} năm"
    if rule.kind == HeadRuleKind.DEPUTY_FIRST and for_head and not past.is_deputy:
        yield f"không phải Phó trưởng khối năm {next_year - 1}"
