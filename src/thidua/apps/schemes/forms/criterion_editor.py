"""The forms of one criterion together: what all criteria have, the rule's figures, its rows."""

from typing import Any

from django import forms
from django.http import QueryDict

from thidua.apps.schemes.definition.outline import Definition, Item
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.rule_types import RuleType
from thidua.apps.schemes.definition.wording import is_flag, is_yes
from thidua.apps.schemes.forms.criterion import FLAGS, CriterionForm
from thidua.apps.schemes.forms.rules import (
    RULE_FORMS,
    BandFormSet,
    GradeFormSet,
    RuleForm,
    rows_of,
    rows_to_rule,
)
from thidua.web import figure_fields


class CriterionEditor:
    """The forms of one criterion together, as one page shows them."""

    def __init__(
        self, definition: Definition, kind: RuleType, old: Item, data: QueryDict | None = None
    ) -> None:
        self.definition, self.kind, self.old = definition, kind, old
        stored = in_order(old.get("rule") or {})
        self.rule_before: Item = stored if isinstance(stored, dict) else {}
        initial = _initial(definition, old)
        self.common = CriterionForm(data, initial=initial, definition=definition, kind=kind)
        form = RULE_FORMS.get(kind.kind, RuleForm)
        self.rule = form(data, initial=form.initial_of(self.rule_before))
        self.rows = self._row_set(data)

    def _row_set(self, data: QueryDict | None) -> Any:
        sets: dict[str, Any] = {"bands": BandFormSet, "grade_map": GradeFormSet}
        if self.kind.kind not in sets:
            return None
        has_rows = data is not None and "rows-TOTAL_FORMS" in data
        rows = rows_of(self.kind.kind, self.rule_before)
        return sets[self.kind.kind](data if has_rows else None, initial=rows, prefix="rows")

    def is_valid(self) -> bool:
        """Whether every part is; each part shows its own errors."""
        parts = [self.common.is_valid(), self.rule.is_valid()]
        if self.rows is not None:
            parts.append(self.rows.is_bound and self.rows.is_valid())
        return all(parts)

    @property
    def has_changed(self) -> bool:
        """Whether anything was typed over what is stored, a new way to count too."""
        stored = self.rule_before.get("type", self.kind.kind)
        parts = [self.common, self.rule, *(self.rows.forms if self.rows is not None else ())]
        return stored != self.kind.kind or any(_typed_over(part) for part in parts)

    def criterion(self) -> Item:
        """The criterion as typed."""
        rule = {
            key: value
            for key, value in self.rule_before.items()
            if key in {"source", "illustrative"}
        }
        if self.common.cleaned_data.get("fed_by"):
            rule["fed_by"] = self.common.cleaned_data["fed_by"]
        rule |= {"type": self.kind.kind, **self.rule.figures()}
        if rule.get("excess") == "percent" and "excess" not in self.rule_before:
            del rule["excess"]  # what is usual stays unsaid, so that saving changes nothing
        if self.rows is not None:
            rule |= rows_to_rule(self.kind.kind, self.rows.filled())
        return {**self.common.item(self.old, self.kind), "rule": rule}

    def criterion_so_far(self) -> Item:
        """The criterion as far as it is right: for the example while one types."""
        if self.common.is_bound:
            self.is_valid()
            new = self.criterion() | ({"max": ""} if "max" in self.common.errors else {})
        else:
            rule = self.rule_before
            own = rule if rule.get("type") == self.kind.kind else {"type": self.kind.kind}
            new = {key: value for key, value in self.old.items() if key != "group"} | {"rule": own}
        return {**new, "id": new.get("id") or "?"}

    @property
    def refusal(self) -> str:
        """Why the first figure that was typed is not taken; "" while all are."""
        parts = [self.common, self.rule, *(self.rows or ())]
        for part in parts:
            for name in part.errors:
                field = part.fields.get(name)
                if isinstance(field, figure_fields.FigureField) and part[name].value():
                    return str(part.errors[name][0])
        return ""

    @property
    def group_id(self) -> str:
        """The group chosen."""
        return str(self.common.cleaned_data["group"])


def _typed_over(form: forms.BaseForm) -> bool:
    """Whether a field holds other text than the page showed; a figure is not read for that."""
    for bound in form:
        shown, typed = bound.field.prepare_value(bound.initial), bound.data
        if isinstance(bound.field, forms.BooleanField):
            shown, typed = bool(shown), bool(typed)
        if (shown or "") != (typed or ""):
            return True
    return False


def _initial(definition: Definition, old: Item) -> dict[str, Any]:
    target = old.get("target")
    target = target if isinstance(target, dict) else {}
    shown: dict[str, Any] = {k: value for k, value in old.items() if isinstance(value, str)}
    for key in FLAGS:
        shown[key] = is_yes(old.get(key))
    shown["target_op"] = str(target.get("op", ">="))
    value = target.get("value", "")
    shown["target_value"] = "" if is_flag(str(value)) else value
    bonus = old.get("bonus")
    bonus = bonus if isinstance(bonus, dict) else {}
    shown |= {"bonus_max": bonus.get("max", ""), "bonus_step": bonus.get("step", "")}
    rule = old.get("rule")
    shown["fed_by"] = str(rule.get("fed_by", "")) if isinstance(rule, dict) else ""
    return shown
