"""Forms of the plain rows: groups, deductions, exclusions, and the settings of the whole table."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.definition.outline import (
    GROUPS,
    LINES,
    LOWERING,
    Definition,
    Item,
    Place,
    is_heading,
    places_of,
)
from thidua.apps.schemes.definition.wording import NA_POLICIES, is_yes
from thidua.apps.schemes.forms.fields import CountField, FigureField, IdField
from thidua.formats.scheme_lines import MOST_LEVELS
from thidua.web.fields import choose
from thidua.web.languages import translated

_FLAG_KEYS = {"illustrative"}
_OWN_KEYS = {"lowers", "home"}  # said elsewhere in a definition
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
        typed = {key: value for key, value in self.cleaned_data.items() if key not in _OWN_KEYS}
        return merged(old, typed, flags=_FLAG_KEYS)


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


class HeadingForm(RowForm, TailFields):
    """A criterion that is the sum of others."""

    home = forms.ChoiceField(label=_("Thuộc"))
    max = FigureField(
        label=_("Điểm tối đa của mục"),
        above=0,
        help_text=_("Các tiêu chí con cộng lại quá số này thì chỉ tính đến đây."),
    )
    na_policy = forms.ChoiceField(
        label=_("Khi tiêu chí con không áp dụng cho một đơn vị"), required=False
    )
    field_order = ["home", "id", "name", "max", "na_policy", "source", "illustrative"]

    def __init__(self, *args: Any, definition: Definition, key: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "home", homes(definition, key))
        choose(self, "na_policy", [("", _("như nơi chứa mục")), *translated(NA_POLICIES)])

    def row(self, old: Item) -> Item:
        """The heading; the edit keeps what it holds."""
        return {LINES: [], **super().row(old)}


def homes(definition: Definition, key: str) -> list[tuple[str, str]]:
    """Where a line may stand: groups, and headings with a level left below; not inside itself."""
    return [
        (place.key, _indented(place))
        for place in places_of(definition)
        if place.section == GROUPS
        or (
            place.section == LINES
            and is_heading(place.item)
            and place.level < MOST_LEVELS
            and key not in {place.key, *(home.key for home in place.homes)}
        )
    ]


def _indented(place: Place) -> str:
    return "– " * place.level + f"{place.item.get('id', '')} {place.item.get('name', '')}"[:90]


class FactForm(RowForm, TailFields):
    """Something that happened: it may lower the class."""

    lowers = CountField(
        label=_("Hạ xếp loại mấy bậc"),
        most=20,
        required=False,
        help_text=_("Để trống nếu không hạ. Cần có hạng xếp loại trong bảng."),
    )


class DeductionForm(FactForm):
    """Points taken off the total for each event."""

    points = FigureField(
        label=_("Số điểm trừ mỗi lần"), above=0, help_text=_("Viết số dương, ví dụ 8.")
    )
    field_order = ["id", "name", "points", "lowers", "source", "illustrative"]

    def row(self, old: Item) -> Item:
        """Kept as a negative figure."""
        return {**super().row(old), "points": f"-{self.cleaned_data['points']}"}


class DisqualificationForm(FactForm):
    """A fact that takes a unit out of the ranking, or only lowers its class."""

    field_order = ["id", "name", "lowers", "source", "illustrative"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lowers"].help_text = _(
            "Để trống: đơn vị không được xét thi đua. Ghi số bậc: chỉ bị hạ xếp loại."
        )


def initial_of(item: Item, definition: Definition) -> dict[str, Any]:
    """What a form shows of a stored item, and by how many classes it lowers a unit."""
    shown: dict[str, Any] = {k: value for k, value in item.items() if isinstance(value, str)}
    for key in _FLAG_KEYS:
        shown[key] = is_yes(item.get(key))
    if str(shown.get("points", "")).startswith("-"):
        shown["points"] = shown["points"][1:]
    for lowering in definition.get(LOWERING) or []:
        if lowering.get("id") == item.get("id"):
            shown["lowers"] = str(lowering.get("by", ""))
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
        label=_("Khi một tiêu chí không áp dụng cho đơn vị"), choices=translated(NA_POLICIES)
    )
    deductions_cap = FigureField(
        label=_("Các khoản trừ cộng lại trừ nhiều nhất"),
        least=0,
        required=False,
        help_text=_("Để trống: trừ hết."),
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *_tie_breakers(definition)]
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


def _tie_breakers(definition: Definition) -> Iterator[tuple[str, str]]:
    """Groups and lines by id; an id that comes again means the first."""
    seen: set[str] = set()
    for place in places_of(definition):
        item_id = str(place.item.get("id", ""))
        if place.section in {GROUPS, LINES} and item_id not in seen:
            seen.add(item_id)
            yield item_id, (_kind_of(place) % _called(place.item))[:90]


def _kind_of(place: Place) -> str:
    words = gettext("Mục %s") if is_heading(place.item) else gettext("Tiêu chí %s")
    return gettext("Nhóm %s") if place.section == GROUPS else words


class NewSchemeForm(SettingsForm):
    """A blank table: only what holds for the whole."""
