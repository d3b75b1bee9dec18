"""A nomination by hand, and the Government flag among the leaders of blocs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.actions.nominating import NominationFacts
from thidua.apps.organisations.settings.award_names import plain_name
from thidua.domain.award_codes import FOR_MERIT, TYPE_NAMES
from thidua.law.catalogue import catalogue
from thidua.web.fields import choose
from thidua.web.figure_fields import YearField
from thidua.web.languages import translated

_LONG = forms.Textarea(attrs={"rows": 3})


class HandForm(forms.Form):
    """A nomination without a bloc's vote."""

    subject = forms.ChoiceField(label=_("Tập thể, cá nhân"))
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    award_year = YearField(label=_("Năm xét"), least=2000, most=2100)
    type = forms.ChoiceField(label=_("Loại khen thưởng"), choices=translated(TYPE_NAMES))
    reason = forms.CharField(
        label=_("Thành tích, lý do đề nghị"), max_length=1000, required=False, widget=_LONG,
        help_text=_("Bắt buộc khi không phải khen thưởng công trạng."),
    )  # fmt: skip
    citation = forms.CharField(
        label=_("Căn cứ"), max_length=200, required=False,
        help_text=_("Ví dụ: Luật 06/2022/QH15, Điều 74 khoản 1."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        subjects: Iterable[tuple[str, str]],
        names: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "subject", [("", _("— chọn —")), *subjects])
        awards = [
            (code, names.get(code) or plain_name(code))
            for code, entry in catalogue().items()
            if not entry.until
        ]
        choose(self, "award", [("", _("— chọn —")), *awards])
        self.fields["type"].initial = FOR_MERIT

    @property
    def facts(self) -> NominationFacts:
        """What was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "subject"}
        return NominationFacts(**typed)


class FlagForm(forms.Form):
    """Units proposed for the Government's flag."""

    units = forms.MultipleChoiceField(
        label=_("Tập thể đề nghị"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một tập thể.")},
    )  # fmt: skip

    def __init__(self, *args: Any, leaders: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "units", [(str(key), text) for key, text in leaders])

    @property
    def keys(self) -> list[int]:
        """The units chosen."""
        return [int(key) for key in self.cleaned_data["units"]]
