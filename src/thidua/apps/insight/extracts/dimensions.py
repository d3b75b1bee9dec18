"""Things that several sources divide by: the authority, the bloc, the unit, the year."""

from collections.abc import Collection

from django.db.models import Model, QuerySet
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.insight.extracts.sources import NOT_KNOWN, Dimension, Names, Offices, number
from thidua.apps.organisations.models import Authority, Bloc, Unit

Named = dict[str, str]


def chosen(words: dict[str, object], *, unknown: str = "") -> "_Fixed":
    """Names that never change, in their order."""
    return _Fixed(words, unknown)


class _Fixed:
    def __init__(self, words: dict[str, object], unknown: str) -> None:
        self._words, self._unknown = words, unknown

    def __call__(self, offices: Offices, keys: Collection[str] | None) -> Names:
        told = {key: str(words) for key, words in self._words.items()}
        told[NOT_KNOWN] = self._unknown or _("Chưa rõ")
        if keys is None:
            return told
        return {key: told[key] for key in told if key in keys} | {
            key: key for key in sorted(keys) if key not in told
        }


def years(offices: Offices, keys: Collection[str] | None) -> Names:
    """Years themselves, one after another; whoever lets one be chosen knows what year it is."""
    told = {key: key for key in sorted(keys or ()) if key != NOT_KNOWN}
    return told | ({NOT_KNOWN: _("Không ghi năm")} if keys and NOT_KNOWN in keys else {})


def authorities(offices: Offices, keys: Collection[str] | None) -> Names:
    """All that the offices are of, with figures or without."""
    rows = Authority.objects.filter(pk__in=offices).order_by("name", "pk")
    return {str(key): name for key, name in rows.values_list("pk", "name")}


def blocs(offices: Offices, keys: Collection[str] | None) -> Names:
    """By name; all of them to choose from."""
    return _named(Bloc.objects.filter(authority__in=offices), keys, _("Ngoài các khối"))


def units(offices: Offices, keys: Collection[str] | None) -> Names:
    """By name; too many to choose from."""
    if keys is None:
        return {}
    return _named(Unit.objects.filter(authority__in=offices), keys, _("Không ghi đơn vị"))


def _named(rows: "QuerySet[Model]", keys: Collection[str] | None, unknown: str) -> Named:
    if keys is not None:
        rows = rows.filter(pk__in=[number(key) for key in keys])
    told = rows.order_by("sort_text", "pk").values_list("pk", "name")
    found = {str(key): name for key, name in told}
    return found | ({NOT_KNOWN: unknown} if keys is not None and NOT_KNOWN in keys else {})


def dimensions(
    *, authority: Combinable, year: Combinable, bloc: Combinable, unit: Combinable
) -> dict[str, Dimension]:
    """The four, over the columns of a source."""
    found = (
        Dimension("authority", gettext_lazy("Cấp tổ chức"), authority, authorities, number,
                  shows_all=True),
        Dimension("year", gettext_lazy("Năm"), year, years, number),
        Dimension("bloc", gettext_lazy("Khối"), bloc, blocs, number),
        Dimension("unit", gettext_lazy("Đơn vị"), unit, units, number),
    )  # fmt: skip
    return {each.name: each for each in found}
