"""Huân chương Lao động before 2024, for merit: NĐ 65/2014, Điều 15 to 17; three grades alike."""

from thidua.domain.award_codes import EXCELLENT
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import Rules, rules_of
from thidua.law.conditions.alternatives import OneOf, Part
from thidua.law.conditions.held import Holds
from thidua.law.conditions.several_years import Consecutive, Initiatives, Within
from thidua.law.conditions.years import Awarded, Classified

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four"}


def for_persons(article: str, holds: Holds, *, initiatives: int) -> Rules:
    """Five excellent years after the lower award, with so many initiatives of province level.

    Source: ND-65-2014/art/15 to art/17
    Units: initiatives.
    """
    found = Initiatives(
        f"{_WORDS[initiatives]}_initiatives_in_province", scope="tinh", times=initiatives, years=5
    )
    excellent = Consecutive("five_consecutive_htxsnv", Classified(EXCELLENT), times=5)
    return rules_of((holds, excellent, found), article, Confidence.TEXT)


def for_collectives(article: str, holds: Holds, *, flags: tuple[tuple[Part, ...], ...]) -> Rules:
    """Five excellent years after the lower award, with flags in one of several ways.

    Source: ND-65-2014/art/15 to art/17
    """
    years = Classified(EXCELLENT, or_title="TTLDXS")
    excellent = Consecutive("five_consecutive_htxsnv", years, times=5)
    return rules_of((holds, excellent, OneOf("flags", flags)), article, Confidence.TEXT)


def times(award: str, count: int) -> Within:
    """An award so many times within the five years.

    Source: ND-65-2014/art/15 to art/17
    Units: times.
    """
    return Within(f"{_WORDS[count]}_{award.lower()}", Awarded(award), times=count, years=5)
