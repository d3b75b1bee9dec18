"""Forms rendered once for all: Bootstrap classes, labels, help, errors tied to their field."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

_CLASS_BY_INPUT = {
    "checkbox": "form-check-input",
    "checkboxselectmultiple": "form-check-input",
    "radioselect": "form-check-input",
    "select": "form-select",
    "nullbooleanselect": "form-select",
    "selectmultiple": "form-select",
}


class BoundField(forms.BoundField):
    """A field that knows its Bootstrap class."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Add the class of the input and mark a field that has errors."""
        attrs = super().build_widget_attrs(attrs, widget)
        chosen = widget or self.field.widget
        base = _CLASS_BY_INPUT.get(type(chosen).__name__.lower(), "")
        if not base:
            base = _CLASS_BY_INPUT.get(getattr(chosen, "input_type", "") or "", "form-control")
        given = str(attrs.get("class") or chosen.attrs.get("class") or "")
        invalid = "is-invalid" if self.form.is_bound and self.errors else ""
        attrs["class"] = " ".join(part for part in (base, given, invalid) if part)
        return attrs


class Renderer(TemplatesSetting):
    """Django's own templates, ours for fields and forms."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = BoundField
