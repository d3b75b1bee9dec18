"""What a page sends about lines: read into figures, nothing decided."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.sign_in.password_again import password_field
from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.apps.appraisals.scoring.typed_lines import (
    figures_typed,
    revisions_in,
    typed_values,
)
from thidua.web.asked import key_in


def change_of(plan: SheetPlan, line: Line, post: Mapping[str, str]) -> LineChange:
    """The change that a page asks for on one line."""
    revision = key_in(post, f"{line.pk}-revision")
    return _change(plan, line, post, -1 if revision is None else revision)


def changes_of(plan: SheetPlan, lines: Iterable[Line], post: Mapping[str, str]) -> list[LineChange]:
    """The changes of every line that the page showed, each by itself or all in one field."""
    shown = revisions_in(post)
    return [
        _change(plan, line, post, shown[line.pk])
        if line.pk in shown
        else change_of(plan, line, post)
        for line in lines
        if line.pk in shown or f"{line.pk}-revision" in post
    ]


def _change(plan: SheetPlan, line: Line, post: Mapping[str, str], revision: int) -> LineChange:
    figures = figures_typed(plan, line, typed_values(post, line))
    return LineChange(line.pk, revision, figures)


class OwnTargetForm(forms.Form):
    """An own target that the registration does not hold."""

    label = forms.CharField(label=_("Nội dung chỉ tiêu riêng"), max_length=500)
    measure = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    target = forms.CharField(
        label=_("Chỉ tiêu"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )


class SigningForm(forms.Form):
    """The password asked again, and a mark of what was read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    password = password_field()


class LinkForm(forms.Form):
    """An address of the web."""

    url = forms.CharField(
        label=_("Đường dẫn"),
        max_length=2000,
        widget=forms.URLInput(attrs={"placeholder": "https://…", "autocomplete": "off"}),
        help_text=_("Trang có thật trên mạng, bắt đầu bằng https://, ai xem cũng mở được."),
    )
    name = forms.CharField(
        label=_("Là gì (ví dụ: Bài trên Báo Gia Lai)"), max_length=200, required=False
    )
