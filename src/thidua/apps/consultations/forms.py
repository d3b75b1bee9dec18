"""What is typed about a consultation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.consultations.facts import Answering, OpinionFacts
from thidua.apps.consultations.models import Remark
from thidua.apps.organisations.models import Unit
from thidua.web.day_fields import day_field


class OpenForm(forms.Form):
    """Until when units speak, and what to look at."""

    closes_on = day_field(_("Góp ý đến hết ngày"))
    note = forms.CharField(
        label=_("Nội dung cần các đơn vị tập trung góp ý"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExtendForm(forms.Form):
    """A later day."""

    closes_on = day_field(_("Gia hạn góp ý đến hết ngày"))


class CloseForm(forms.Form):
    """Why it is closed before its day."""

    reason = forms.CharField(
        label=_("Lý do, khi đóng trước hạn"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OpinionForm(forms.Form):
    """Whether a unit agrees with the whole draft."""

    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    agrees = forms.TypedChoiceField(
        label=_("Ý kiến về cả dự thảo"),
        choices=[("1", _("Thống nhất với dự thảo")), ("0", _("Không thống nhất"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Ý kiến thêm"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Không thống nhất thì ghi rõ vì sao. Góp ý từng mục ở trang trước."),
    )

    def __init__(self, units: Iterable[Unit], post: Any = None) -> None:
        keys = [unit.pk for unit in units]
        super().__init__(post, initial={"unit": keys[0] if keys else None})
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Unit.objects.filter(pk__in=keys)
            if len(keys) == 1:
                field.widget = field.hidden_widget()

    def facts(self) -> OpinionFacts:
        """What was typed."""
        return OpinionFacts(**self.cleaned_data)


class AnswerForm(forms.Form):
    """What becomes of a remark, and why."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[each for each in Remark.Answer.choices if each[0]],
        widget=forms.RadioSelect,
    )
    said = forms.CharField(
        label=_("Giải trình"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mọi đơn vị trong khối đọc được; in trong bảng tổng hợp giải trình tiếp thu."),
    )

    def facts(self, revision: int) -> Answering:
        """What was typed, on a draft of that revision."""
        return Answering(**self.cleaned_data, revision=revision)
