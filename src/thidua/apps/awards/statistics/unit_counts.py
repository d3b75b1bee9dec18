"""A unit's year in figures: staff by class, LĐTT, CSTĐCS, exact shares, the ceiling in force."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from thidua.apps.awards.models import AwardRecord, YearRecord
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.values import law_value, own_value
from thidua.apps.people.models import Person
from thidua.domain.titles_cap import Cap, most_fighters, over_cap, share_percent

CAP_KEY = "cstdcs_share_of_ldtt"


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """What is known of a unit's year; None is "not known"."""

    unit: int
    year: int
    by_class: dict[str, int]
    headcount: int | None
    ldtt: int | None
    cstdcs: int | None
    differences: tuple[str, ...]
    cap: Cap | None
    is_complete: bool

    @property
    def ldtt_percent(self) -> Fraction | None:
        """LĐTT of the staff, exact."""
        return _percent(self.ldtt, self.headcount)

    @property
    def cstdcs_percent(self) -> Fraction | None:
        """CSTĐCS of the staff, exact."""
        return _percent(self.cstdcs, self.headcount)

    @property
    def cstdcs_of_ldtt_percent(self) -> Fraction | None:
        """CSTĐCS of those with LĐTT, exact: what the ceiling is about."""
        return _percent(self.cstdcs, self.ldtt)

    @property
    def most_cstdcs(self) -> int | None:
        """The ceiling in persons."""
        if self.cap is None or self.ldtt is None:
            return None
        return most_fighters(self.ldtt, self.cap.share)

    @property
    def warnings(self) -> list[str]:
        """What is over a ceiling or contradicts itself, in words."""
        found = list(self.differences)
        if self.cap is not None and self.ldtt is not None and self.cstdcs is not None:
            told = over_cap(self.ldtt, self.cstdcs, self.cap)
            if told:
                found.append(told.replace("Đăng ký ", _("Sổ ghi "), 1))
        return found


def _percent(part: int | None, whole: int | None) -> Fraction | None:
    return None if part is None or whole is None else share_percent(part, whole)


def cap_on(authority_pk: int, day: date) -> Cap | None:
    """The ceiling of CSTĐCS in force on a day: the authority's own, else the State's.

    None since 2024 where the authority set none: the law leaves the share to it.
    """
    found = own_value(authority_pk, CAP_KEY, day)
    if found is None or not 0 < found.value <= 1:
        found = law_value(f"titles.{CAP_KEY}", day)
    return None if found is None else Cap(found.value, found.cites)


def unit_counts(unit: Unit, year: int) -> UnitCounts:
    """The figures of one unit's year."""
    return counts_of([unit], year, cap_on(unit.authority_id, date(year, 12, 31)))[unit.pk]


def counts_of(units: Iterable[Unit], year: int, cap: Cap | None) -> dict[int, UnitCounts]:
    """The figures of several units' year, in three queries.

    What the unit typed for the year wins; where the registry differs, that is told. Until the
    history is said to be complete (``is_complete``), what records count is the least there were.
    """
    keys = {unit.pk: unit for unit in units}
    classes = _classes(set(keys), year)
    given = _given(set(keys), year)
    typed = {
        record.unit_id: record for record in YearRecord.objects.filter(unit__in=keys, year=year)
    }
    return {
        pk: _counts(unit, year, classes[pk], given[pk], typed.get(pk), cap)
        for pk, unit in keys.items()
    }


def _classes(units: set[int], year: int) -> dict[int, Counter[str]]:
    """The staff that counts in ratios and had not left before the year's end, by class."""
    found: dict[int, Counter[str]] = {unit: Counter() for unit in units}
    rows = (
        Person.objects.filter(
            Q(left_on=None) | Q(left_on__gt=date(year, 12, 31)),
            unit__in=units,
            counts_in_ratios=True,
        )
        .order_by()
        .values_list("unit_id", "staff_class")
        .annotate(n=Count("pk"))
    )
    for unit, staff_class, count in rows:
        found[unit][staff_class] = count
    return found


def _given(units: set[int], year: int) -> dict[int, Counter[str]]:
    """Titles of the year that stand, one a person."""
    found: dict[int, Counter[str]] = {unit: Counter() for unit in units}
    rows = (
        AwardRecord.objects.filter(
            holder_unit__in=units,
            year=year,
            award__in=("LDTT", "CSTDCS"),
            state=AwardRecord.State.DECIDED,
            person__isnull=False,
        )
        .order_by()
        .values_list("holder_unit_id", "award")
        .annotate(n=Count("person", distinct=True))
    )
    for unit, award, count in rows:
        found[unit or 0][award] = count
    return found


def _counts(
    unit: Unit,
    year: int,
    classes: Counter[str],
    given: Counter[str],
    typed: YearRecord | None,
    cap: Cap | None,
) -> UnitCounts:
    counted = {
        "members": (_("tổng số người"), sum(classes.values()) or None),
        "ldtt": (_("Lao động tiên tiến"), _if_known(unit, given["LDTT"])),
        "cstdcs": (_("Chiến sĩ thi đua cơ sở"), _if_known(unit, given["CSTDCS"])),
    }
    figures: dict[str, int | None] = {}
    differences = []
    for key, (words, count) in counted.items():
        written = getattr(typed, key) if typed else None
        figures[key] = count if written is None else written
        if written is not None and count is not None and written != count:
            told = {"what": words, "written": written, "count": count}
            differences.append(_("%(what)s: số đã ghi %(written)d, sổ đếm được %(count)d.") % told)
    return UnitCounts(
        unit=unit.pk,
        year=year,
        by_class=dict(classes),
        headcount=figures["members"],
        ldtt=figures["ldtt"],
        cstdcs=figures["cstdcs"],
        differences=tuple(differences),
        cap=cap,
        is_complete=unit.is_history_complete or bool(typed and typed.is_complete),
    )


def _if_known(unit: Unit, count: int) -> int | None:
    """No record of a title says "none" only where the history is complete."""
    return count if count or unit.is_history_complete else None
