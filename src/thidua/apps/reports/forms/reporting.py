"""What a unit types into a report, and why a date is extended or a report returned."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from thidua.apps.reports.facts import ExtensionFacts, FigureFacts
from thidua.apps.reports.filling.specs import spec_of
from thidua.apps.reports.forms.setting import EndField, instant_typed
from thidua.apps.reports.models import Indicator
from thidua.apps.reports.models.reports import LONGEST_NOTE, LONGEST_REASON, LONGEST_TEXT
from thidua.web.day_fields import day_field
from thidua.web.figure_fields import QualifiedField


class ReportFields(forms.Form):
    """A figure or words, a note and a reason for each indicator; a filled figure has no field."""

    def __init__(
        self,
        indicators: Iterable[Indicator],
        stored: Mapping[int, FigureFacts],
        filled: Iterable[int],
        *args: Any,
    ) -> None:
        self.indicators, self.stored, known = list(indicators), stored, set(filled)
        super().__init__(*args)
        for each in self.indicators:
            said = stored.get(each.pk, FigureFacts())
            if each.kind == Indicator.Kind.TEXT:
                self._add(each, "text", _area(each.name, LONGEST_TEXT, 4), said.text)
            else:
                if each.pk not in known:
                    self._add(each, "figure", _figure(each), said.figure)
                self._add(each, "note", _area(_note_of(each), LONGEST_NOTE, 1), said.note)
            if each.pk not in known:
                label = f"{gettext_lazy('Lý do chưa có')}: {each.name}"
                field = _area(label, LONGEST_REASON, 1)
                self._add(each, "missing_reason", field, said.missing_reason)

    def _add(self, each: Indicator, part: str, field: forms.Field, value: object) -> None:
        name = f"{each.pk}-{part}"
        self.fields[name] = field
        self.initial[name] = value

    def facts(self) -> dict[int, FigureFacts]:
        """What was typed, by indicator; what has no field stays as it is stored."""
        return {each.pk: self._facts_of(each) for each in self.indicators}

    def _facts_of(self, each: Indicator) -> FigureFacts:
        before, data = self.stored.get(each.pk, FigureFacts()), self.cleaned_data
        said = {
            part: data.get(f"{each.pk}-{part}", getattr(before, part))
            for part in ("figure", "text", "note", "missing_reason")
        }
        return FigureFacts(**said)


def _figure(each: Indicator) -> QualifiedField:
    spec = spec_of(each)
    field = QualifiedField(kind=spec.kind, label=each.name, required=False)
    field.spec = spec
    return field


def _note_of(each: Indicator) -> str:
    return f"{gettext_lazy('Thuyết minh')}: {each.name}"


def _area(label: str, longest: int, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "autogrow"})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget)


class ReturnForm(forms.Form):
    """Why a report is returned, and until when it is taken again."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do trả lại"), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Đơn vị đọc được lý do này. Ngày nộp lần đầu vẫn giữ."),
    )  # fmt: skip
    again_on = day_field(
        gettext_lazy("Nộp lại trước hết ngày"), required=False,
        help_text=gettext_lazy("Bắt buộc khi đã quá hạn khoá nhận."),
    )  # fmt: skip

    def again_until(self) -> datetime | None:
        """The end of that day."""
        return instant_typed(self, "again_on", "")


class ExtensionForm(forms.Form):
    """A later date for one unit."""

    until_on = day_field(gettext_lazy("Gia hạn đến ngày"))
    until_time = EndField(
        label=gettext_lazy("Giờ"), help_text=gettext_lazy("Để trống là hết ngày (24:00).")
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do gia hạn"), max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    signer = forms.CharField(
        label=gettext_lazy("Người ký"), max_length=200,
        help_text=gettext_lazy("Họ tên, chức vụ, số văn bản: Nguyễn Văn A, Phó Giám đốc, CV 12."),
    )  # fmt: skip
    is_late = forms.BooleanField(
        label=gettext_lazy("Ghi sau hạn"), required=False,
        help_text=gettext_lazy("Đánh dấu khi gia hạn được ghi sau khi đã quá hạn của đơn vị."),
    )  # fmt: skip
    still_late = forms.BooleanField(
        label=gettext_lazy("Vẫn tính là nộp trễ"), required=False,
        help_text=gettext_lazy("Chỉ mở để đơn vị nộp được; lần trễ vẫn vào bảng điểm."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The instant."""
        data = super().clean() or {}
        data["until"] = instant_typed(self, "until_on", "until_time")
        return data

    def facts(self) -> ExtensionFacts:
        """What was typed."""
        names = ("until", "reason", "signer", "is_late", "still_late")
        return ExtensionFacts(**{name: self.cleaned_data[name] for name in names})
