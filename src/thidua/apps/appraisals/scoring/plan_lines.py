"""Where headings and criteria stand in the groups of a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.domain.scheme import CriterionOrHeading, Heading


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A heading or criterion where it stands in its group."""

    line: CriterionOrHeading
    level: int  # from 1
    heading: int = -1  # a heading's place among all headings of the table; -1 for a criterion

    @property
    def key(self) -> str:
        """What names a heading on a page; its id may come again."""
        return f"heading {self.heading}"


def lines_below(
    parts: tuple[CriterionOrHeading, ...], places: Iterator[int], level: int = 1
) -> Iterator[PlacedPart]:
    """The lines of a group, each heading before what it holds; ``places`` numbers the headings."""
    for part in parts:
        if isinstance(part, Heading):
            yield PlacedPart(part, level, next(places))
            yield from lines_below(part.parts, places, level + 1)
        else:
            yield PlacedPart(part, level)


def headings_above(
    parts: tuple[CriterionOrHeading, ...], names: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """For each criterion the headings above it, outermost first."""
    for part in parts:
        if isinstance(part, Heading):
            yield from headings_above(part.parts, (*names, f"{part.id} {part.name}".strip()))
        else:
            yield names
