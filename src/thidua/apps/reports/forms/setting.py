"""What is typed about a form: its period, its two dates, the indicators that it asks for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.reports.facts import FormFacts, IndicatorFacts
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.apps.reports.models.forms import (
    LONGEST_GUIDANCE,
    LONGEST_INDICATOR,
    LONGEST_MEASURE,
    LONGEST_NAME,
)
from thidua.domain.days import UnclearDay
from thidua.domain.deadlines import day_and_time, instant_of
from thidua.web.day_fields import day_field
from thidua.web.posted_rows import table

_TIME_HINT = gettext_lazy("Để trống là hết ngày (24:00).")


class EndField(forms.CharField):
    """The time of day at which something ends: 17h, 08:30, 24:00; nothing is the end of the day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10, required=False, **options)
        self.widget.attrs |= {"placeholder": "24:00", "autocomplete": "off"}


def instant_typed(form: forms.Form, day: str, time: str) -> datetime | None:
    """The instant that two fields name; what is no time is told on its field."""
    data = form.cleaned_data
    if data.get(day) is None:
        return None
    try:
        return instant_of(data[day], data.get(time, ""))
    except UnclearDay:
        text = _("«%(text)s» không phải giờ trong ngày: 00:00 đến 24:00, như 17:00 hoặc 17h.")
        form.add_error(time, ValidationError(text % {"text": data[time]}, code="invalid"))
        return None


def typed_of(instant: datetime, day: str, time: str) -> dict[str, object]:
    """A stored instant as these two fields show it."""
    on, at = day_and_time(instant)
    return {day: on, time: at}


class DatesForm(forms.Form):
    """The two dates; a form whose units fill it in changes only these, with a reason."""

    due_on = day_field(gettext_lazy("Hạn nộp đúng hạn"))
    due_time = EndField(label=gettext_lazy("Giờ hết hạn"), help_text=_TIME_HINT)
    closes_on = day_field(
        gettext_lazy("Hạn khoá nhận"), help_text=gettext_lazy("Sau hạn này cần gia hạn mới nộp.")
    )
    closes_time = EndField(label=gettext_lazy("Giờ khoá nhận"), help_text=_TIME_HINT)
    reason = forms.CharField(
        label=gettext_lazy("Lý do đổi hạn"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Mọi đơn vị đọc được."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The two instants."""
        data = super().clean() or {}
        data["due_at"] = instant_typed(self, "due_on", "due_time")
        data["closes_at"] = instant_typed(self, "closes_on", "closes_time")
        return data

    @classmethod
    def dates_of(cls, form: ReportForm | FormFacts) -> dict[str, object]:
        """The dates of a form as they are typed."""
        return {
            **typed_of(form.due_at, "due_on", "due_time"),
            **typed_of(form.closes_at, "closes_on", "closes_time"),
        }


class DetailsForm(DatesForm):
    """Everything about a form but its indicators."""

    name = forms.CharField(label=gettext_lazy("Tên báo cáo"), max_length=LONGEST_NAME)
    period = forms.ChoiceField(label=gettext_lazy("Kỳ"), choices=ReportForm.Period.choices)
    since = day_field(gettext_lazy("Số liệu từ ngày"))
    until = day_field(gettext_lazy("Đến ngày"))
    guidance = forms.CharField(
        label=gettext_lazy("Hướng dẫn cho đơn vị"), max_length=LONGEST_GUIDANCE, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["reason"]

    @classmethod
    def initial_of(cls, facts: FormFacts) -> dict[str, object]:
        """What is stored, or proposed."""
        names = ("name", "period", "since", "until", "guidance")
        return {name: getattr(facts, name) for name in names} | cls.dates_of(facts)

    def facts(self, indicators: Iterable[IndicatorFacts]) -> FormFacts:
        """What was typed."""
        names = ("name", "period", "since", "until", "due_at", "closes_at", "guidance")
        said = {name: self.cleaned_data[name] for name in names}
        return FormFacts(**said, indicators=tuple(indicators))


class IndicatorForm(forms.Form):
    """One row of what a form asks for; a row without a name is left out."""

    code = forms.CharField(label=gettext_lazy("Mã"), max_length=20, required=False)
    group = forms.CharField(
        label=gettext_lazy("Phần"), max_length=LONGEST_NAME, required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Phần (có thể để trống)")}),
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("Chỉ tiêu"), max_length=LONGEST_INDICATOR, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "autogrow"}),
    )  # fmt: skip
    measure = forms.CharField(
        label=gettext_lazy("Đơn vị tính"), max_length=LONGEST_MEASURE, required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"), choices=Indicator.Kind.choices, required=False
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Lấy từ đâu"), choices=Indicator.Source.choices, required=False
    )
    source_key = forms.CharField(
        label=gettext_lazy("Mã ở nơi lấy"), max_length=LONGEST_MEASURE, required=False
    )
    is_required = forms.BooleanField(label=gettext_lazy("Bắt buộc"), required=False)

    def clean(self) -> dict[str, Any]:
        """A row that says something says what it asks for."""
        data = super().clean() or {}
        typed = ("code", "measure", "source_key")
        if not data.get("name") and any(data.get(each) for each in typed):
            self.add_error("name", _("Ghi tên chỉ tiêu, hoặc xoá trống cả dòng."))
        return data

    @classmethod
    def initial_of(cls, facts: IndicatorFacts) -> dict[str, object]:
        """What is stored, or proposed."""
        return {name: getattr(facts, name) for name in cls.base_fields}

    def row(self) -> IndicatorFacts | None:
        """What was typed; None for an empty row."""
        data = dict(self.cleaned_data)
        if not data.get("name"):
            return None
        data["kind"] = data["kind"] or Indicator.Kind.NUMBER.value
        data["source"] = data["source"] or Indicator.Source.TYPED.value
        return IndicatorFacts(**data)


IndicatorTable = table(IndicatorForm)
