"""How a vote is held: kind, candidates, seats, threshold, quorum, and who may vote."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua.domain.exact import NotANumber, parse_number
from thidua.domain.identity import identity
from thidua.domain.refusal import Refusal

LABELS = {
    "candidates": "Danh sách đề nghị",
    "seats": "Số lượng được chọn",
    "entitled": "Tổng số thành viên",
    "present": "Số có mặt",
    "threshold.share": "Tỷ lệ cần đạt",
    "quorum": "Tỷ lệ có mặt tối thiểu",
    "returned": "Số phiếu thu về",
    "valid": "Số phiếu hợp lệ",
    "votes": "Số phiếu bầu",
}
"""What each field is called in front of people."""

_RATIO = re.compile(r"([0-9]{1,999})\s*/\s*([0-9]{1,999})")


class BallotError(Refusal):
    """A ballot that cannot be held or counted; names the field, the value and the limit."""

    def __init__(self, field: str, value: object, limit: str) -> None:
        """The message is Vietnamese; ``field`` is the key in files and forms."""
        super().__init__(f"{LABELS.get(field, field)}: {value}, {limit}")
        self.field = field


class ShareOutOfRange(BallotError):
    """A share that is no number above 0 and at most 1."""


class CandidatesRefused(BallotError):
    """No candidates, a candidate without a code, or one twice."""


class SeatsOutOfRange(BallotError):
    """Fewer than one seat, or no number of seats where one is needed."""


class RollOutOfRange(BallotError):
    """More present than entitled, a negative number, or no number present where it counts."""


class Kind(StrEnum):
    """What a voter does on the paper."""

    APPROVAL = "approval"  # mark up to as many candidates as there are seats
    YES_NO = "yes_no"  # answer yes, no or abstain for each candidate
    CHOOSE_ONE = "choose_one"  # mark one candidate


class Base(StrEnum):
    """Whom the threshold is a share of."""

    ALL_MEMBERS = "all_members"
    PRESENT = "present"
    VALID = "valid"


def parse_share(text: str, *, field: str = "threshold.share") -> Fraction:
    """The exact share written as "2/3", "0.8", "0,8" or "50%".

    Source: docs/algorithms/ballots.md#shares.
    Units: a share, above 0 and at most 1, never rounded.
    Raises: ShareOutOfRange when the text is none of these, or not above 0 and at most 1.

    >>> parse_share("66.7%")
    Fraction(667, 1000)
    """
    written = text.strip()
    try:
        share = _share(written)
    except (NotANumber, ZeroDivisionError):
        share = Fraction(0)
    return _checked_share(share, written, field)


def _share(written: str) -> Fraction:
    if match := _RATIO.fullmatch(written):
        return Fraction(int(match[1]), int(match[2]))
    if written.endswith("%"):
        return Fraction(parse_number(written[:-1].rstrip())) / 100
    return Fraction(parse_number(written))


def _checked_share(share: Fraction, written: object, field: str) -> Fraction:
    if not 0 < share <= 1:
        shown = f"«{str(written)[:40]}»"
        raise ShareOutOfRange(field, shown, "phải lớn hơn 0 và không quá 1 (2/3, 0.8 hoặc 50%)")
    return share


@dataclass(frozen=True, slots=True)
class Threshold:
    """The share of the base that a candidate needs; ``strict``: more than the share."""

    share: Fraction
    base: Base
    strict: bool = False

    def __post_init__(self) -> None:
        """Refuse a share outside (0, 1]."""
        _checked_share(self.share, self.share, "threshold.share")

    def needed(self, base_size: int) -> int:
        """The smallest whole number of votes that passes, at least 1.

        Source: docs/algorithms/ballots.md#needed.
        Units: votes; the share is exact, nothing is rounded on the way.

        >>> Threshold(Fraction(2, 3), Base.ALL_MEMBERS).needed(12)
        8
        >>> Threshold(Fraction(1, 2), Base.VALID, strict=True).needed(10)
        6
        """
        exact = self.share * base_size
        return max(1, math.floor(exact) + 1 if self.strict else math.ceil(exact))


@dataclass(frozen=True, slots=True)
class BallotRules:
    """What is decided before a vote opens. ``seats`` may be left out but for approval."""

    kind: Kind
    candidates: tuple[str, ...]
    threshold: Threshold
    seats: int | None = None
    quorum: Fraction | None = None
    blank_is_valid: bool = False

    def __post_init__(self) -> None:
        """Refuse a candidate list, a number of seats or a quorum that makes no sense."""
        _check_candidates(self.candidates)
        if self.seats is None and self.kind is Kind.APPROVAL:
            raise SeatsOutOfRange(
                "seats", "chưa có", "loại phiếu approval cần số này, từ 1 trở lên"
            )
        if self.seats is not None and self.seats < 1:
            raise SeatsOutOfRange("seats", self.seats, "phải từ 1 trở lên")
        if self.quorum is not None:
            _checked_share(self.quorum, self.quorum, "quorum")

    @property
    def seat_count(self) -> int:
        """How many can be elected: as set, else all candidates (yes_no) or one.

        Source: docs/algorithms/ballots.md#kinds.
        Units: seats.
        """
        if self.seats is not None:
            return self.seats
        return len(self.candidates) if self.kind is Kind.YES_NO else 1

    @property
    def marks_allowed(self) -> int:
        """How many candidates one paper may name.

        Source: docs/algorithms/ballots.md#kinds.
        Units: marks.
        """
        if self.kind is Kind.YES_NO:
            return len(self.candidates)
        return 1 if self.kind is Kind.CHOOSE_ONE else self.seat_count


def _check_candidates(candidates: tuple[str, ...]) -> None:
    if not candidates:
        raise CandidatesRefused("candidates", "trống", "phải có ít nhất 1 đơn vị hoặc cá nhân")
    seen: set[str] = set()
    for code in candidates:
        if not code.strip():
            raise CandidatesRefused("candidates", f"«{code}»", "mỗi mã phải có ít nhất 1 ký tự")
        if identity(code) in seen:
            raise CandidatesRefused("candidates", f"«{code}» ghi hai lần", "mỗi mã chỉ ghi 1 lần")
        seen.add(identity(code))


@dataclass(frozen=True, slots=True)
class Roll:
    """How many may vote and how many came; ``present`` is None when nobody counted."""

    entitled: int
    present: int | None = None

    def __post_init__(self) -> None:
        """Refuse negative numbers and more present than entitled."""
        if self.entitled < 0:
            raise RollOutOfRange("entitled", self.entitled, "phải từ 0 trở lên")
        if self.present is not None and not 0 <= self.present <= self.entitled:
            limit = f"phải từ 0 đến {self.entitled} (tổng số thành viên)"
            raise RollOutOfRange("present", self.present, limit)
