"""Results about people: titles given, tasks completed; and how units were classed."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.models import CommonTarget
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.measured import (
    Measured,
    OfUnit,
    counted_units,
    cut_percent,
    is_percent,
    named,
)
from thidua.domain.award_codes import CLASS_NAMES, EXCELLENT, GOOD
from thidua.domain.qualified import Qualified
from thidua.web.words import written_number, written_share

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

Part = Callable[[Material, Unit], int | None]
_GRADES = list(CLASS_NAMES)


def title_holders(title: str, registered: str, words: "StrOrPromise") -> Callable[..., Measured]:
    """Reader of how many people hold a title; ``registered``: the field of what was registered."""

    def read(material: Material, target: CommonTarget, key: str) -> Measured:
        def held(of: Material, unit: Unit) -> int | None:
            found: int | None = getattr(of.counts[unit.pk], title)
            return found

        found = _of_people(material, target, held, words)
        planned = _registered(material, registered)
        if found.is_whole or not planned:
            return found
        more = _("Đã đăng ký: %s.") % planned
        return Measured(found.figure, found.words, more, found.url, found.missing, found.units)

    return read


def completed(material: Material, target: CommonTarget, key: str) -> Measured:
    """People who completed their tasks, of all people of the units."""

    def part(of: Material, unit: Unit) -> int | None:
        return of.years[unit.pk].completed if unit.pk in of.years else None

    return _of_people(material, target, part, _("số người hoàn thành nhiệm vụ"))


def classed(material: Material, target: CommonTarget, key: str) -> Measured:
    """Units classed as having completed their tasks well, or as the target's own grade says."""
    least = target.grade if target.grade in _GRADES else _least_named(target.text)
    found: dict[int, OfUnit] = {}
    unknown = []
    for unit in material.units:
        year = material.years.get(unit.pk)
        grade = year.classification if year else ""
        if grade:
            is_met = _GRADES.index(grade) <= _GRADES.index(least)
            found[unit.pk] = OfUnit(CLASS_NAMES[grade], is_met)
        else:
            unknown.append(unit.called)
    missing = named(_("chưa có xếp loại năm trong sổ khen thưởng"), unknown)
    return counted_units(
        target, material.units, found, text=_("xếp loại năm của đơn vị"), url="", missing=missing
    )


def _least_named(text: str) -> str:
    return EXCELLENT if "xuất sắc" in text.lower() else GOOD


def _of_people(
    material: Material, target: CommonTarget, part: Part, words: "StrOrPromise"
) -> Measured:
    """Their number, or their share of the people of the units for which both are known."""
    found: dict[int, OfUnit] = {}
    unknown, count, people = [], 0, 0
    wants_share = is_percent(target)
    for unit in material.units:
        held, all_of = part(material, unit), _headcount(material, unit)
        if held is None or (wants_share and not all_of):
            unknown.append(unit.called)
            continue
        count, people = count + held, people + (all_of or 0)
        found[unit.pk] = _of_unit(target, held, all_of or 0, wants_share=wants_share)
    missing = named(_("sổ khen thưởng chưa có %s") % words, unknown)
    url = reverse("awards:unit", args=[material.units[0].pk]) if len(material.units) == 1 else ""
    if not found:
        none = _("sổ khen thưởng chưa có %s của đơn vị nào") % words
        several = len(material.units) > 1
        return Measured(None, "", "", url, (none,) if several else tuple(missing))
    text = _("sổ khen thưởng năm %d") % material.season.year
    if not wants_share:
        figure = Qualified(Decimal(count))
        return Measured(figure, _("%s người") % written_number(count), text, url, tuple(missing),
                        found)  # fmt: skip
    share = cut_percent(count, people)
    told = _("%(share)s (%(count)s/%(people)s người)") % {
        "share": written_share(share / 100),
        "count": written_number(count),
        "people": written_number(people),
    }
    return Measured(Qualified(share), told, text, url, tuple(missing), found)


def _of_unit(target: CommonTarget, held: int, people: int, *, wants_share: bool) -> OfUnit:
    if not wants_share:
        return OfUnit(_("%s người") % written_number(held))
    share = cut_percent(held, people)
    is_met = None if target.figure is None else share >= target.figure
    return OfUnit(f"{written_share(share / 100)} ({held}/{people})", is_met)


def _headcount(material: Material, unit: Unit) -> int | None:
    """By the registry, else as the unit registered."""
    counted = material.counts[unit.pk].headcount
    if counted is not None:
        return counted
    registration = material.registrations.get(unit.pk)
    return registration.headcount if registration else None


def _registered(material: Material, field: str) -> str:
    """What the units registered together: 72,5% (145/200)."""
    rows = [
        (getattr(row, field), row.headcount)
        for row in material.registrations.values()
        if row.headcount and getattr(row, field) is not None
    ]
    held, people = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return f"{written_share(cut_percent(held, people) / 100)} ({held}/{people})" if people else ""
