"""Every vote on a motion with its own figures: apps above tell of those that they hold."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.domain.vote_outcome import VoteOutcome


@dataclass(frozen=True, slots=True)
class Round:
    """One vote as it was held; without ``outcome`` it was stopped, and ``stopped`` says why.

    ``decides``: it belongs to the votes that decided the motion; a vote that was repeated from
    the beginning does not. ``answers``: the papers ask yes, no or abstain.
    """

    number: int
    way: str
    base_name: str
    threshold: str
    issued: int | None
    names: Mapping[str, str]
    outcome: VoteOutcome | None = None
    stopped: str = ""
    repeat_reason: str = ""
    decides: bool = True
    answers: bool = False


RoundFinder = Callable[[Collection[int]], Mapping[int, Iterable[Round]]]
_finders: list[RoundFinder] = []


def tells_rounds(finder: RoundFinder) -> RoundFinder:
    """Register ``finder(keys of motions)``: the votes held on each, in their order."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def told_rounds(motions: Collection[int]) -> dict[int, list[Round]]:
    """What the apps above tell of some motions."""
    found: dict[int, list[Round]] = {}
    for finder in _finders:
        for motion, rounds in finder(motions).items():
            found.setdefault(motion, []).extend(rounds)
    return found


def threshold_words(threshold: str, source: str, *, strict: bool) -> str:
    """The threshold as minutes write it: từ 2/3 trở lên, trên 1/2; with its source."""
    words = (
        _("trên %(threshold)s") % {"threshold": threshold}
        if strict
        else _("từ %(threshold)s trở lên") % {"threshold": threshold}
    )
    return f"{words} ({source})" if source else words
