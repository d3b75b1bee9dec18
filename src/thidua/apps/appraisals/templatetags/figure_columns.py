"""The two columns of a sheet that hold figures, in HTML: the targets, and what was done."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.pages.sections import Block
from thidua.apps.appraisals.templatetags.figure_cells import figure_cell
from thidua.web.markup import NOTHING, Pattern

_TARGET = Pattern('<div class="target">{text}</div>')
_SOURCE = Pattern('<div class="hint source"><a href="{address}" hx-boost="false">{text}</a></div>')
_MISSING = SafeString(" ")  # an empty cell has no label on a phone, a target that lacks has
_MEASURE = Pattern(" <small>{text}</small>")
_NOT_APPLICABLE = Pattern("""
    <label class="na"{why}><input type="checkbox" name="{pk}-na" value="1"{ticked}{field}>
    {text}</label>
""")
_GIVEN = Pattern('<span class="given">{text}</span>')
_WHY = Pattern(' title="{why}"')
_OF_TARGET = SafeString(' data-na="target"')
_TICKED = SafeString(" checked")


def target_cell(row: LineRow) -> SafeString:
    """The target, and the figure of last year."""
    cells = [
        figure_cell(cell, row, is_labelled=True)
        for cell in row.left
        if cell.is_open or cell.name == "baseline"
    ]
    text = _TARGET(text=row.target_text) if row.target_text else NOTHING
    shown = SafeString(text + " ".join(cells))
    return shown or (_MISSING if row.left else NOTHING)


def actual_cell(block: Block, row: LineRow, part: int, usual_na: str = "") -> SafeString:
    """The figures with their measure, and whether the line does not apply.

    What it means that it does not is told unless it is ``usual_na``, which the page tells once.
    """
    cells = row.right
    drawn = {cell.name: figure_cell(cell, row, is_labelled=len(cells) > 1) for cell in cells}
    bonus = drawn.pop("bonus", NOTHING)  # in points, whatever is measured
    if row.given and not row.line.actual:
        return _GIVEN(text=row.given)
    shown = " ".join(drawn.values())
    if not (cells and cells[0].choices) and not row.is_na:
        shown += _MEASURE(text=row.line.measure if part else block.item.measure)
    shown += f" {bonus}" if bonus else ""
    if row.source:
        shown += _SOURCE(address=row.behind, text=row.source)
    if row.given:
        shown += f" {_GIVEN(text=row.given)}"
    if not row.na_open:
        return SafeString(shown)
    return SafeString(f"{shown} {not_applicable(row, usual_na)}")


def not_applicable(row: LineRow, usual: str = "") -> SafeString:
    """The box that says that the line does not apply."""
    item = row.item
    of_target = item.na_field == "target"
    return _NOT_APPLICABLE(
        why=_WHY(why=item.na_text) if item.na_text != usual else NOTHING,
        pk=row.line.pk,
        ticked=_TICKED if row.is_na else NOTHING,
        field=_OF_TARGET if of_target else NOTHING,
        text=_("không được giao") if of_target else _("không áp dụng"),
    )
