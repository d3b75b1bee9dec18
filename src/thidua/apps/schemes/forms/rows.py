"""Forms of the plain rows: groups, deductions, exclusions, and the settings of the whole table."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.definition.outline import Definition, Item, criteria_of, groups_of
from thidua.apps.schemes.definition.wording import NA_POLICIES, is_yes
from thidua.apps.schemes.forms.fields import CountField, FigureField, IdField
from thidua.domain.award_codes import AWARD_NAMES
from thidua.web.fields import choose

_FLAG_KEYS = {"illustrative"}
_TIE_BREAKS = 6


def merged(old: Item, cleaned: dict[str, Any], *, flags: set[str] = frozenset()) -> Item:  # type: ignore[assignment] # an empty set for no flags
    """An item with what was typed in place of what stood there; other keys stay as they are."""
    new = dict(old)
    for key, value in cleaned.items():
        text = ("true" if value else "") if key in flags else str(value or "")
        if text:
            new[key] = text
        else:
            new.pop(key, None)
    return new


def _called(item: Item) -> str:
    return f"{item['id']}: {item.get('name', '')}"


class RowForm(forms.Form):
    """What every row has."""

    id = IdField(label=_("Mã"), help_text=_("Ví dụ: 1.2 hoặc ND1. Mỗi mã dùng một lần."))
    name = forms.CharField(
        label=_("Nội dung"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def row(self, old: Item) -> Item:
        """The row as a definition holds it."""
        return merged(old, self.cleaned_data, flags=_FLAG_KEYS)


class TailFields(forms.Form):
    """Where a row comes from."""

    source = forms.CharField(
        label=_("Nguồn, căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Văn bản hoặc cuộc họp đã quy định. Để trống nếu không có."),
    )
    illustrative = forms.BooleanField(
        label=_("Số liệu minh hoạ (chưa được khối quyết định)"), required=False
    )


class GroupForm(RowForm, TailFields):
    """A group of criteria."""

    max = FigureField(label=_("Điểm tối đa của nhóm"), above=0)
    kind = forms.ChoiceField(
        label=_("Loại nhóm"),
        choices=[("", _("Nhóm thường")), ("bonus", _("Nhóm điểm thưởng"))],
        required=False,
    )
    field_order = ["id", "name", "max", "kind", "source", "illustrative"]

    def row(self, old: Item) -> Item:
        """Without the criteria: the edit keeps them."""
        return {key: value for key, value in super().row(old).items() if key != "criteria"}


class DeductionForm(RowForm, TailFields):
    """Points taken off the total for each event."""

    points = FigureField(
        label=_("Số điểm trừ mỗi lần"), above=0, help_text=_("Viết số dương, ví dụ 8.")
    )
    field_order = ["id", "name", "points", "source", "illustrative"]

    def row(self, old: Item) -> Item:
        """Kept as a negative figure."""
        return {**super().row(old), "points": f"-{self.cleaned_data['points']}"}


class DisqualificationForm(RowForm, TailFields):
    """A fact that takes a unit out of the ranking."""

    field_order = ["id", "name", "source", "illustrative"]


def initial_of(item: Item) -> dict[str, Any]:
    """What a form shows of a stored item."""
    shown: dict[str, Any] = {k: value for k, value in item.items() if isinstance(value, str)}
    for key in _FLAG_KEYS:
        shown[key] = is_yes(item.get(key))
    if str(shown.get("points", "")).startswith("-"):
        shown["points"] = shown["points"][1:]
    return shown


class SettingsForm(forms.Form):
    """What holds for the whole table; the tie-break as a list of choices, first to last."""

    total = FigureField(label=_("Tổng điểm"), above=0)
    decimals = forms.ChoiceField(
        label=_("Làm tròn điểm đến"),
        choices=[
            ("0", _("số nguyên")),
            ("1", _("1 chữ số thập phân")),
            ("2", _("2 chữ số thập phân")),
            ("3", _("3 chữ số thập phân")),
        ],
    )
    bonus_inside_total = forms.ChoiceField(
        label=_("Điểm thưởng"),
        choices=[
            ("true", _("nằm trong tổng điểm (ví dụ 950 + 50 = 1.000)")),
            ("false", _("cộng ngoài tổng điểm")),
        ],
    )
    na_policy = forms.ChoiceField(
        label=_("Khi một tiêu chí không áp dụng cho đơn vị"), choices=list(NA_POLICIES.items())
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—")]
        for group in groups_of(definition):
            choices.append((group["id"], (gettext("Nhóm %s") % _called(group))[:90]))
            choices.extend(
                (line["id"], (gettext("Tiêu chí %s") % _called(line))[:90])
                for line in criteria_of(group)
            )
        order = definition.get("tie_break") or []
        for at in range(max(_TIE_BREAKS, len(order) + 1) if len(choices) > 1 else 0):
            self.fields[f"tie_{at}"] = forms.ChoiceField(
                label=_("Khi bằng điểm, xét thứ %s") % (at + 1),
                choices=choices,
                required=False,
                initial=order[at] if at < len(order) else "",
            )

    def values(self) -> dict[str, Any]:
        """The keys of the definition that this form holds."""
        names = [name for name in self.fields if name.startswith("tie_")]
        typed = [self.cleaned_data[name] for name in names]
        order = list(dict.fromkeys(line for line in typed if line))
        own = {key: value for key, value in self.cleaned_data.items() if key not in names}
        return {**own, "tie_break": order}


class NewSchemeForm(SettingsForm):
    """A blank table: only what holds for the whole."""


class AwardForm(forms.Form):
    """One award, how many units are proposed for it, and from which total on."""

    award = forms.ChoiceField(label=_("Hình thức"), required=False)
    quota = CountField(label=_("Số lượng"), required=False)
    min_total = FigureField(label=_("Từ tổng điểm"), least=0, required=False)

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {code: names[code] for code in AWARD_NAMES}
        own = str(self.initial.get("award", ""))
        if own:
            known.setdefault(own, own)
        choose(self, "award", [("", "—"), *known.items()])

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        cleaned = super().clean() or {}
        if cleaned.get("award") and not cleaned.get("quota") and "quota" not in self.errors:
            self.add_error("quota", _("Ghi số lượng được đề nghị."))
        if cleaned.get("quota") and not cleaned.get("award"):
            self.add_error("award", _("Chọn hình thức khen thưởng."))
        return cleaned


AwardFormSet = forms.formset_factory(AwardForm, extra=2, max_num=20)


def awards_of(formset: Any, old: list[Item]) -> list[Item]:
    """The awards typed, in order; rows without an award are gone."""
    kept = {str(item.get("award")): item for item in old if isinstance(item, dict)}
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("award")]
    return [merged(kept.get(row["award"], {}), row) for row in rows]
