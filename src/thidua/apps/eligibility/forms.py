"""What is asked: for which award year, for a dossier received on which day, of whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.tracks.scope import Scope
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.law.rule_sets import RULE_SETS
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import YearField
from thidua.web.words import written_day

FIRST_YEAR, LAST_YEAR = 2010, 2100


UsualYear = Callable[[], int | None] | None
"""Asked only where the address names no year."""


class QuestionForm(forms.Form):
    """The award year, and the day that picks the law."""

    year = YearField(
        label=_("Năm xét"),
        least=FIRST_YEAR,
        most=LAST_YEAR,
    )
    day = day_field(_("Ngày tiếp nhận hồ sơ"))

    @classmethod
    def asked(cls, query: Any, today: date, year: UsualYear = None) -> "QuestionForm":
        """From an address; what it leaves out is what ``year`` says, else this year, and today."""
        known = year() if year and not query.get("year") else None
        usual = {"year": str(known or today.year), "day": today.isoformat()}
        return cls(usual | {name: query[name] for name in cls.base_fields if query.get(name)})

    def clean_day(self) -> date:
        """A day for which there is a law."""
        day: date = self.cleaned_data["day"]
        first = RULE_SETS[0].since
        if day < first or day.year > LAST_YEAR:
            text = _("Ngày tiếp nhận phải từ %(first)s đến hết năm %(last)s.")
            raise forms.ValidationError(text % {"first": written_day(first), "last": LAST_YEAR})
        return day


class ComparisonForm(QuestionForm):
    """The same, and the other day."""

    other = day_field(_("So với hồ sơ tiếp nhận ngày"))

    @classmethod
    def asked(cls, query: Any, today: date, year: UsualYear = None) -> "ComparisonForm":
        """The other day is the last one of the law before, when the address does not say."""
        usual = {
            "year": str(today.year),
            "day": today.isoformat(),
            "other": _other_day(today).isoformat(),
        }
        return cls(usual | {name: query[name] for name in cls.base_fields if query.get(name)})

    def clean_other(self) -> date:
        """As the first."""
        day: date = self.cleaned_data["other"]
        first = RULE_SETS[0].since
        if day < first or day.year > LAST_YEAR:
            raise forms.ValidationError(_("Ngày này chưa có quy định trong phần mềm."))
        return day


def _other_day(today: date) -> date:
    """The last day of the rule set before today's, or the first of the next."""
    latest = RULE_SETS[-1].since
    return RULE_SETS[-2].until or latest if today >= latest else latest


class ScreeningForm(QuestionForm):
    """Whom to screen: all of the authority, or one unit."""

    kind = forms.ChoiceField(label=_("Đối tượng"), choices=Screening.Kind)
    scope = forms.ChoiceField(label=_("Phạm vi"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._authorities = {f"a{one.pk}": one for one in authorities_visible_to(user)}
        mine = Unit.objects.filter(pk__in=seats_of(user).units).select_related("authority")
        self._units = {f"u{one.pk}": one for one in mine.order_by("sort_text", "name")}
        choices = [(key, str(one)) for key, one in {**self._authorities, **self._units}.items()]
        choose(self, "scope", choices)
        self.may_screen = bool(choices)

    @property
    def chosen(self) -> Scope:
        """The people or units asked for."""
        key = self.cleaned_data["scope"]
        if key in self._authorities:
            return Scope(self._authorities[key])
        unit = self._units[key]
        authority: Authority = unit.authority
        return Scope(authority, unit)
