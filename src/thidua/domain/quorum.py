"""Quorum: how many units must be there. Pure: no Django, no clock."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are there of all, and how many are needed; None: the bloc has set no quorum.

    >>> Quorum(present=5, total=8, share=Fraction(2, 3)).needed
    6
    >>> Quorum(present=5, total=8, share=None).is_met
    True
    """

    present: int
    total: int
    share: Fraction | None = None

    @property
    def needed(self) -> int | None:
        """The least whole number of units that reaches the share of all."""
        return None if self.share is None else ceil(self.share * self.total)

    @property
    def is_met(self) -> bool:
        """Enough are there, or nothing was asked."""
        return self.needed is None or self.present >= self.needed
