"""Whether what is still to be drawn can be filled: a flow between checkers and units.

Each checker has so many units to take and each unit so many checkers to be given; an arc is a pair
that may still be drawn. That two units never check each other is left out here, so "it cannot be
filled" is certain and "it can" is not: the search finds out.
"""

from collections.abc import Iterator


def bits(mask: int) -> Iterator[int]:
    """The places of the ones, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Completion:
    """A filling that is as large as it can be, kept so while pairs are settled or struck out.

    All masks are sets of units as bits: ``may[c]`` the units that checker ``c`` may still take,
    ``taken[c]`` those it takes in the present filling.
    """

    __slots__ = ("given", "idle", "may", "open", "size", "spare", "taken", "wanting")

    def __init__(self, may: list[int], need: int) -> None:
        """``need``: of every checker and of every unit."""
        self.may = list(may)
        self.taken = [0] * len(may)
        self.given = [0] * len(may)  # by unit: its checkers
        self.spare = [need] * len(may)  # by checker: how many units it could still take
        self.wanting = [need] * len(may)  # by unit: how many checkers it still lacks
        self.idle = self.open = (1 << len(may)) - 1  # who can still take, who still lacks
        self.size = 0
        self._fill()

    def copy(self) -> "Completion":
        """Another one in the same state."""
        twin = object.__new__(Completion)
        for name in ("may", "taken", "given", "spare", "wanting"):
            setattr(twin, name, getattr(self, name).copy())
        twin.idle, twin.open, twin.size = self.idle, self.open, self.size
        return twin

    def lacks(self, unit: int) -> int:
        """How many pairs a unit is still to be drawn into, as checker or checked."""
        filled = self.taken[unit].bit_count() + self.given[unit].bit_count()
        return self.spare[unit] + self.wanting[unit] + filled

    def has_room(self, checker: int) -> bool:
        """Whether the checker has units left to take."""
        return bool(self.spare[checker] or self.taken[checker])

    def strike(self, checker: int, unit: int) -> None:
        """The pair can no longer be drawn."""
        self.may[checker] &= ~(1 << unit)
        if self.taken[checker] >> unit & 1:
            self._drop(checker, unit)
            self._fill()

    def settle(self, checker: int, unit: int) -> None:
        """The pair is drawn: it leaves, and both need one less."""
        if self.taken[checker] >> unit & 1:
            self._drop(checker, unit)
        else:
            if not self.spare[checker]:
                self._drop(checker, next(bits(self.taken[checker])))
            if not self.wanting[unit]:
                self._drop(next(bits(self.given[unit])), unit)
        self.may[checker] &= ~(1 << unit)
        self._use(checker, unit)
        self._fill()

    def _drop(self, checker: int, unit: int) -> None:
        self.taken[checker] ^= 1 << unit
        self.given[unit] ^= 1 << checker
        self.spare[checker] += 1
        self.wanting[unit] += 1
        self.idle |= 1 << checker
        self.open |= 1 << unit
        self.size -= 1

    def _take(self, checker: int, unit: int) -> None:
        self.taken[checker] ^= 1 << unit
        self.given[unit] ^= 1 << checker
        self._use(checker, unit)
        self.size += 1

    def _use(self, checker: int, unit: int) -> None:
        self.spare[checker] -= 1
        self.wanting[unit] -= 1
        if not self.spare[checker]:
            self.idle ^= 1 << checker
        if not self.wanting[unit]:
            self.open ^= 1 << unit

    def _fill(self) -> None:
        for checker in bits(self.idle if self.open else 0):
            while self.spare[checker] and (path := self._path(checker)):
                self._shift(path)

    def _path(self, checker: int) -> list[int]:
        """Checker, unit, checker, …, unit: pairs to take and to drop in turn; empty when none."""
        came: dict[int, tuple[int, int]] = {}  # checker → the unit it gives up, who takes that
        seen = 0
        queue = [checker]
        for at in queue:
            free = self.may[at] & ~self.taken[at] & ~seen
            if found := free & self.open:
                return _back(came, [at, found.bit_length() - 1])
            seen |= free
            for unit in bits(free):
                for giver in bits(self.given[unit]):
                    if giver != checker and giver not in came:
                        came[giver] = (unit, at)
                        queue.append(giver)
        return []

    def _shift(self, path: list[int]) -> None:
        for unit, giver in zip(path[1:-1:2], path[2::2], strict=True):
            self._drop(giver, unit)
        for taker, unit in zip(path[::2], path[1::2], strict=True):
            self._take(taker, unit)


def _back(came: dict[int, tuple[int, int]], path: list[int]) -> list[int]:
    while path[0] in came:
        unit, taker = came[path[0]]
        path = [taker, unit, *path]
    return path
