"""What a vote decided, as it is kept: read back from rows of any version, never from raw keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from thidua.domain.ballot_count import BallotResult


class Fate(StrEnum):
    """What became of a candidate."""

    ELECTED = "elected"
    TIED = "tied"  # level with others over the last seat
    NO_SEAT = "no_seat"  # enough votes, and all seats were taken
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CandidateVotes:
    """One candidate; the numbers are None where only the outcome is kept."""

    candidate: str
    passed: bool
    votes: int | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class VoteOutcome:
    """Who was elected and who tied; of a vote also its papers, base and counts.

    ``returned`` is None where nobody voted: agreement, acclamation, appointment.
    """

    elected: tuple[str, ...]
    tied: tuple[str, ...] = ()
    counts: tuple[CandidateVotes, ...] = ()
    returned: int | None = None
    valid: int | None = None
    base: int | None = None
    needed: int | None = None
    quorate: bool | None = None
    acclaimed: bool = False

    @classmethod
    def of(cls, result: BallotResult, *, with_votes: bool = True) -> "VoteOutcome":
        """What is kept of a count; without the votes only who passed, in order of code."""
        counts = tuple(
            CandidateVotes(line.candidate, line.passed, line.votes, line.abstain)
            if with_votes
            else CandidateVotes(line.candidate, line.passed)
            for line in result.counts
        )
        if not with_votes:
            counts = tuple(sorted(counts, key=lambda line: line.candidate))
        return cls(
            result.elected, result.tied, counts, result.returned, result.valid, result.base,
            result.needed, result.quorate,
        )  # fmt: skip

    @classmethod
    def from_mapping(cls, kept: Mapping[str, Any]) -> "VoteOutcome":
        """What ``to_mapping`` wrote, or version 0.1.0: an acclamation with zeros for papers."""
        acclaimed = bool(kept.get("acclaimed", False))
        voted = "returned" in kept and not acclaimed
        counts = tuple(
            CandidateVotes(row["candidate"], row["passed"], row.get("votes"), row.get("abstain"))
            for row in kept.get("counts", ())
        )
        return cls(
            elected=tuple(kept.get("elected", ())),
            tied=tuple(kept.get("runoff", ())),
            counts=counts,
            returned=kept["returned"] if voted else None,
            valid=kept["valid"] if voted else None,
            base=kept.get("base") if not acclaimed else None,
            needed=kept.get("needed") if not acclaimed else None,
            quorate=kept.get("quorate"),
            acclaimed=acclaimed,
        )

    def to_mapping(self) -> dict[str, Any]:
        """The keys of the ``tally`` command's answer, in their order; no figures without a vote."""
        if self.returned is None or self.valid is None:
            kept: dict[str, Any] = {"acclaimed": True} if self.acclaimed else {}
            tied = {"runoff": list(self.tied)} if self.tied else {}
            return kept | {"elected": list(self.elected)} | tied
        return {
            "returned": self.returned,
            "valid": self.valid,
            "invalid": self.invalid,
            "base": self.base,
            "needed": self.needed,
            "counts": [self._row(line) for line in self.counts],
            "elected": list(self.elected),
            "runoff": list(self.tied),
            "quorate": self.quorate,
        }

    def _row(self, line: CandidateVotes) -> dict[str, Any]:
        if line.votes is None:
            return {"candidate": line.candidate, "passed": line.passed}
        return {
            "candidate": line.candidate,
            "votes": line.votes,
            "abstain": line.abstain or 0,
            "share": self.share(line),
            "passed": line.passed,
        }

    @property
    def invalid(self) -> int | None:
        """Papers that came back and do not count; None without a vote."""
        if self.returned is None or self.valid is None:
            return None
        return self.returned - self.valid

    @property
    def shows_votes(self) -> bool:
        """Whether the numbers are kept, not only who passed."""
        return any(line.votes is not None for line in self.counts)

    @property
    def lines(self) -> tuple[CandidateVotes, ...]:
        """Every candidate; where nothing was counted, those who were elected."""
        return self.counts or tuple(CandidateVotes(code, passed=True) for code in self.elected)

    def line(self, code: str) -> CandidateVotes | None:
        """One candidate's line; None where it did not stand or nothing was counted."""
        return next((line for line in self.counts if line.candidate == code), None)

    def share(self, line: CandidateVotes) -> str:
        """Votes over base, not reduced; empty where the number is not kept."""
        if line.votes is None or self.base is None:
            return ""
        return f"{line.votes}/{self.base}" if self.base else "0/0"

    def against(self, line: CandidateVotes) -> int | None:
        """Valid papers that neither say yes nor abstain: what yes_no papers call no."""
        if line.votes is None or self.valid is None:
            return None
        return self.valid - line.votes - (line.abstain or 0)

    def fate(self, line: CandidateVotes) -> Fate:
        """What became of the candidate."""
        if line.candidate in self.elected:
            return Fate.ELECTED
        if line.candidate in self.tied:
            return Fate.TIED
        return Fate.NO_SEAT if line.passed else Fate.FAILED
