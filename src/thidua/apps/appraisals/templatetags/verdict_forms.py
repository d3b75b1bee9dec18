"""The form for the verdict on a line in HTML: agree, or put another figure with a reason."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.verification import Examined
from thidua.apps.appraisals.templatetags.figure_cells import figure_cell
from thidua.web.icons import used
from thidua.web.languages import once_a_language
from thidua.web.markup import NOTHING, Pattern

_FORM = Pattern("""
    <form method="post" action="{address}" hx-post="{address}" hx-target="#line-{pk}"
    hx-swap="outerHTML" autocomplete="off">
    <input type="hidden" name="csrfmiddlewaretoken" value="{token}">
    <input type="hidden" name="{pk}-revision" value="{revision}">
    <div class="d-flex flex-wrap gap-2 align-items-start">{agree}
    <details class="other-figure"{is_open}><summary class="btn btn-sm">{icon} {other}</summary>
    <div class="mt-2">{cells} {not_applicable}
    <label class="figure-label" for="reason-{pk}">{l_reason}</label>
    <textarea class="form-control form-control-sm mb-2" id="reason-{pk}" name="reason" rows="2"
    maxlength="2000">
    {reason}</textarea>
    <button class="btn btn-sm btn-primary" name="act" value="change">{change}</button>
    </div></details></div></form>
""")
_AGREE = Pattern("""
    <button class="btn btn-sm btn-success" name="act" value="agree" formnovalidate>
    {icon} {text}</button>
""")
_NOT_APPLICABLE = Pattern("""
    <label class="na"><input type="checkbox" class="form-check-input" name="{pk}-na" value="1"
    {ticked}> {text}</label><input type="hidden" name="{pk}-na-asked" value="1">
""")
_OPEN, _TICKED = SafeString(" open"), SafeString(" checked")


@dataclass(frozen=True)
class _Words:
    agree: SafeString
    other: str
    edit: str
    not_applicable: str
    reason: str
    change: str


@once_a_language
def _words() -> _Words:
    return _Words(
        agree=_AGREE(icon=used("check"), text=_("Đồng ý")),
        other=_("Số khác…"),
        edit=_("Sửa số thẩm định"),
        not_applicable=_("không áp dụng"),
        reason=_("Lý do (bắt buộc)"),
        change=_("Ghi số thẩm định"),
    )


def verdict_form(examined: Examined, address: str, token: str) -> SafeString:
    """The form; what was refused stands in it, opened."""
    words, line, row = _words(), examined.row.line, examined.inputs
    not_applicable = NOTHING
    if row.na_open:
        ticked = _TICKED if row.is_na else NOTHING
        not_applicable = _NOT_APPLICABLE(pk=line.pk, ticked=ticked, text=words.not_applicable)
    cells = [figure_cell(cell, row, is_labelled=True) for cell in examined.cells]
    return _FORM(
        address=address,
        pk=line.pk,
        token=token,
        revision=line.revision,
        agree=NOTHING if line.verdict == Line.Verdict.AGREED else words.agree,
        is_open=_OPEN if examined.error else NOTHING,
        icon=used("edit"),
        other=words.edit if line.verdict == Line.Verdict.CHANGED else words.other,
        cells=SafeString(" ".join(cells)),
        not_applicable=not_applicable,
        l_reason=words.reason,
        reason=examined.reason,
        change=words.change,
    )
