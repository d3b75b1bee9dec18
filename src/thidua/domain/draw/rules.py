"""What a draw of checkers must keep to, and what is wrong with rules that contradict themselves."""

from dataclasses import dataclass

from thidua.domain.refusal import Refusal

Pair = tuple[str, str]
"""A checker and the unit that it checks."""

MOST_UNITS = 1_000


class DrawRefused(Refusal):
    """No draw can be made by these rules; the message names the key, the value and the rule."""

    def __init__(self, key: str, problem: str) -> None:
        """``key``: the place in the file, as people write it there."""
        super().__init__(problem)
        self.key = key


@dataclass(frozen=True, slots=True)
class DrawRules:
    """Who takes part and who may check whom.

    ``checkers``: how many units check each unit, and how many each unit checks.
    ``previous``: pairs of former draws, avoided where they can be; ``recused``: pairs never drawn.
    """

    units: tuple[str, ...]
    checkers: int
    previous: frozenset[Pair] = frozenset()
    recused: frozenset[Pair] = frozenset()

    def __post_init__(self) -> None:
        """Put the units in order of code, forget pairs of units that left, refuse the impossible.

        Raises:
            DrawRefused: a unit twice, too many units, a pair of strangers or of one unit, a
                number of checkers that so few units cannot give.
        """
        object.__setattr__(self, "units", tuple(sorted(self.units)))
        if len(self.units) > MOST_UNITS:
            problem = f"có {len(self.units)} đơn vị, nhiều nhất {MOST_UNITS}"
            raise DrawRefused("units", problem)
        twice = next((a for a, b in zip(self.units, self.units[1:], strict=False) if a == b), None)
        if twice is not None:
            raise DrawRefused("units", f"đơn vị «{twice}» ghi hai lần")
        self._refuse_strange_pairs()
        self._refuse_too_many_checkers()
        stay = frozenset(pair for pair in self.previous if set(pair) <= set(self.units))
        object.__setattr__(self, "previous", stay)

    def _refuse_strange_pairs(self) -> None:
        known = set(self.units)
        for checker, unit in sorted(self.recused):
            for code in (checker, unit):
                if code not in known:
                    raise DrawRefused("recused", f"«{code}» không có trong units")
        for key, pairs in (("previous", self.previous), ("recused", self.recused)):
            for checker, unit in sorted(pairs):
                if checker == unit:
                    problem = f"«{unit}» chấm chính mình; mỗi cặp phải gồm hai đơn vị khác nhau"
                    raise DrawRefused(key, problem)

    def _refuse_too_many_checkers(self) -> None:
        others = len(self.units) - 1
        if self.checkers < 1:
            raise DrawRefused("checkers", f"«{self.checkers}», phải là số nguyên từ 1")
        if 2 * self.checkers > others:
            problem = (
                f"mỗi đơn vị được {self.checkers} đơn vị chấm và chấm {self.checkers} đơn vị khác, "
                f"hai đơn vị không chấm lẫn nhau, nên cần {2 * self.checkers} đơn vị khác; "
                f"khối có {len(self.units)} đơn vị, chỉ còn {max(others, 0)} đơn vị khác"
            )
            raise DrawRefused("checkers", problem)


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn: the checkers of each unit, both in order of code."""

    checkers: dict[str, tuple[str, ...]]
    repeated: tuple[Pair, ...]
    """Pairs of ``previous`` that no lawful draw could avoid, in order."""

    def checked_by(self, checker: str) -> tuple[str, ...]:
        """The units that a unit checks, in order of code."""
        return tuple(unit for unit, names in self.checkers.items() if checker in names)
