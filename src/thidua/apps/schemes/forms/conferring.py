"""Forms of awards and classes: how many, on which conditions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.definition.conferring import BASES, ROUNDINGS
from thidua.apps.schemes.definition.outline import (
    CLASSES,
    DEDUCTIONS,
    DISQUALIFICATIONS,
    Definition,
    Item,
    groups_of,
)
from thidua.apps.schemes.forms.fields import CountField, FigureOrShareField
from thidua.apps.schemes.forms.rows import TailFields, merged
from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.identity import identity
from thidua.web.fields import choose
from thidua.web.figure_fields import ShareField

_FLOOR = "floor_"  # and the place of the group


class NeedsForm(TailFields):
    """The conditions that awards and classes may have: a total, floors of groups, no events."""

    min_total = FigureOrShareField(
        label=_("Từ tổng điểm"),
        least=0,
        required=False,
        help_text=_("Số điểm, hoặc một phần của tổng điểm như 90 % hay 9/10."),
    )
    without = forms.MultipleChoiceField(
        label=_("Không có vi phạm nào sau đây"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.groups = [str(group.get("id", "")) for group in groups_of(definition)]
        floors = self.initial.get("min_group")
        floors = floors if isinstance(floors, dict) else {}
        for at, group in enumerate(self.groups):
            self.fields[f"{_FLOOR}{at}"] = FigureOrShareField(
                label=gettext("Nhóm %s được ít nhất") % group,
                least=0,
                required=False,
                initial=floors.get(group, ""),
                help_text=gettext("Số điểm, hoặc một phần điểm tối đa của nhóm như 50 %."),
            )
        facts = [
            (str(item.get("id", "")), f"{item.get('id', '')} {item.get('name', '')}"[:90])
            for section in (DEDUCTIONS, DISQUALIFICATIONS)
            for item in definition.get(section) or []
        ]
        if facts:
            choose(self, "without", facts)
        else:
            del self.fields["without"]
        last = [name for name in ("without", "source", "illustrative") if name in self.fields]
        first = [name for name in self.fields if name not in last]
        self.order_fields([*first, *last])

    def needs(self, old: Item) -> Item:
        """The item with the conditions typed; what was not said before stays unsaid."""
        cleaned = self.cleaned_data
        floors = {
            group: cleaned[f"{_FLOOR}{at}"]
            for at, group in enumerate(self.groups)
            if cleaned.get(f"{_FLOOR}{at}")
        }
        said = {key: cleaned.get(key) for key in ("min_total", "source", "illustrative")}
        new = merged(old, said, flags={"illustrative"})
        for key, value in (("min_group", floors), ("without", cleaned.get("without") or [])):
            if value:
                new[key] = value
            else:
                new.pop(key, None)
        return new


class AwardForm(NeedsForm):
    """One award, and how many units are proposed for it: a number, or a share of the units."""

    award = forms.ChoiceField(label=_("Hình thức"))
    quota = CountField(label=_("Số lượng"), required=False)
    share = ShareField(
        label=_("Hoặc theo tỷ lệ"), required=False, help_text=_("Ví dụ 1/3, 30 % hay 0,3.")
    )
    of = forms.ChoiceField(label=_("Tỷ lệ tính trên"), choices=[*BASES.items()], required=False)
    rounding = forms.ChoiceField(
        label=_("Phần lẻ của tỷ lệ"), choices=[*ROUNDINGS.items()], required=False
    )
    least = CountField(label=_("Theo tỷ lệ nhưng ít nhất"), required=False)
    field_order = ["award", "quota", "share", "of", "rounding", "least"]

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        known = {code: names[code] for code in AWARD_NAMES}
        own = str(self.initial.get("award", ""))
        if own:
            known.setdefault(own, own)
        choose(self, "award", [*known.items()])
        quota = self.initial.get("quota")
        if isinstance(quota, dict):
            self.initial.update({"quota": "", **quota})
            self.initial["share"] = str(quota.get("share", "")).replace(".", ",")

    def clean(self) -> dict[str, Any]:
        """Either a number or a share."""
        cleaned = super().clean() or {}
        has_number, has_share = bool(cleaned.get("quota")), bool(cleaned.get("share"))
        if has_number and has_share:
            self.add_error("share", gettext("Ghi số lượng hoặc tỷ lệ, không ghi cả hai."))
        elif not has_number and not has_share and not {"quota", "share"} & set(self.errors):
            self.add_error("quota", gettext("Ghi số lượng được đề nghị, hoặc tỷ lệ ở ô dưới."))
        return cleaned

    @property
    def called(self) -> str:
        """What the authority calls the award chosen."""
        return self.names.get(self.cleaned_data["award"], self.cleaned_data["award"])

    def item(self, old: Item) -> Item:
        """The award as a definition holds it."""
        new = {**self.needs(old), "award": self.cleaned_data["award"]}
        if not self.cleaned_data.get("share"):
            return {**new, "quota": self.cleaned_data["quota"]}
        before = old.get("quota")
        before = before if isinstance(before, dict) else {}
        said = {key: self.cleaned_data.get(key) for key in ("of", "rounding", "least")}
        usual = {"of": "members", "rounding": "down"}
        said = {key: "" if usual.get(key) == value and key not in before else value
                for key, value in said.items()}  # fmt: skip
        share = self.cleaned_data["share"].replace(",", ".")
        return {**new, "quota": merged(before, {"share": share, **said})}


class ClassForm(NeedsForm):
    """One class that units reach; classes stand best first."""

    name = forms.CharField(label=_("Tên hạng"), max_length=60)
    field_order = ["name", "min_total"]

    def clean_name(self) -> str:
        """Refuse a name that another class has."""
        name = str(self.cleaned_data["name"]).strip()
        own = identity(str(self.initial.get("name", "")))
        classes = self.definition.get(CLASSES) or []
        taken = {identity(str(each.get("name", ""))) for each in classes}
        if identity(name) in taken - {own}:
            raise forms.ValidationError(gettext("Hạng «%s» đã có trong bảng.") % name)
        return name

    @property
    def called(self) -> str:
        """Its name."""
        return str(self.cleaned_data["name"])

    def item(self, old: Item) -> Item:
        """The class as a definition holds it."""
        return {**self.needs(old), "name": self.cleaned_data["name"]}
