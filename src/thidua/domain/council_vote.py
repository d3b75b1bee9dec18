"""The council's secret vote on one proposal: of ALL members, whoever was absent."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from thidua.domain.ballot_count import count_from_totals
from thidua.domain.ballot_rules import BallotError, BallotRules, Base, Kind, Roll, Threshold
from thidua.domain.ballot_totals import Totals, Votes


class CouncilCountWrong(BallotError):
    """Numbers that no count of this council can give."""


@dataclass(frozen=True, slots=True)
class CouncilCount:
    """What was counted: papers that came back, written opinions among them, and what they say."""

    returned: int
    invalid: int
    agree: int
    against: int


@dataclass(frozen=True, slots=True)
class CouncilResult:
    """The result: votes needed of all members, and whether they were there."""

    members: int
    needed: int
    agree: int
    against: int
    invalid: int
    returned: int
    passed: bool

    @property
    def no_opinion(self) -> int:
        """Valid papers that say neither; only counts entered before this was refused have any."""
        return self.returned - self.invalid - self.agree - self.against

    def to_mapping(self) -> dict[str, int | bool]:
        """As rows and the journal keep it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def from_mapping(cls, kept: Mapping[str, Any]) -> "CouncilResult":
        """What was kept, read again; other keys are left alone.

        Raises:
            KeyError: a figure is not there.
        """
        return cls(**{each.name: kept[each.name] for each in fields(cls)})


def council_result(
    count: CouncilCount, *, members: int, heard: int, share: Fraction
) -> CouncilResult:
    """The result of one vote; ``heard`` are those present and those who wrote their opinion.

    Source: docs/algorithms/ballots.md#council.
    Units: papers and members, whole numbers; ``share`` of all members.

    Raises:
        CouncilCountWrong: no members, more papers than members heard, or parts that do not make
            the whole.
        BallotError: numbers that no count can give.

    >>> council_result(CouncilCount(9, 0, 8, 1), members=9, heard=9, share=Fraction(9, 10)).needed
    9
    """
    if members < 1:
        raise CouncilCountWrong("entitled", members, "phải từ 1 trở lên")
    if not 0 <= count.returned <= heard:
        limit = f"phải từ 0 đến {heard} (có mặt và có ý kiến bằng văn bản)"
        raise CouncilCountWrong("returned", count.returned, limit)
    if not 0 <= count.invalid <= count.returned:
        limit = f"phải từ 0 đến {count.returned} (số phiếu thu về)"
        raise CouncilCountWrong("invalid", count.invalid, limit)
    valid = count.returned - count.invalid
    if min(count.agree, count.against) < 0 or count.agree + count.against != valid:
        shown = f"{count.agree} đồng ý + {count.against} không đồng ý"
        limit = f"{count.returned} thu về − {count.invalid} không hợp lệ = {valid} phiếu"
        raise CouncilCountWrong("votes", shown, f"phải bằng {limit}")
    rules = BallotRules(Kind.YES_NO, ("x",), Threshold(share, Base.ALL_MEMBERS), seats=1)
    totals = Totals(count.returned, valid, {"x": Votes(count.agree, count.against, 0)})
    result = count_from_totals(rules, Roll(members), totals)
    return CouncilResult(
        members=members,
        needed=result.needed,
        agree=count.agree,
        against=count.against,
        invalid=count.invalid,
        returned=count.returned,
        passed=result.counts[0].passed,
    )
