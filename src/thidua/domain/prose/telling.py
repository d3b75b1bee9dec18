"""What was found in a report, beside the sentence that tells it, and whose it seems to be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.domain.clean_text import cleaned
from thidua.domain.prose.found import FoundResult, Reading
from thidua.domain.prose.sentences import FAR, Sentences
from thidua.domain.vietnamese_text import fold

LONGEST_SENTENCE = 1_500  # letters; of a longer one the part around the figure is shown

OF_THE_BLOC = ("trong khối", "toàn khối", "cả khối", "các đơn vị thành viên")
"""How reports name all units of a bloc together."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A result with its sentence; ``whose`` is the key of the name that stands nearest before."""

    found: FoundResult
    sentence: str
    clause: str
    whose: str


def tellings(lines: Sequence[str], reading: Reading, names: Mapping[str, str]) -> list[Telling]:
    """Each result with the sentence and the clause around it.

    ``names`` are the names that doers go by, folded, with their keys. Where a line names nobody
    before a figure, it is told of who was named last in the same line; else ``whose`` is "".

    Source: docs/algorithms/figures-in-text.md.
    """
    return list(_tellings(lines, reading, names))


def _tellings(
    lines: Sequence[str], reading: Reading, names: Mapping[str, str]
) -> Iterator[Telling]:
    known: dict[int, Sentences] = {}
    for found in reading.results:
        line = lines[found.line - 1]
        rest = cleaned(line)
        line = line if len(line) == len(rest) else rest
        sentences = known.setdefault(found.line, Sentences(line))
        start, end = sentences.around(found.start)
        start, end = (
            max(start, found.start - LONGEST_SENTENCE // 2),
            min(max(end, found.end), found.end + LONGEST_SENTENCE // 2),
        )
        clause = line[sentences.clause(found.start) : found.end]
        before = fold(line[max(0, found.start - FAR) : found.start])
        yield Telling(
            found, line[start:end].strip(), clause.strip(" ,;:-–"), _nearest(before, names)
        )


def _nearest(text: str, names: Mapping[str, str]) -> str:
    """The key of the name that ends last; of two that end together the longer."""
    places = ((text.rfind(name) + len(name), len(name), key) for name, key in names.items()
              if name and name in text)  # fmt: skip
    return max(places, default=(0, 0, ""))[2]
