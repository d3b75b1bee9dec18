"""Figures with what people say of them: khoảng 25 tỷ, gần 800 triệu, hơn 1 tỷ; and their sums."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from thidua.domain.clean_text import cleaned
from thidua.domain.figure_spec import FigureSpec
from thidua.domain.prose.amounts import QUALIFIERS
from thidua.domain.typed_figures import read_figure, understood
from thidua.domain.vietnamese_numbers import format_money_short, format_shortest

ABOUT, NEARLY, OVER = "khoang", "gan", "hon"
MIXED = "≈"
"""What a sum says when its parts lean to different sides, or to none that is known."""

WORDS = {"": "", ABOUT: "khoảng", NEARLY: "gần", OVER: "hơn", MIXED: MIXED}
_SIGNS = {"~": ABOUT, "≈": ABOUT, ">": OVER}
_BEFORE = re.compile(
    rf"({'|'.join(sorted(QUALIFIERS, key=len, reverse=True))})\s+(.+)|([~≈>])\s*(.+)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(.+?)\s*trở lên", re.IGNORECASE)
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Qualified:
    """A figure and its qualifier: "" for exact, ``khoang``, ``gan``, ``hon``, or ``≈`` of a sum."""

    value: Decimal
    qualifier: str = ""

    @property
    def word(self) -> str:
        """The qualifier as it is said; empty for an exact figure."""
        return WORDS[self.qualifier]


def read_qualified(text: str, spec: FigureSpec) -> Qualified | None:
    """A typed figure that may say "khoảng", "gần", "hơn" or "trở lên"; None for nothing.

    Source: docs/reference/figures.md.
    Units: those of ``spec``.

    Raises:
        UnclearFigure: without its qualifier it is no figure of the field.

    >>> read_qualified("gần 800", FigureSpec()), read_qualified("12", FigureSpec())
    (Qualified(value=Decimal('800'), qualifier='gan'), Qualified(value=Decimal('12'), qualifier=''))
    """
    qualifier, figure = _parted(text)
    value = read_figure(figure, spec)
    return None if value is None else Qualified(value, qualifier)


def understood_qualified(text: str, spec: FigureSpec) -> str:
    """What was understood, for the page: "= khoảng 25.000.000.000 đồng"; "" where it says no more.

    Source: docs/reference/figures.md.
    Units: as ``understood`` of typed figures.
    """
    qualifier, figure = _parted(text)
    said = understood(figure, spec)
    return said.replace("= ", f"= {WORDS[qualifier]} ", 1) if qualifier else said


def added(figures: Iterable[Qualified]) -> Qualified | None:
    """The sum, which says no more than its parts do; None of nothing.

    More than one and exact is "hơn", less than one and exact is "gần", anything else is "≈"; a
    figure alone keeps its own word.

    Source: docs/algorithms/ledger.md#sums.
    Units: those of the figures.

    >>> added([Qualified(Decimal(3)), Qualified(Decimal(1), OVER)])
    Qualified(value=Decimal('4'), qualifier='hon')
    """
    found = list(figures)
    if len(found) < 2:
        return found[0] if found else None
    total = Decimal(0)
    for each in found:
        total = _WIDE.add(total, each.value)
    return Qualified(total, _together([each.qualifier for each in found]))


def times(one: Qualified, count: Qualified) -> Qualified:
    """So much for each of so many: 500.000 đồng × hơn 100 suất is hơn 50 triệu.

    Source: docs/algorithms/ledger.md#each.
    Units: those of ``one``.
    """
    value = _WIDE.multiply(one.value, count.value)
    said = {one.qualifier, count.qualifier} - {""}
    return Qualified(value, said.pop() if len(said) == 1 else MIXED if said else "")


def worded_money(money: Qualified | None) -> str:
    """As people say it: "gần 800 triệu đồng", "≈ 31,88 tỷ đồng"; "" for nothing.

    Source: common Vietnamese office practice; what is about has two decimals at most.
    Units: đồng in; triệu or tỷ đồng out.

    >>> worded_money(Qualified(Decimal(31_881_000_000), MIXED))
    '≈ 31,88 tỷ đồng'
    >>> worded_money(Qualified(Decimal(800_000_000), NEARLY))
    'gần 800 triệu đồng'
    """
    if money is None:
        return ""
    if not money.qualifier:
        return format_money_short(money.value)
    value = money.value
    for unit in (9, 6):
        if value >= Decimal(10) ** unit:
            rounded = f"{format_shortest(value.scaleb(-unit, context=_WIDE))}"
            return f"{money.word} {rounded} {'tỷ' if unit == 9 else 'triệu'} đồng"
    return f"{money.word} {format_money_short(value)}"


def worded_quantity(quantity: Qualified | None, measure: str = "") -> str:
    """As people say it: "hơn 3.000 suất quà"; "" for nothing.

    Source: common Vietnamese office practice.
    Units: those of the measure, at most four decimals.

    >>> worded_quantity(Qualified(Decimal(3000), OVER), "suất quà")
    'hơn 3.000 suất quà'
    """
    if quantity is None:
        return ""
    figure = format_shortest(quantity.value, at_most=4)
    return " ".join(filter(None, (quantity.word, figure, measure)))


def _parted(text: str) -> tuple[str, str]:
    typed = " ".join(cleaned(text).split())
    if before := _BEFORE.fullmatch(typed):
        word, rest, sign, signed = before.groups()
        return (QUALIFIERS[word.lower()], rest) if word else (_SIGNS[sign], signed)
    after = _AFTER.fullmatch(typed)
    return (OVER, after[1]) if after else ("", typed)


def _together(qualifiers: Collection[str]) -> str:
    said = set(qualifiers) - {""}
    if not said:
        return ""
    return said.pop() if len(said) == 1 and said <= {NEARLY, OVER} else MIXED
