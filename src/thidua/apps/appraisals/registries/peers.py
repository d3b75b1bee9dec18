"""What this app asks of units that check each other's sheets before the head verifies.

An app above registers one object that answers; without it nobody checks::

    peers_answer(Peers())
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.seasons.models import Season
from thidua.domain.figures import LineFigures


@dataclass(frozen=True, slots=True)
class StageLimit:
    """How far whoever verifies may go from the unit's own points on one criterion."""

    lowers_only: bool = False
    most: Decimal | None = None


class Peers(Protocol):
    """The stage between self-scoring and verification."""

    def reads_evidence(self, user: User, sheet: Sheet) -> bool:
        """Whether the user checks this sheet now, and so may open its files."""

    def figures(self, sheet: Sheet) -> Mapping[int, LineFigures]:
        """By line: what the checkers say, once their marks are put together."""

    def stands_before(self, sheet: Sheet) -> str:
        """What must be done before the sheet is verified, as a sentence; "" for nothing."""

    def limit(self, sheet: Sheet, *, is_office: bool) -> StageLimit:
        """What the year's settings allow head and deputy, or the standing office."""

    def has_begun(self, sheet: Sheet) -> bool:
        """Whether a checker has marked the sheet, so that its figures stay."""

    def asked_evidence(self, sheet: Sheet) -> Mapping[int, str]:
        """By line: which evidence checkers ask the unit to add."""

    def begin_again(self, season: Season) -> None:
        """New sheets are made for another period: whoever checked may check them too."""


class _Nobody:
    """No app above checks sheets."""

    def reads_evidence(self, user: User, sheet: Sheet) -> bool:
        return False

    def figures(self, sheet: Sheet) -> Mapping[int, LineFigures]:
        return {}

    def stands_before(self, sheet: Sheet) -> str:
        return ""

    def limit(self, sheet: Sheet, *, is_office: bool) -> StageLimit:
        return StageLimit()

    def has_begun(self, sheet: Sheet) -> bool:
        return False

    def asked_evidence(self, sheet: Sheet) -> Mapping[int, str]:
        return {}

    def begin_again(self, season: Season) -> None:
        return None


_answering: list[Peers] = [_Nobody()]


def peers_answer(answering: Peers) -> None:
    """Register who answers; call it from a module that ``ready()`` imports."""
    _answering[0] = answering


def peers() -> Peers:
    """Who answers."""
    return _answering[0]
