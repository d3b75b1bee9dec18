"""What a page sends about a line, exactly, and as figures."""

from collections.abc import Mapping

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, SheetPlan
from thidua.domain.figures import FIGURES

REVISIONS, NA_ASKED = "revisions", "na-asked"
"""What a page of many lines says once: "7:2 9:0", each line as it showed it, and "7 9"."""
_LONGEST = 18  # digits of a number that a table holds


def revisions_in(post: Mapping[str, str]) -> dict[int, int]:
    """Which revision of each line the page showed; what is no pair of numbers is left out."""
    pairs = [pair.partition(":")[::2] for pair in post.get(REVISIONS, "").split()]
    return {int(key): int(revision) for key, revision in pairs if _is_key(key, revision)}


def _is_key(*texts: str) -> bool:
    return all(text.isdecimal() and len(text) <= _LONGEST for text in texts)


def typed_values(post: Mapping[str, str], line: Line) -> dict[str, str]:
    """What was typed for a line, exactly: figures, note, and "na" as 1 or 0 when it was asked."""
    names = (*FIGURES, "note")
    found = {name: post[f"{line.pk}-{name}"] for name in names if f"{line.pk}-{name}" in post}
    if f"{line.pk}-na-asked" in post or str(line.pk) in post.get(NA_ASKED, "").split():
        found["na"] = "1" if post.get(f"{line.pk}-na") else "0"
    return found


def figures_typed(plan: SheetPlan, line: Line, typed: Mapping[str, str]) -> dict[str, str]:
    """Typed values as figures: a ticked "không áp dụng" becomes the figure that says so."""
    item = plan.items[line.item]
    values = {name: value for name, value in typed.items() if name != "na"}
    if "na" in typed and item.na_field:
        if typed["na"] == "1":
            values[item.na_field] = NOT_APPLICABLE
        elif item.na_field not in values:
            values[item.na_field] = ""
    return values
