"""What the law says of one award: for whom, decided by whom, and its rules by rule set."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.domain.award_codes import AWARD_NAMES, TITLE_NAMES
from thidua.domain.confidence import Confidence
from thidua.law.citations import cited_words
from thidua.law.conditions.base import Condition, Rule

Rules = tuple[Rule, ...]
RulesBySet = Mapping[str, Rules]


_COMMUNES = cited_words("ND-129-2025/art/59")
BY_COMMUNES = f"Từ 01/07/2025 Chủ tịch UBND cấp xã cũng quyết định tặng ({_COMMUNES})."


@dataclass(frozen=True, slots=True)
class MovementWay:
    """A way of its own, for a movement or long service, which people judge with a citation."""

    cites: str
    confidence: Confidence
    asks: str = ""  # what the movement, or the service, must be, in Vietnamese
    what: str = "phong trào thi đua"

    @property
    def citation(self) -> str:
        """Where it is said, in words."""
        return cited_words(self.cites)

    @property
    def words(self) -> str:
        """The way, for those who fail the way of merit or have not tried it."""
        asks = f" {self.asks}" if self.asks else ""
        return f"Khen theo {self.what}{asks} ({self.citation}): xét bằng tay, có căn cứ."


@dataclass(frozen=True, slots=True)
class AwardDefinition:
    """One of the fourteen awards whose way of merit can be computed."""

    code: str
    rules: Mapping[str, RulesBySet]  # by kind of subject, then by rule set
    other_ways: str = ""  # further ways of the law that are not computed, in Vietnamese
    movement: Mapping[str, MovementWay] = field(default_factory=dict)  # by kind of subject
    note: str = ""  # what people should know besides

    @property
    def name_vi(self) -> str:
        """Its name."""
        return AWARD_NAMES[self.code]

    @property
    def is_title(self) -> bool:
        """Whether it is an emulation title, not a form of commendation."""
        return self.code in TITLE_NAMES

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of subject it is given to."""
        return tuple(self.rules)


def rules_of(conditions: tuple[Condition, ...], cites: str, confidence: Confidence) -> Rules:
    """Several conditions that one article sets.

    Source: ``cites``
    """
    return tuple(Rule(condition, cites, confidence) for condition in conditions)


def by_rule_set(*, rs2013: Rules, rs2022: Rules, rs2026: Rules | None = None) -> RulesBySet:
    """The rules of all four sets; without a draft of its own, 2026 takes those of 2022.

    Source: docs/algorithms/eligibility.md#rs2026
    """
    draft = rs2022 if rs2026 is None else rs2026
    return {
        "RS2013": rs2013,
        "RS2022A": rs2022,
        "RS2022B": rs2022,
        "RS2026": tuple(rule.as_draft() for rule in draft),
    }
