"""The shape of what is typed when a document is issued."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IssueForm(forms.Form):
    """Number, date and, for a second time, the reason."""

    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 05/BB-KTĐ")
    )
    issued_on = forms.DateField(
        label=_("Ngày văn bản"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Lý do ban hành lại"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi văn bản này đã ban hành trước đó."),
    )
