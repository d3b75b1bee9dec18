"""The shape of what is typed when a paper is issued, and when a number is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.paperwork.actions.numbers import LONGEST_WORDS
from thidua.web.day_fields import day_field


class IssueForm(forms.Form):
    """Number, date and, for a second time, the reason."""

    number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, required=False, help_text=_("Ví dụ: 05/BB-KTĐ")
    )
    takes_next = forms.BooleanField(
        label=_("Để trống thì lấy số kế tiếp trong sổ"),
        required=False,
        help_text=_("Bỏ chọn nếu văn bản không đánh số."),
    )
    issued_on = day_field(_("Ngày văn bản"))
    reason = forms.CharField(
        label=_("Lý do ban hành lại"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi văn bản này đã ban hành trước đó."),
    )


class ReserveForm(forms.Form):
    """Of which kind, and what for."""

    symbol = forms.CharField(
        label=_("Ký hiệu"), max_length=40, help_text=_("Phần sau dấu gạch chéo, ví dụ CV-KTĐ.")
    )
    purpose = forms.CharField(
        label=_("Dùng cho"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Trích yếu của văn bản sẽ mang số này."),
    )
