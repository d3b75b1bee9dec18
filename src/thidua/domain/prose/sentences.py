"""Where sentences and clauses of a line begin and end."""

import re
from bisect import bisect_right

FAR = 1_000
"""Letters: what stands farther before belongs to something else, however long the sentence is."""

_END = re.compile(r"[.!?…]+[”\")]*\s+(?=[^\W\d_a-zà-ỹ])")


class Sentences:
    """The sentences of one line."""

    def __init__(self, line: str) -> None:
        self.line = line
        self._starts = [0, *(match.end() for match in _END.finditer(line))]

    def around(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence with this place."""
        at = bisect_right(self._starts, place)
        return self._starts[at - 1], self._starts[at] if at < len(self._starts) else len(self.line)

    def before(self, place: int) -> str:
        """The sentence up to a place, or the last of it."""
        return self.line[max(self.around(place)[0], place - FAR) : place]

    def clause(self, place: int) -> int:
        """Where the clause with this place begins: at the sentence or after a semicolon."""
        start = max(self.around(place)[0], place - FAR)
        return max(start, self.line.rfind(";", start, place) + 1)
