"""Things found by what they are called, and codes for things that have none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Generic, TypeVar

from thidua.domain.identity import has_marks, identity, unmarked
from thidua.domain.vietnamese_text import fold

Thing = TypeVar("Thing")


class NameIndex(Generic[Thing]):
    """Things by their names: marks decide, unless none was typed."""

    def __init__(self) -> None:
        self._named: dict[str, dict[Thing, None]] = defaultdict(dict)
        self._unmarked: dict[str, dict[Thing, None]] = defaultdict(dict)

    def add(self, name: str, thing: Thing) -> None:
        """It is called so, among other names perhaps."""
        self._named[identity(name)][thing] = None
        self._unmarked[unmarked(name)][thing] = None

    def called(self, written: str) -> list[Thing]:
        """What has exactly this name."""
        return list(self._named.get(identity(written), ()))

    def alike(self, written: str) -> list[Thing]:
        """What reads so without its marks."""
        return list(self._unmarked.get(unmarked(written), ()))

    def meant(self, written: str) -> tuple[list[Thing], bool]:
        """What a text may stand for, and whether that is sure: without any mark it is not."""
        found = self.called(written)
        if found or has_marks(written):
            return found, True
        return self.alike(written), False


class FreeCodes:
    """Codes that nobody has; each is given once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(map(identity, taken))
        self._numbers: dict[str, Iterator[int]] = {}

    def take(self, code: str) -> bool:
        """It is somebody's from now on; whether it was free."""
        is_free = identity(code) not in self._taken
        self._taken.add(identity(code))
        return is_free

    def numbered(self, start: str) -> str:
        """The next that is free of STNMT-0001, STNMT-0002 and so on.

        >>> FreeCodes(["stnmt-0001"]).numbered("STNMT")
        'STNMT-0002'
        """
        numbers = self._numbers.setdefault(start, count(1))
        return self._first(f"{start}-{number:04d}" for number in numbers)

    def of_initials(self, name: str, longest: int) -> str:
        """The first letters of the words, and a number where that is somebody's.

        >>> FreeCodes(["SNV"]).of_initials("Sở Nội vụ", 20), FreeCodes([]).of_initials("…", 20)
        ('SNV2', 'DV')
        """
        words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
        start = "".join(word[0] for word in words).upper()[: longest - 4] or "DV"
        return self._first(chain([start], (f"{start}{number}" for number in count(2))))

    def _first(self, codes: Iterable[str]) -> str:
        return next(code for code in codes if self.take(code))
