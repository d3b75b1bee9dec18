"""What a page sends about lines: read into figures, nothing decided."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, SheetPlan
from thidua.domain.figures import FIGURES
from thidua.web.asked import key_in


def typed_values(post: Mapping[str, str], line: Line) -> dict[str, str]:
    """What was typed for a line, exactly: figures, note, and "na" as 1 or 0 when it was asked."""
    names = (*FIGURES, "note")
    found = {name: post[f"{line.pk}-{name}"] for name in names if f"{line.pk}-{name}" in post}
    if f"{line.pk}-na-asked" in post:
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


def change_of(plan: SheetPlan, line: Line, post: Mapping[str, str]) -> LineChange:
    """The change that a page asks for on one line."""
    revision = key_in(post, f"{line.pk}-revision")
    figures = figures_typed(plan, line, typed_values(post, line))
    return LineChange(line.pk, -1 if revision is None else revision, figures)


def changes_of(plan: SheetPlan, lines: Iterable[Line], post: Mapping[str, str]) -> list[LineChange]:
    """The changes of every line that the page sent."""
    return [change_of(plan, line, post) for line in lines if f"{line.pk}-revision" in post]


class OwnTargetForm(forms.Form):
    """An own target that the registration does not hold."""

    label = forms.CharField(label=_("Nội dung chỉ tiêu riêng"), max_length=500)
    measure = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    target = forms.CharField(
        label=_("Chỉ tiêu"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
