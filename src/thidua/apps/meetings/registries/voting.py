"""Votes of apps above on a motion: while one is not finished, nothing else decides the motion."""

from collections.abc import Callable, Collection, Mapping

VoteFinder = Callable[[Collection[int]], Mapping[int, str]]
_finders: list[VoteFinder] = []


def votes_under_way(finder: VoteFinder) -> VoteFinder:
    """Register ``finder(keys of motions)``: what is not finished, in words, by the motion's key."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def unfinished_votes(motions: Collection[int]) -> dict[int, str]:
    """The motions of these on which a vote is open, or counted and not published."""
    return {key: words for finder in _finders for key, words in finder(motions).items()}
