"""Inputs of a mark: the same as where a unit or a verifier types."""

from django import template
from django.utils.safestring import SafeString

from thidua.apps.appraisals.templatetags.figure_cells import figure_cell
from thidua.apps.crosschecks.pages.marks import MarkRow

register = template.Library()


@register.simple_tag
def mark_cells(marked: MarkRow) -> SafeString:
    """The open figures of a line, each with its label."""
    cells = (figure_cell(cell, marked.inputs, is_labelled=True) for cell in marked.cells)
    return SafeString(" ".join(cells))
