"""The covenant's text and common targets, and signing it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.sign_in.password_again import password_field
from thidua.apps.pledges.actions.covenants import CovenantParts
from thidua.apps.pledges.forms.rows import PromiseTable
from thidua.apps.pledges.models import Covenant
from thidua.web.day_fields import day_field

TARGET_FIELDS = (
    "text",
    "operator",
    "figure",
    "unit_of_measure",
    "out_of",
    "population",
    "grade",
)
MOST_TARGETS = 60


def _part(label: Any, hint: Any, length: int, rows: int, *, required: bool = False) -> Any:
    area = forms.Textarea(attrs={"rows": rows, "class": "autogrow"})
    return forms.CharField(
        label=label, help_text=hint, max_length=length, required=required, widget=area
    )


class CovenantForm(forms.Form):
    """The parts of the text, one item a line."""

    legal_bases = _part(_("Căn cứ"), _("Mỗi dòng một căn cứ."), 4000, 3)
    preamble = _part(_("Lời mở đầu"), _("Mỗi dòng một đoạn."), 4000, 4)
    contents = _part(
        _("I. Nội dung thi đua"), _("Mỗi dòng một nội dung, kèm số điểm."), 8000, 5, required=True
    )
    commitments = _part(
        _("III. Tổ chức thực hiện"), _("Mỗi dòng một cam kết."), 8000, 6, required=True
    )
    signed_on = day_field(_("Ngày ký kết (dự kiến)"), required=False)
    place = forms.CharField(label=_("Nơi ký kết"), max_length=200, required=False)


class CovenantForms:
    """Text and targets together."""

    def __init__(self, covenant: Covenant, data: QueryDict | None = None) -> None:
        initial = {name: getattr(covenant, name) for name in CovenantForm.base_fields}
        rows = [
            {name: getattr(target, name) for name in TARGET_FIELDS}
            for target in covenant.targets.all()
        ]
        self.text = CovenantForm(data, initial=initial)
        self.targets = PromiseTable(data, prefix="promises", initial=rows or [{}])
        self.mistakes: list[str] = []

    def is_valid(self) -> bool:
        """Whether every field could be read; all are checked, so that all errors show."""
        readable = not [part for part in (self.text, self.targets) if not part.is_valid()]
        if len(self.targets.forms) > MOST_TARGETS:
            count = len(self.targets.forms)
            self.mistakes.append(
                gettext("Có %(count)s chỉ tiêu chung, tối đa %(most_targets)s dòng.")
                % {"count": count, "most_targets": MOST_TARGETS}
            )
            return False
        return readable

    def parts(self) -> CovenantParts:
        """What was typed."""
        rows = (form.row() for form in self.targets)
        return CovenantParts(
            **self.text.cleaned_data, targets=[row for row in rows if row is not None]
        )

    @property
    def error_count(self) -> int:
        """How many fields must be put right."""
        forms_with_errors = [self.text, *self.targets]
        return sum(len(form.errors) for form in forms_with_errors) + len(self.mistakes)


class SigningForm(forms.Form):
    """The password asked again, and that the text was read."""

    text_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agreed = forms.BooleanField(
        label=_("Tôi đã đọc toàn văn giao ước và ký thay mặt đơn vị."),
        error_messages={"required": _("Đánh dấu vào ô này trước khi ký.")},
    )
    password = password_field()
