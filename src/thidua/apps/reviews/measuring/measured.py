"""What a source says of one target: the figure, what it is made of, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.models import CommonTarget
from thidua.domain.qualified import Qualified
from thidua.web.words import written_number, written_share


@dataclass(frozen=True, slots=True)
class OfUnit:
    """What one unit contributes, in words; ``is_met`` None: not known, or not judged alone."""

    words: str
    is_met: bool | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A result; without a figure, ``missing`` says why.

    ``wanted`` is what it is compared with, where that is not the target's own figure.
    """

    figure: Qualified | None
    words: str
    text: str = ""
    url: str = ""
    missing: tuple[str, ...] = ()
    units: Mapping[int, OfUnit] = field(default_factory=dict)
    wanted: Decimal | None = None
    adds_up: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything is known that the figure is made of."""
        return self.figure is not None and not self.missing


def is_percent(target: CommonTarget) -> bool:
    """Whether the target promises a share: %, "% LĐTT"."""
    return target.unit_of_measure.strip().startswith("%")


def cut_percent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """Per cent, cut after two decimals: a share is never shown larger."""
    return Decimal(int(Fraction(part) * 10_000 / Fraction(whole))) / 100


def counted_units(
    target: CommonTarget,
    units: Sequence[Unit],
    found: Mapping[int, OfUnit],
    *,
    text: str,
    url: str,
    missing: Sequence[str] = (),
) -> Measured:
    """So many units of so many: "7/8 đơn vị", or their share where the target is one."""
    met = sum(bool(found[unit.pk].is_met) for unit in units if unit.pk in found)
    known = any(each.is_met is not None for each in found.values())
    count = len(units)
    if not known or not count:
        return Measured(None, "", text, url, tuple(missing), found)
    words = _("%(met)d/%(count)d đơn vị") % {"met": met, "count": count}
    if is_percent(target):
        share = cut_percent(met, count)
        words = f"{written_share(share / 100)} ({words})"
        return Measured(Qualified(share), words, text, url, tuple(missing), found)
    return Measured(
        Qualified(Decimal(met)), words, text, url, tuple(missing), found, _wanted(target, count)
    )


def _wanted(target: CommonTarget, count: int) -> Decimal:
    """Every unit means those there are now: "8/8" of a bloc that seven are left of is 7/7."""
    if target.figure is None or target.figure == target.out_of:
        return Decimal(count)
    return Decimal(target.figure)


def named(words: str, units: Sequence[str]) -> list[str]:
    """One thing that is missing, of these units; nothing where there are none."""
    return [f"{words}: {'; '.join(units)}"] if units else []


def with_unit(value: Decimal | int, measure: str) -> str:
    """A figure with its measure, a share without a space."""
    joined = "" if measure == "%" else " "
    return f"{written_number(value)}{joined}{measure}".strip()
