"""The first lawful draw with the fewest repeated pairs (docs/algorithms/draw.md)."""

from dataclasses import dataclass, replace

from thidua.domain.draw.board import Board
from thidua.domain.draw.completion import bits
from thidua.domain.draw.lots import in_order_of_lots
from thidua.domain.draw.rules import Draw, DrawRefused, DrawRules

MOST_STEPS = 300_000  # some ten seconds; a draw of 200 units takes 600


class SearchGivenUp(DrawRefused):
    """Whether a lawful draw exists, or one with fewer repeated pairs, was not found out in time."""


def draw_checkers(rules: DrawRules, seed: str) -> Draw:
    """Draw who checks whom; the same rules and seed give the same draw.

    The units take turns in the order of their lots; each is given the first checkers of its own
    order of lots with which a lawful draw with the fewest repeated pairs can still be completed.

    Raises:
        DrawRefused: no lawful draw exists.
        SearchGivenUp: it took too long to find out.
    """
    empty = Board.of(rules)
    if not empty.whole.size == empty.left:
        raise _shortage(rules)
    search = _Search(
        in_order_of_lots(seed, "", rules.units),
        [in_order_of_lots(seed, unit, rules.units) for unit in rules.units],
    )
    for repeats in range(empty.least_repeats, len(rules.previous) + 1):
        if found := search.first_draw(replace(empty.copy(), repeats=repeats)):
            return _named(rules, found)
    problem = (
        f"tránh các cặp ở recused ({len(rules.recused)} cặp) thì không còn cách bốc thăm nào mà "
        f"hai đơn vị không chấm lẫn nhau; bớt cặp hoặc giảm checkers ({rules.checkers})"
    )
    raise DrawRefused("recused", problem)


@dataclass(slots=True)
class _Search:
    """Depth first, so the first draw found is the first there is, and none found means none is."""

    turns: list[int]
    """Units in the order of their turns."""
    preferred: list[list[int]]
    """By unit: everybody in the order of that unit's lots."""
    steps: int = 0

    def first_draw(self, board: Board) -> Board | None:
        """The board with everything drawn; None when no draw has so few repeated pairs."""
        undone: list[tuple[Board, int, int]] = []  # boards before a pair was drawn
        turn = place = 0
        while turn < len(self.turns):
            unit = self.turns[turn]
            if place < len(self.turns):
                checker = self.preferred[unit][place]
                place += 1
                if not board.may_draw(checker, unit):
                    continue
                drawn = board.copy()
                drawn.draw(checker, unit)
                self._count()
                if drawn.is_hopeful:
                    undone.append((board, turn, place))
                    board = drawn
                    turn, place = (turn + 1, 0) if board.is_full(unit) else (turn, place)
                    continue
            elif undone:
                board, turn, place = undone.pop()
                unit = self.turns[turn]
                checker = self.preferred[unit][place - 1]
            else:
                return None
            board.skip(checker, unit)
            place = place if board.is_hopeful else len(self.turns)
        return board

    def _count(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            problem = f"chưa tìm ra cách bốc thăm sau {MOST_STEPS} bước; bớt cặp cần tránh"
            raise SearchGivenUp("previous, recused", problem)


def _named(rules: DrawRules, board: Board) -> Draw:
    checkers = {
        unit: tuple(rules.units[place] for place in bits(drawn))
        for unit, drawn in zip(rules.units, board.checkers, strict=True)
    }
    pairs = {(checker, unit) for unit, names in checkers.items() for checker in names}
    return Draw(checkers, tuple(sorted(pairs & rules.previous)))


def _shortage(rules: DrawRules) -> DrawRefused:
    """Who is short of whom by the pairs that are never drawn."""
    others = len(rules.units) - 1
    for unit in rules.units:
        checkers = others - sum(checked == unit for _, checked in rules.recused)
        units = others - sum(checker == unit for checker, _ in rules.recused)
        if min(checkers, units) < rules.checkers:
            does = "cần" if checkers < rules.checkers else "phải chấm"
            who = "đơn vị chấm" if checkers < rules.checkers else "đơn vị"
            problem = (
                f"«{unit}» {does} {rules.checkers} {who}, trừ các cặp ở recused chỉ còn "
                f"{min(checkers, units)}"
            )
            return DrawRefused("recused", problem)
    problem = (
        f"vướng {len(rules.recused)} cặp ở recused, không chia đều được "
        f"{rules.checkers} đơn vị chấm cho mỗi đơn vị; bớt cặp hoặc giảm checkers"
    )
    return DrawRefused("recused", problem)
