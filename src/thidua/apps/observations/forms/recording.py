"""Forms of observations: one step of one unit or of several at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.scoring.evidence_files import ACCEPTED
from thidua.apps.observations.facts import ObservationFacts, Origin
from thidua.apps.observations.models import MOST_TIMES, Observation
from thidua.apps.observations.queries import observables_of, units_to_observe
from thidua.apps.seasons.models import Season
from thidua.web.day_fields import day_field
from thidua.web.fields import choose
from thidua.web.figure_fields import CountField


class ObservationForm(forms.Form):
    """What was seen, of whom, where it stands in the table, what proves it."""

    item = forms.ChoiceField(label=_("Mục của bảng điểm"))
    sign = forms.ChoiceField(
        label=_("Cộng hay trừ"), choices=Observation.Sign.choices, widget=forms.RadioSelect
    )
    times = CountField(label=_("Số lần"), least=1, most=MOST_TIMES, initial=1)
    seen_on = day_field(_("Ngày"))
    content = forms.CharField(
        label=_("Việc gì"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence = forms.CharField(
        label=_("Minh chứng"), max_length=300, required=False,
        help_text=_("Số, ngày biên bản, văn bản, hoặc đường dẫn."),
    )  # fmt: skip
    units = forms.MultipleChoiceField(label=_("Đơn vị"), widget=forms.CheckboxSelectMultiple)
    file = forms.FileField(
        label=_("Tệp minh chứng"), required=False, help_text=ACCEPTED,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )  # fmt: skip

    def __init__(self, *args: Any, season: Season, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = [(key, each.called) for key, each in observables_of(season).items()]
        choose(self, "item", [("", _("Chọn mục")), *rows])
        units = [(str(unit.pk), unit.called) for unit in units_to_observe(user, season)]
        choose(self, "units", units)

    def facts(self) -> ObservationFacts:
        """What was typed."""
        said = {name: self.cleaned_data[name] for name in _FACTS}
        return ObservationFacts(units=tuple(map(int, self.cleaned_data["units"])), **said)

    def origin(self) -> Origin:
        """The file that came along."""
        return Origin(self.cleaned_data.get("file"))


_FACTS = ("item", "sign", "times", "seen_on", "content", "evidence")


class CorrectionForm(ObservationForm):
    """One observation said otherwise; its file stays with it."""

    units = forms.ChoiceField(label=_("Đơn vị"))  # type: ignore[assignment] # one unit

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["file"]

    @classmethod
    def of(cls, row: Observation, user: User) -> "CorrectionForm":
        """Filled with what is stored."""
        initial = {name: getattr(row, name) for name in _FACTS} | {"units": str(row.unit_id)}
        return cls(initial=initial, season=row.season, user=user)

    def facts(self) -> ObservationFacts:
        """What was typed."""
        said = {name: self.cleaned_data[name] for name in _FACTS}
        return ObservationFacts(units=(int(self.cleaned_data["units"]),), **said)
