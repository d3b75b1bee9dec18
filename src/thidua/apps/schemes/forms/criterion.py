"""The form of what every criterion has, whatever its rule."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.definition.outline import Definition, Item
from thidua.apps.schemes.definition.rule_types import RULE_TYPES, RuleType
from thidua.apps.schemes.definition.wording import APPLIES_IF, NA_POLICIES
from thidua.apps.schemes.forms.fields import FigureField, IdField, Typed
from thidua.apps.schemes.forms.rows import homes, merged
from thidua.apps.schemes.registries.feeds import FED_BY
from thidua.formats.scheme_rules import OPERATORS
from thidua.web import figure_fields
from thidua.web.fields import choose
from thidua.web.languages import translated

FLAGS = {"unit_specific", "external", "illustrative"}
_OWN_KEYS = {"group", "target_op", "target_value", "fed_by", "bonus_max", "bonus_step"}
_DESCRIPTIVE = {"op", "source", "illustrative", "unit"}
_REGISTERED = {"linear", "half_then_leader"}  # without a common target, units register theirs


class CriterionForm(forms.Form):
    """What every criterion has."""

    group = forms.ChoiceField(label=_("Thuộc"))
    id = IdField(label=_("Mã"), help_text=_("Ví dụ: 1.2. Mỗi mã dùng một lần."))
    name = forms.CharField(
        label=_("Nội dung"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    max = FigureField(label=_("Điểm tối đa"), above=0)
    measure = forms.CharField(
        label=_("Đơn vị tính"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: %, hội viên, triệu đồng, lần trễ."),
    )
    target_op = forms.ChoiceField(label=_("Chỉ tiêu phải"), required=False)
    target_value = FigureField(label=_("Chỉ tiêu chung của khối"), least=0, required=False)
    evidence = forms.CharField(
        label=_("Minh chứng"),
        max_length=500,
        required=False,
        help_text=_("Văn bản nào chứng minh kết quả. Ví dụ: báo cáo, quyết định, biên bản."),
    )
    external = forms.BooleanField(
        label=_("Số liệu do cơ quan khác cung cấp (không phải đơn vị tự khai)"), required=False
    )
    fed_by = forms.ChoiceField(
        label=_("Lấy số liệu từ"),
        required=False,
        help_text=_("Hệ thống điền số kèm nguồn vào bảng của từng đơn vị; không ai phải nhập."),
    )
    source = forms.CharField(
        label=_("Nguồn, căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Văn bản đã quy định tiêu chí này."),
    )
    bonus_max = FigureField(
        label=_("Điểm thưởng nhiều nhất"),
        above=0,
        required=False,
        help_text=_("Cộng ngoài điểm tối đa của tiêu chí và của nhóm. Để trống nếu không thưởng."),
    )
    bonus_step = FigureField(label=_("Thưởng mỗi bước"), above=0, required=False)
    na_policy = forms.ChoiceField(label=_("Khi không áp dụng cho một đơn vị"), required=False)
    applies_if = forms.ChoiceField(
        label=_("Chỉ áp dụng cho"),
        choices=[("", _("mọi đơn vị")), *translated(APPLIES_IF)],
        required=False,
    )
    unit_specific = forms.BooleanField(
        label=_("Nội dung riêng của từng đơn vị (đơn vị tự đăng ký)"), required=False
    )
    illustrative = forms.BooleanField(
        label=_("Số liệu minh hoạ (chưa được khối quyết định)"), required=False
    )

    def __init__(self, *args: Any, definition: Definition, kind: RuleType, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "group", homes(definition, ""))
        policy = str(definition.get("na_policy", ""))
        usual = _("như cả bảng: %s") % _(NA_POLICIES.get(policy, policy))
        choose(self, "na_policy", [("", usual), *translated(NA_POLICIES)])
        stored = str(self.initial.get("fed_by", ""))
        choose(self, "fed_by", [*({"": "", stored: stored} | FED_BY | {"": _("không")}).items()])
        self._offer_operators(kind)
        figure_fields.take_measure(self, str(self["measure"].value() or ""), "target_value")
        if not kind.takes_target:
            del self.fields["target_value"]
        elif kind.needs_target or kind.kind == "bands":
            self.fields["target_value"].help_text = _("Để trống nếu mỗi đơn vị tự đăng ký.")
        else:
            self.fields["target_value"].help_text = _("Chỉ để biết, không làm thay đổi điểm.")

    def _offer_operators(self, kind: RuleType) -> None:
        """Only what the rule reads; nothing where it always compares the same way."""
        if len(kind.operators) < 2:
            del self.fields["target_op"]
            return
        choose(self, "target_op", [*kind.operators.items()])
        if self.initial.get("target_op") not in kind.operators:  # ">" says what ">=" does
            self.initial["target_op"] = next(iter(kind.operators))
        if not kind.takes_target:
            self.fields["target_op"].label = _("So với năm trước")

    def item(self, old: Item, kind: RuleType) -> Item:
        """The criterion without its rule; keys this form does not know stay as they are."""
        typed = {k: v for k, v in self.cleaned_data.items() if k not in _OWN_KEYS}
        new = merged(old, typed, flags=FLAGS)
        self._put_bonus(new)
        target = self._target(old.get("target"), kind)
        if target:
            new["target"] = target
        else:
            new.pop("target", None)
        return new

    def clean(self) -> dict[str, Any]:
        """A step is of a bonus."""
        cleaned = super().clean() or {}
        has_most = cleaned.get("bonus_max") or "bonus_max" in self.errors
        if cleaned.get("bonus_step") and not has_most:
            self.add_error("bonus_max", gettext("Ghi điểm thưởng nhiều nhất."))
        return cleaned

    def _put_bonus(self, new: Item) -> None:
        stored = new.pop("bonus", None)
        typed = {
            "max": self.cleaned_data.get("bonus_max"),
            "step": self.cleaned_data.get("bonus_step"),
        }
        if typed["max"]:
            new["bonus"] = merged(stored if isinstance(stored, dict) else {}, typed)

    def _operator(self, stored: Any, kind: RuleType) -> str:
        """The operator chosen; without a choice the stored one, as long as the rule allows it."""
        allowed = OPERATORS[kind.kind]
        chosen = str(self.cleaned_data.get("target_op") or "")
        usual = allowed[0] if allowed else ""
        if stored in allowed and (not chosen or (chosen == usual and stored not in kind.operators)):
            return str(stored)
        return chosen or usual

    def _target(self, old: Any, kind: RuleType) -> Item:
        value = self.cleaned_data.get("target_value", "")
        target = dict(old) if isinstance(old, dict) else {}
        op = self._operator(target.get("op"), kind)
        if not kind.takes_target:
            return _with_operator(target, op, OPERATORS[kind.kind])
        if value:
            target.pop("from", None)
            return {**target, "op": op, "value": value}
        target.pop("value", None)
        if target and op:
            target["op"] = op
        if kind.kind in _REGISTERED and not set(target) - _DESCRIPTIVE:
            target |= {"op": op, "from": "registration"}
        return target if set(target) - {"op"} else {}


def _with_operator(target: Item, op: str, allowed: tuple[str, ...]) -> Item:
    """The target with this operator; what is usual stays unsaid where nothing was said."""
    rest = {key: value for key, value in target.items() if key != "op"}
    if not op or (op == allowed[0] and "op" not in target):
        return rest
    return {**rest, "op": op} if rest or op != allowed[0] else {}


def typed_so_far(data: QueryDict, stored: Item) -> Item:
    """What was typed, right or wrong, over what is stored: to show it in another form."""
    shown = dict(stored)
    for key in CriterionForm.base_fields:
        if key in FLAGS:
            shown[key] = "true" if data.get(key) else "false"
        elif key not in _OWN_KEYS - {"group"}:
            shown[key] = Typed(data.get(key, "").strip())
    if "target_value" in data:
        target = {"value": Typed(data.get("target_value", "").strip())}
        shown["target"] = {**(stored.get("target") or {}), **target}
    if "target_op" in data:
        shown["target"] = {**(shown.get("target") or {}), "op": data["target_op"]}
    if data.get("bonus_max") or data.get("bonus_step"):
        typed = {"max": data.get("bonus_max", ""), "step": data.get("bonus_step", "")}
        shown["bonus"] = {key: Typed(text.strip()) for key, text in typed.items()}
    if "fed_by" in data:
        shown["rule"] = {**(stored.get("rule") or {}), "fed_by": data.get("fed_by", "")}
    return shown


def kind_of(item: Item) -> RuleType:
    """The rule type of a stored criterion; proportional when it names none we know."""
    rule = item.get("rule")
    kind = rule.get("type") if isinstance(rule, dict) else None
    return RULE_TYPES.get(str(kind), RULE_TYPES["linear"])
