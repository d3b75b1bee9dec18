"""Where sentences and clauses of a line begin and end."""

import re

_END = re.compile(r"[.!?…]+[”\")]*\s+(?=[^\W\d_a-zà-ỹ])")


class Sentences:
    """The sentences of one line."""

    def __init__(self, line: str) -> None:
        self.line = line
        self._ends = [*(match.end() for match in _END.finditer(line)), len(line)]

    def around(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence with this place."""
        at = next(at for at, end in enumerate(self._ends) if place < end or end == len(self.line))
        return (self._ends[at - 1] if at else 0), self._ends[at]

    def before(self, place: int) -> str:
        """The sentence up to a place."""
        return self.line[self.around(place)[0] : place]

    def clause(self, place: int) -> int:
        """Where the clause with this place begins: at the sentence or after a semicolon."""
        start, _ = self.around(place)
        return max(start, self.line.rfind(";", start, place) + 1)
