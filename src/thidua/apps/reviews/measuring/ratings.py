"""Results from the register of ratings: units that reached one kind."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.pledges.models import CommonTarget
from thidua.apps.ratings.models import RatingKind
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.measured import Measured, OfUnit, counted_units, named
from thidua.domain.vietnamese_text import fold


def kind_named(material: Material, key: str) -> RatingKind | None:
    """The kind in use whose name holds the words of the key."""
    return next((each for each in material.kinds if fold(key) in fold(each.name)), None)


def rated(material: Material, target: CommonTarget, key: str) -> Measured:
    """Units that were rated as the kind wants it, of those that have such an organisation."""
    kind = kind_named(material, key)
    if kind is None:  # not used any more, or not yet, in the year that is looked at
        return Measured(None, "")
    wants_best = "xuat sac" in fold(target.text) and "tot" not in fold(target.text).split()
    found: dict[int, OfUnit] = {}
    unknown, units = [], []
    for unit in material.units:
        rating = material.ratings.get((unit.pk, kind.pk))
        if rating is not None and rating.has_none:
            continue
        units.append(unit)
        if rating is None:
            unknown.append(unit.called)
            continue
        is_met = "xuat sac" in fold(rating.grade) if wants_best else rating.is_reached
        found[unit.pk] = OfUnit(rating.grade, is_met)
    missing = named(_("sổ xếp loại chưa ghi %s") % kind.name, unknown)
    url = reverse("ratings:ratings", args=[material.season.pk])
    text = _("sổ xếp loại: %s") % kind.name
    return counted_units(target, units, found, text=text, url=url, missing=missing)
