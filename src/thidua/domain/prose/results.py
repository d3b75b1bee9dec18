"""Results that a report tells of: what was done, how much, for how much money.

Rules and words, no statistics (docs/algorithms/figures-in-text.md): what is found is shown beside
its sentence, and a person decides.
"""

from collections.abc import Iterable
from dataclasses import replace

from thidua.domain.clean_text import cleaned
from thidua.domain.prose.amounts import Amount, amounts
from thidua.domain.prose.circumstances import why_no_result
from thidua.domain.prose.found import EACH, TOTAL, FoundResult, LeftOut, Reading
from thidua.domain.prose.left_out import begins_other_stories, left_out
from thidua.domain.prose.parts import parts
from thidua.domain.prose.sentences import Sentences
from thidua.domain.prose.tying import end_of, tied, whose


def read_results(lines: Iterable[str]) -> Reading:
    """The results in the lines of a text; after a head such as "Các tin khác" nothing is ours."""
    results: list[FoundResult] = []
    out: list[LeftOut] = []
    is_other = False
    for number, line in enumerate(lines, start=1):
        is_other = is_other or begins_other_stories(line)
        read = _LineOfText(number, line)
        read.read(is_other=is_other)
        results += read.placed_after(len(results))
        out += read.left_out()
    return Reading(tuple(results), tuple(out))


class _LineOfText:
    """One line being read."""

    def __init__(self, number: int, line: str) -> None:
        rest = cleaned(line)
        self.number = number
        self.line = line if len(line) == len(rest) else rest
        self.out = list(left_out(rest))
        for start, end, _ in self.out:  # what is left out is no longer seen
            rest = rest[:start] + "\0" * (end - start) + rest[end:]
        self.sentences = Sentences(rest)
        self.results: list[FoundResult] = []
        self.price: tuple[Amount, str] | None = None  # what one costs, said before how many

    def read(self, *, is_other: bool) -> None:
        """Find everything in the line; in another story it is only listed as left out."""
        for amount in amounts(self.sentences.line):
            why = "other_story" if is_other else why_no_result(amount, self.sentences)
            if why:
                self.out.append((amount.start, amount.end, why))
            elif amount.unit is None:
                self._money(amount)
            else:
                self._quantity(amount)

    def placed_after(self, before: int) -> list[FoundResult]:
        """The results with their wholes, when so many results stand before this line."""
        wholes = {
            part: before + whole for part, whole in parts(self.results, self.sentences).items()
        }
        return [replace(found, part_of=wholes.get(at)) for at, found in enumerate(self.results)]

    def left_out(self) -> list[LeftOut]:
        """What was left out, in order."""
        return [
            LeftOut(self.number, self.line[start:end].strip(), why)
            for start, end, why in sorted(self.out)
        ]

    def _found(self, start: int, end: int) -> FoundResult:
        return FoundResult(self.number, start, end, self.line[start:end])

    def _quantity(self, amount: Amount) -> None:
        found = replace(
            self._found(amount.start, amount.end),
            quantity=amount.value,
            unit=amount.unit,
            quantity_qualifier=amount.qualifier,
        )
        if self.price and self.price[1] in (amount.unit or "").lower().split():
            price = self.price[0]
            if price.start >= self.sentences.clause(amount.start):
                found = replace(
                    self._with_money(found, price, EACH, amount.end),
                    start=price.start,
                    text=self.line[price.start : amount.end],
                )
                self.out = [left for left in self.out if left[0] != price.start]
            self.price = None
        self.results.append(found)

    def _money(self, amount: Amount) -> None:
        how = tied(amount, self.sentences)
        way, one = how or (TOTAL, "")
        at = whose(amount, way, one, self.results, self.sentences) if how else None
        end = end_of(amount, self.sentences.line)
        if at is None and way == EACH:
            self.price = amount, one
            self.out.append((amount.start, end, "price"))
        elif at is None:
            self.results.append(self._with_money(self._found(amount.start, end), amount, way, end))
        elif way == TOTAL or self.results[at].money_is != TOTAL:  # else the sum stands there
            self.results[at] = self._with_money(self.results[at], amount, way, end)

    def _with_money(self, found: FoundResult, amount: Amount, way: str, end: int) -> FoundResult:
        return replace(
            found,
            end=end,
            text=self.line[found.start : end],
            money=amount.value,
            money_qualifier=amount.qualifier,
            money_is=way,
        )
