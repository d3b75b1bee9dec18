"""What differs between two texts, line by line, in the order of the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_MOST_PAIRS = 1_000_000  # from here on lines that stand everywhere are no anchors: minutes else


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that went ("" now), came ("" before), or reads otherwise now."""

    old: str
    new: str


def line_changes(old: Sequence[str], new: Sequence[str]) -> tuple[LineChange, ...]:
    """Every line that differs; spaces do not count.

    >>> line_changes(["Điều 1", "a  b", "c"], ["Điều 1", "a b", "d", "e"])
    (LineChange(old='c', new='d'), LineChange(old='', new='e'))
    """
    before = [line for line in (" ".join(each.split()) for each in old) if line]
    after = [line for line in (" ".join(each.split()) for each in new) if line]
    return tuple(_changes(before, after))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[LineChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) * len(after) > _MOST_PAIRS)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            for was, now in zip_longest(before[first:last], after[start:end], fillvalue=""):
                yield LineChange(was, now)
