"""How many Chiến sĩ thi đua cơ sở may and must be: the legal ceiling beside a promised share."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from thidua.domain.exact import number_text

LDTT = "Lao động tiên tiến"
CSTDCS = "Chiến sĩ thi đua cơ sở"


@dataclass(frozen=True, slots=True)
class Cap:
    """The ceiling in force: at most ``share`` of the persons with LĐTT, and where it says so."""

    share: Decimal
    citation: str

    @property
    def percent(self) -> Fraction:
        """The share in per cent."""
        return Fraction(self.share) * 100


def most_fighters(advanced_workers: int, share: Decimal) -> int:
    """The most persons who may be given CSTĐCS: a part of a person is no person.

    Source: NĐ 91/2017, Điều 9 khoản 3; law/parameters/titles/cstdcs_share_of_ldtt.yaml
    Units: persons, rounded down; ``share`` 0 to 1.

    >>> most_fighters(14, Decimal("0.15")), most_fighters(6, Decimal("0.15"))
    (2, 0)
    """
    return int(advanced_workers * Fraction(share) // 1)


def least_persons(headcount: int, percent: Decimal) -> int:
    """The fewest persons that make at least ``percent`` of a staff: a part is a whole person.

    Source: the wording of covenants ("10% đạt Chiến sĩ thi đua cơ sở").
    Units: persons, rounded up; ``percent`` 0 to 100.

    >>> least_persons(11, Decimal(10)), least_persons(10, Decimal(10))
    (2, 1)
    """
    return int(-(-headcount * Fraction(percent) // 100))


def share_percent(part: int, whole: int) -> Fraction | None:
    """What per cent ``part`` is of ``whole``; None where there is no whole.

    Source: docs/algorithms/scoring.md#numbers
    Units: per cent, exact.
    """
    return Fraction(part * 100, whole) if whole else None


def least_advanced_percent(fighters_percent: Decimal, share: Decimal) -> Fraction:
    """From which share of LĐTT on the ceiling leaves room for the promised share of CSTĐCS.

    Source: NĐ 91/2017, Điều 9 khoản 3 (CSTĐCS ≤ share × LĐTT, both of the same staff).
    Units: per cent of the staff, exact: 10 % under a ceiling of 15 % needs 66 2/3 %.

    Raises:
        ZeroDivisionError: a ceiling of nothing.

    >>> least_advanced_percent(Decimal(10), Decimal("0.15"))
    Fraction(200, 3)
    """
    return Fraction(fighters_percent) / Fraction(share)


def over_cap(advanced_workers: int, fighters: int, cap: Cap) -> str | None:
    """Why the registered CSTĐCS are too many, in words; None when they are not.

    Source: the cap's own citation.
    Units: persons.
    """
    most = most_fighters(advanced_workers, cap.share)
    if fighters <= most:
        return None
    product = number_text(_exact(advanced_workers * Fraction(cap.share)))
    return (
        f"Đăng ký {fighters} {CSTDCS}, vượt mức tối đa {most} người: "
        f"{_percent(cap)} của {advanced_workers} {LDTT} là {product}, lấy tròn xuống {most}"
        f" ({cap.citation})."
    )


def unreachable_share(
    headcount: int, advanced_workers: int, promised: Decimal, cap: Cap
) -> str | None:
    """Why this staff cannot reach the promised per cent of CSTĐCS, in words; None when it can.

    Two reasons are told apart: too few LĐTT registered, and a staff so small that even with all
    of them LĐTT the ceiling, rounded down, stays below the promise, rounded up.

    Source: the cap's own citation.
    Units: persons; ``promised`` in per cent of the headcount.
    """
    least = least_persons(headcount, promised)
    most = most_fighters(advanced_workers, cap.share)
    if headcount == 0 or most >= least:
        return None
    told = (
        f"{number_text(promised)}% của {headcount} người là "
        f"{number_text(_exact(headcount * Fraction(promised) / 100))}, tức ít nhất {least} người; "
    )
    at_best = most_fighters(headcount, cap.share)
    if at_best < least:
        return (
            f"{told}nhưng dù cả {headcount} người đều đạt {LDTT}, mức tối đa {_percent(cap)} "
            f"chỉ là {number_text(_exact(headcount * Fraction(cap.share)))}, lấy tròn xuống "
            f"{at_best} người. Cơ quan ít người nên không thể đạt chỉ tiêu này ({cap.citation})."
        )
    return (
        f"{told}nhưng với {advanced_workers} {LDTT}, mức tối đa {_percent(cap)} là "
        f"{number_text(_exact(advanced_workers * Fraction(cap.share)))}, lấy tròn xuống {most} "
        f"người. Cần ít nhất {_needed(least, cap.share)} {LDTT} ({cap.citation})."
    )


def contradictory_promises(
    fighters_percent: Decimal, advanced_percent: Decimal, cap: Cap
) -> str | None:
    """Why two common targets cannot both be just met, in words; None when they can.

    Source: the cap's own citation.
    Units: per cent of the staff.
    """
    room = Fraction(advanced_percent) * Fraction(cap.share)
    if Fraction(fighters_percent) <= room:
        return None
    least = least_advanced_percent(fighters_percent, cap.share) if cap.share else None
    needed = f" Cần {LDTT} từ {_up_to_two(least)}% trở lên." if least and least <= 100 else ""
    return (
        f"Chỉ tiêu {number_text(fighters_percent)}% {CSTDCS} không thể đạt khi {LDTT} chỉ là "
        f"{number_text(advanced_percent)}%: mức tối đa là {_percent(cap)} × "
        f"{number_text(advanced_percent)}% = {number_text(_exact(room))}% tổng số người "
        f"({cap.citation}).{needed}"
    )


def _needed(fighters: int, share: Decimal) -> int:
    """The fewest LĐTT that allow so many CSTĐCS."""
    return int(-(-fighters // Fraction(share)))


def _percent(cap: Cap) -> str:
    return f"{number_text(_exact(cap.percent))}%"


def _exact(value: Fraction) -> Decimal | Fraction:
    """A decimal when the fraction ends; else the fraction, which is written with two decimals."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return decimal if Fraction(decimal) == value else value


def _up_to_two(value: Fraction) -> str:
    """A least share with two decimals, rounded up, so that the figure shown is enough."""
    hundredths = -(-value * 100 // 1)
    return number_text(Decimal(int(hundredths)) / 100)
