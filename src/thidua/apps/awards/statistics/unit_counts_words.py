"""A unit's year in words: what is known, what is the least, what nobody knows."""

from django.utils.translation import gettext as _

from thidua.apps.awards.statistics.unit_counts import UnitCounts, unit_counts
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.web.words import written_percent


def counts_in_words(counts: UnitCounts) -> dict[str, str]:
    """The figures in words."""
    classes = [
        f"{counts.by_class[key]} {str(name).lower()}"
        for key, name in Person.StaffClass.choices
        if key in counts.by_class
    ]
    return {
        "classes": ", ".join(classes),
        "headcount": _count(counts.headcount),
        "ldtt": _with_share(counts.ldtt, counts.headcount, is_complete=counts.is_complete),
        "cstdcs": _with_share(counts.cstdcs, counts.ldtt, is_complete=counts.is_complete),
        "most": _count(counts.most_cstdcs),
    }


def year_in_words(unit: Unit, year: int) -> str:
    """One sentence on a unit's year; "" where the registry knows nothing of it."""
    counts = unit_counts(unit, year)
    if counts.headcount is None and counts.ldtt is None and counts.cstdcs is None:
        return ""
    told = counts_in_words(counts)
    return _(
        "Thực tế năm %(year)d theo sổ khen thưởng: %(headcount)s người; Lao động tiên tiến "
        "%(ldtt)s; Chiến sĩ thi đua cơ sở %(cstdcs)s."
    ) % {"year": year, **told}


def _count(count: int | None) -> str:
    return _("chưa rõ") if count is None else f"{count:,}".replace(",", ".")


def _with_share(part: int | None, whole: int | None, *, is_complete: bool) -> str:
    """29/40 = 72,5 %; "ít nhất" until the history is complete."""
    if part is None:
        return _("chưa rõ")
    share = "" if not whole else f"/{whole} = {written_percent(part, whole)}"
    return f"{part}{share}" if is_complete else _("ít nhất %s") % f"{part}{share}"
