"""What the awards of one authority are paid: the law's figures, and what it decided for itself."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils.translation import gettext as _

from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD, INDIVIDUAL
from thidua.domain.award_money import Amount, Figure, TitleHeld, award_amount
from thidua.law.award_money import (
    MoneyNotKnown,
    OwnFigures,
    highest_title_only,
    money_rates,
    title_period,
)
from thidua.law.catalogue import catalogue

STEP = "award_money_rounding_step"
BASE = "award_money_base_salary"
HIGHEST_ONLY = "award_money_highest_title_only"
TITLES = tuple(code for code, entry in catalogue().items() if entry.group == "title")
KIND = Case(
    When(person__isnull=False, then=Value(INDIVIDUAL)),
    When(unit__isnull=False, then=Value(COLLECTIVE)),
    default=Value(HOUSEHOLD),
)


class Pricing:
    """The money of awards of one authority; what it decided for itself is asked for once."""

    def __init__(self, authority: Authority) -> None:
        self._authority, self.names = authority, AwardNames(authority)
        rows = AuthoritySetting.objects.filter(
            authority=authority, key__in=(STEP, BASE, HIGHEST_ONLY)
        ).order_by("-since")
        self._own: dict[str, list[tuple[date, Figure]]] = defaultdict(list)
        for key, since, value, cites in rows.values_list("key", "since", "value", "cites"):
            if value.isdecimal():
                self._own[key].append((since, Figure(Decimal(value), cites)))
        self._kept: dict[tuple[str, str, date], Amount | str] = {}

    def amount(self, award: str, kind: str, day: date) -> Amount | str:
        """The money of one award, or why it is not known."""
        key = (award, kind, day)
        if key not in self._kept:
            self._kept[key] = self._amount(*key)
        return self._kept[key]

    def _amount(self, award: str, kind: str, day: date) -> Amount | str:
        step, base = self._own_at(STEP, day), self._own_at(BASE, day)
        own = OwnFigures(step[1] if step else None, base)
        try:
            return award_amount(money_rates(award, kind, day, own=own))
        except MoneyNotKnown as error:
            words = str(error)
            return _("Chưa rõ: %(words)s.") % {"words": words}

    def pays_highest_only(self, day: date) -> bool:
        """Whether several titles for one period pay only the highest, of decisions of that day."""
        rule = self.highest_only(day)
        return rule is not None and rule.value == 1

    def highest_only(self, day: date) -> Figure | None:
        """The rule of a day, 1 or 0, and where it is written."""
        own = self._own_at(HIGHEST_ONLY, day)
        return own[1] if own else highest_title_only(day)

    def _own_at(self, key: str, day: date) -> tuple[date, Figure] | None:
        return next((row for row in self._own[key] if row[0] <= day), None)

    def titles(self) -> Iterator[TitleHeld]:
        """Titles of whoever has more than one of a year, with what each would be paid."""
        titles = AwardRecord.objects.filter(
            authority=self._authority, award__in=TITLES, state=AwardRecord.State.DECIDED
        )
        same = titles.filter(year=OuterRef("year")).exclude(pk=OuterRef("pk"))
        of_one = Q(Exists(same.filter(person=OuterRef("person")))) | Q(
            Exists(same.filter(unit=OuterRef("unit")))
        )
        rows = titles.filter(of_one).annotate(kind=KIND).values_list(
            "pk", "person_id", "unit_id", "award", "kind", "year", "period_from", "period_to",
            "decision__decided_on",
        )  # fmt: skip
        for key, person, unit, award, kind, year, first, last, day in rows:
            found = self.amount(award, kind, day)
            if not isinstance(found, str):
                period = title_period(award, year, first, last)
                yield TitleHeld(key, (person, unit), period, day, found.dong)
