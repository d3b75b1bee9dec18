"""The form for the verdict on a line in HTML: agree, or put another figure with a reason."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.verification import Examined
from thidua.apps.appraisals.templatetags.figure_cells import figure_cell
from thidua.apps.appraisals.templatetags.figure_columns import not_applicable
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern

_FORM = Pattern("""
    <form method="post" action="{address}" autocomplete="off">
    <input type="hidden" name="csrfmiddlewaretoken" value="{token}">
    <input type="hidden" name="{pk}-revision" value="{revision}">{acts}</form>
""")
_OTHER = Pattern('<a class="btn btn-sm" href="{address}">{text}</a>')
_FIELDS = Pattern("""
    <div class="other-figure mt-2" tabindex="-1" autofocus>{cells} {not_applicable}
    <label class="figure-label" for="reason-{pk}">{l_reason}</label>
    <textarea class="form-control form-control-sm mb-2" id="reason-{pk}" name="reason" rows="2"
    maxlength="2000">
    {reason}</textarea>
    <button class="btn btn-sm btn-primary" name="act" value="change">{change}</button>
    {agree}</div>
""")
_AGREE = Pattern('<button class="btn btn-sm btn-success" name="act" value="agree">{text}</button>')


@dataclass(frozen=True)
class _Words:
    agree: SafeString
    other: str
    edit: str
    reason: str
    change: str


@once_a_language
def _words() -> _Words:
    return _Words(
        agree=_AGREE(text=_("Đồng ý")),
        other=_("Số khác…"),
        edit=_("Sửa số thẩm định"),
        reason=_("Lý do (bắt buộc)"),
        change=_("Ghi số thẩm định"),
    )


def verdict_form(examined: Examined, address: str, token: str) -> SafeString:
    """The form: agree, or ask for the fields of another figure; opened, it has them.

    Enter in a field presses the first button, which then writes the other figure.
    """
    words, line = _words(), examined.row.line
    agree = NOTHING if line.verdict == Line.Verdict.AGREED else words.agree
    text = words.edit if line.verdict == Line.Verdict.CHANGED else words.other
    return _FORM(
        address=address,
        pk=line.pk,
        token=token,
        revision=line.revision,
        acts=_fields(examined, agree)
        if examined.is_open
        else SafeString(f"{agree} {_OTHER(address=address, text=text)}"),
    )


def _fields(examined: Examined, agree: SafeString) -> SafeString:
    words, row = _words(), examined.inputs
    cells = [figure_cell(cell, row, is_labelled=True) for cell in examined.cells]
    return _FIELDS(
        pk=row.line.pk,
        cells=SafeString(" ".join(cells)),
        not_applicable=not_applicable(row) if row.na_open else NOTHING,
        l_reason=words.reason,
        reason=examined.reason,
        change=words.change,
        agree=agree,
    )
