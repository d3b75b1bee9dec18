"""A second round: who stands again, and for how many seats."""

from dataclasses import dataclass

from thidua.domain.ballot_rules import BallotError, BallotRules
from thidua.domain.vote_outcome import VoteOutcome


class NoSecondRound(BallotError):
    """No seat is left, nobody is left to stand, or nobody is tied."""


@dataclass(frozen=True, slots=True)
class SecondRound:
    """Candidates in the order of the first paper, and the seats still to be filled."""

    candidates: tuple[str, ...]
    seats: int


def second_round(
    rules: BallotRules, result: VoteOutcome, *, best: int | None = None
) -> SecondRound:
    """Among those tied over the last seat; with ``best``, among the best so many not elected.

    Source: docs/algorithms/ballots.md#second-round.
    Units: seats and candidates; all who are level with the last of the best stand too.

    Raises:
        NoSecondRound: no seat left, nobody tied (without ``best``), or ``best`` below 1.
    """
    seats = rules.seat_count - len(result.elected)
    if seats < 1:
        raise NoSecondRound("seats", rules.seat_count, "đã có đủ người, không còn suất nào")
    standing = set(result.tied) if best is None else _best(result, best)
    if not standing:
        raise NoSecondRound("candidates", "không có ai", "không ai bằng phiếu ở suất cuối")
    chosen = tuple(code for code in rules.candidates if code in standing)
    return SecondRound(chosen, min(seats, len(chosen)))


def _best(result: VoteOutcome, best: int) -> set[str]:
    if best < 1:
        raise NoSecondRound("candidates", best, "phải từ 1 trở lên")
    left = [line for line in result.counts if line.candidate not in result.elected]
    if len(left) <= best:
        return {line.candidate for line in left}
    return {line.candidate for line in left if (line.votes or 0) >= (left[best - 1].votes or 0)}
