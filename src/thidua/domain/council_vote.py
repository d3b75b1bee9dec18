"""The council's secret vote on one proposal: of ALL members, whoever was absent."""

from dataclasses import dataclass
from fractions import Fraction

from thidua.domain.ballot_count import Totals, Votes, count_from_totals
from thidua.domain.ballot_rules import BallotError, BallotRules, Base, Kind, Roll, Threshold


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
    no_opinion: int
    invalid: int
    returned: int
    passed: bool


def council_result(
    count: CouncilCount, *, members: int, heard: int, share: Fraction
) -> CouncilResult:
    """The result of one vote; ``heard`` are those present and those who wrote their opinion.

    Source: docs/algorithms/ballots.md#council.
    Units: papers and members, whole numbers; ``share`` of all members.

    Raises:
        CouncilCountWrong: no members, more papers than members heard, or parts above the whole.
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
    silent = valid - count.agree - count.against
    if min(count.agree, count.against, silent) < 0:
        shown = f"{count.agree} + {count.against}"
        raise CouncilCountWrong("votes", shown, f"cộng lại tối đa {valid} phiếu hợp lệ")
    rules = BallotRules(Kind.YES_NO, ("x",), Threshold(share, Base.ALL_MEMBERS), seats=1)
    totals = Totals(count.returned, valid, {"x": Votes(count.agree, count.against, silent)})
    result = count_from_totals(rules, Roll(members), totals)
    return CouncilResult(
        members=members,
        needed=result.needed,
        agree=count.agree,
        against=count.against,
        no_opinion=silent,
        invalid=count.invalid,
        returned=count.returned,
        passed=result.counts[0].passed,
    )
