"""Cells that say their figure in words: not applicable, a class, yes or no."""

from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item
from thidua.domain.vietnamese_text import fold

NA_TEXT = "Không áp dụng"


def in_words(item: Item, name: str, text: str) -> str | None:
    """The value that a cell's words stand for; None where they are to be read as a figure."""
    if fold(text) in {fold(NA_TEXT), NOT_APPLICABLE}:
        return NOT_APPLICABLE
    return _chosen(item, text) if name == "actual" and item.choices else None


def _chosen(item: Item, text: str) -> str:
    """The value behind a chosen text; what is not on the list is left to the check."""
    by_text = {fold(shown): value for value, shown in item.choices}
    by_text |= {fold(value): value for value, _ in item.choices}
    if {value for value, _ in item.choices} == {"yes", "no"}:
        by_text |= dict.fromkeys(("co", "x", "1", "true"), "yes")
        by_text |= dict.fromkeys(("khong", "0", "false"), "no")
    return by_text.get(fold(text), text)
