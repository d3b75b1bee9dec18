"""What is wrong with a file or a mapping: place, value, what is allowed, and a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; ``message`` is for people, in Vietnamese.

    ``path`` is a place in the mapping (``groups[2].criteria[0].max``), a cell (``D17``) or a row
    (``dòng 5``); "" is the whole. ``line`` is the line of a text file, when it is known.
    """

    path: str
    value: str
    allowed: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        places = [self.path] if self.path else []
        if self.line is not None:
            places.insert(0, f"dòng {self.line}")
        return f"{', '.join(places)}: {self.message}" if places else self.message


class FormatError(ValueError):
    """A file or mapping cannot be used. ``problems`` holds everything found, never empty."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shortened(value: str) -> str:
    """A value as shown in a message: quoted, cut when it is long."""
    return f"«{value[:60]}…»" if len(value) > 60 else f"«{value}»"
