"""The figures of each of the thirteen rules: one small form a rule."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.definition.outline import Item
from thidua.apps.schemes.definition.wording import is_yes
from thidua.apps.schemes.forms.fields import FigureField


class RuleForm(forms.Form):
    """The rule's own figures; ``keys`` are copied between the form and the rule as text."""

    keys: ClassVar[tuple[str, ...]] = ()
    flags: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def initial_of(cls, rule: Item) -> dict[str, Any]:
        """What the form shows of a stored rule."""
        shown: dict[str, Any] = {
            f"rule_{key}": rule.get(key, "") for key in cls.keys if key in rule
        }
        return shown | {f"rule_{key}": is_yes(rule.get(key)) for key in cls.flags}

    def figures(self) -> Item:
        """The figures as the rule holds them."""
        typed = {key: self.cleaned_data.get(f"rule_{key}", "") for key in self.keys}
        figures = {key: value for key, value in typed.items() if value != ""}
        set_flags = (key for key in self.flags if self.cleaned_data.get(f"rule_{key}"))
        return figures | dict.fromkeys(set_flags, "true")


class BandsForm(RuleForm):
    """What the bands compare; the bands themselves are rows."""

    keys = ("on",)
    rule_on = forms.ChoiceField(
        label=_("So theo"),
        choices=[
            ("value", _("số thực hiện")),
            ("ratio", _("tỷ lệ so với chỉ tiêu (1 là đạt 100 %)")),
        ],
    )


class PerItemForm(RuleForm):
    """Points for each item, up to a cap."""

    keys = ("points_per_item", "cap")
    rule_points_per_item = FigureField(label=_("Điểm cho mỗi việc"), least=0)
    rule_cap = FigureField(
        label=_("Cộng nhiều nhất"),
        least=0,
        required=False,
        help_text=_("Để trống: đến điểm tối đa của tiêu chí."),
    )


class DeductForm(RuleForm):
    """Points off for each event."""

    keys = ("per_event", "floor")
    rule_per_event = FigureField(label=_("Điểm trừ mỗi lần"), least=0)
    rule_floor = FigureField(
        label=_("Thấp nhất còn"), required=False, help_text=_("Để trống: 0 điểm.")
    )


class PlusMinusForm(RuleForm):
    """Plus and minus within limits."""

    keys = ("plus", "minus", "min", "max")
    rule_plus = FigureField(label=_("Điểm cộng mỗi lượt tốt"), least=0)
    rule_minus = FigureField(label=_("Điểm trừ mỗi lượt chưa tốt"), least=0)
    rule_min = FigureField(label=_("Thấp nhất"), help_text=_("Có thể âm, ví dụ -5."))
    rule_max = FigureField(label=_("Cao nhất"))


class HalfThenLeaderForm(RuleForm):
    """How the excess is compared."""

    keys = ("excess",)
    rule_excess = forms.ChoiceField(
        label=_("So phần vượt theo"),
        choices=[("percent", _("phần trăm vượt")), ("absolute", _("số tuyệt đối vượt"))],
        initial="percent",
    )


class YearOverYearForm(RuleForm):
    """Points for keeping, and for each percent better."""

    keys = ("at_baseline", "per_percent_over")
    rule_at_baseline = FigureField(label=_("Điểm khi bằng năm trước"), least=0)
    rule_per_percent_over = FigureField(label=_("Điểm cho mỗi 1 % tốt hơn"), least=0)


class ManualForm(RuleForm):
    """Whether the reviewer must say why."""

    flags = ("reason_required",)
    rule_reason_required = forms.BooleanField(
        label=_("Người chấm phải ghi lý do"), required=False, initial=True
    )


RULE_FORMS: dict[str, type[RuleForm]] = {
    "bands": BandsForm,
    "per_item": PerItemForm,
    "deduct": DeductForm,
    "plus_minus": PlusMinusForm,
    "half_then_leader": HalfThenLeaderForm,
    "year_over_year": YearOverYearForm,
    "manual": ManualForm,
}


class BandRow(forms.Form):
    """From this figure on, these points."""

    min = FigureField(label=_("Từ mức"), required=False)
    points = FigureField(label=_("Được số điểm"), least=0, required=False)

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        cleaned = super().clean() or {}
        for name, other in (("min", "points"), ("points", "min")):
            if cleaned.get(other) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Ghi nốt ô này, hoặc xoá cả dòng."))
        return cleaned


class GradeRow(forms.Form):
    """This grade, these points."""

    grade = forms.CharField(label=_("Xếp loại"), max_length=40, required=False)
    points = FigureField(label=_("Được số điểm"), least=0, required=False)

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        cleaned = super().clean() or {}
        for name, other in (("grade", "points"), ("points", "grade")):
            if cleaned.get(other) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Ghi nốt ô này, hoặc xoá cả dòng."))
        return cleaned


class _RowSet(forms.BaseFormSet[forms.Form]):
    """Rows of a rule; at least one must be filled in, and nothing twice."""

    key = "min"

    def clean(self) -> None:
        """Refuse an empty list and a level that stands twice."""
        if any(self.errors):
            return
        levels = [row[self.key] for row in self.filled()]
        if not levels:
            raise forms.ValidationError(_("Ghi ít nhất một dòng."))
        for level in levels:
            if levels.count(level) > 1:
                raise forms.ValidationError(_("«%s» ghi hai lần.") % level)

    def filled(self) -> list[dict[str, Any]]:
        """The rows that hold something, as far as they are right."""
        if not self.is_bound:
            return []
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get(self.key)]


class _GradeSet(_RowSet):
    key = "grade"


BandFormSet = forms.formset_factory(BandRow, formset=_RowSet, extra=3, max_num=30)
GradeFormSet = forms.formset_factory(GradeRow, formset=_GradeSet, extra=2, max_num=30)

USUAL_GRADES = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


def rows_of(kind: str, rule: Item) -> list[dict[str, Any]]:
    """The rows a stored rule shows; a new grade map starts with the four usual grades."""
    if kind == "bands":
        stored = rule.get("bands")
        return [dict(row) for row in stored if isinstance(row, dict)] if stored else []
    stored = rule.get("map")
    if isinstance(stored, dict) and stored:
        return [{"grade": grade, "points": points} for grade, points in stored.items()]
    return [{"grade": grade} for grade in USUAL_GRADES]


def rows_to_rule(kind: str, rows: list[dict[str, Any]]) -> Item:
    """What the rows make of the rule."""
    if kind == "bands":
        return {"bands": [{key: row.get(key, "") for key in ("min", "points")} for row in rows]}
    return {"map": {row["grade"]: row.get("points", "") for row in rows}}
