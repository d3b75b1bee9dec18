"""Years as bits: bit 0 is the award year, bit 1 the year before. Fast enough for millions."""

from typing import NamedTuple

ALL_YEARS = -1  # every bit set


class Marks(NamedTuple):
    """The years in which something surely was, and in which it surely was not."""

    yes: int
    no: int


UNKNOWN = Marks(0, 0)


def either(one: Marks, other: Marks) -> Marks:
    """The years in which one or the other was.

    Source: docs/algorithms/eligibility.md#years-as-bits
    Units: years.

    >>> either(Marks(0b01, 0b10), Marks(0b00, 0b11))
    Marks(yes=1, no=2)
    """
    return Marks(one.yes | other.yes, one.no & other.no)


def run_length(years: int) -> int:
    """How many years in a row are set, from the award year back.

    Source: docs/algorithms/eligibility.md#years-as-bits
    Units: years.

    >>> run_length(0b1011), run_length(0b0110)
    (2, 0)
    """
    return (~years & (years + 1)).bit_length() - 1


def last_years(count: int) -> int:
    """The bits of the award year and the ``count`` - 1 years before it.

    Source: docs/algorithms/eligibility.md#years-as-bits
    Units: years.

    >>> bin(last_years(3))
    '0b111'
    """
    return (1 << count) - 1


def all_marked(marks: Marks, years: int) -> bool | None:
    """Whether all of ``years`` are marked: yes, no, or not known.

    Source: docs/algorithms/eligibility.md#years-as-bits
    Units: years.

    >>> all_marked(Marks(0b011, 0b000), 0b111), all_marked(Marks(0b011, 0b100), 0b111)
    (None, False)
    """
    if marks.no & years:
        return False
    return True if marks.yes & years == years else None
