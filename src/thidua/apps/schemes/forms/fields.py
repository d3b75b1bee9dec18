"""Fields for the figures and ids of a table: a figure is kept as the text that a file holds."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.domain.typed_figures import as_typed
from thidua.web import figure_fields


class Typed(str):
    """What somebody typed, which is shown again letter by letter."""


class FigureField(figure_fields.FigureField):
    """A figure, cleaned to the text that a definition holds ("12.5"); "" when left empty."""

    def __init__(self, *, least: int | None = None, **options: Any) -> None:
        super().__init__(least=least, **options)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed, told from what is stored."""
        return Typed(data) if isinstance(data, str) else data

    def prepare_value(self, value: Any) -> Any:
        """A stored figure as it is typed; a typed one as it is."""
        is_stored = isinstance(value, str) and not isinstance(value, Typed)
        return as_typed(value) if is_stored else value

    def clean(self, value: Any) -> str:
        """The figure as text."""
        found = super().clean(value)
        return "" if found is None else f"{found:f}"


class CountField(figure_fields.CountField):
    """How many, as a definition holds it."""

    def clean(self, value: Any) -> str:
        """The whole number as text."""
        found = super().clean(value)
        return "" if found is None else str(found)


class FigureOrShareField(FigureField):
    """Points, or a part of a whole such as 90 % or 2/3, cleaned to the text of a definition."""

    def to_python(self, value: Any) -> Any:
        """The text of the share, the number, or None for nothing."""
        typed = "".join(str(value or "").split())
        if "%" not in typed and "/" not in typed:
            return super().to_python(value)
        return figure_fields.ShareField(label=self.label, required=False).clean(typed)

    def clean(self, value: Any) -> str:
        """As a definition holds it: "90%", "2/3", "12.5"."""
        found = self.to_python(value)
        if isinstance(found, str) and found:
            return found.replace(",", ".")
        return super().clean(value)

    def prepare_value(self, value: Any) -> Any:
        """A stored share with its decimal comma."""
        is_stored = isinstance(value, str) and not isinstance(value, Typed)
        if is_stored and ("%" in value or "/" in value):
            return value.replace(".", ",")
        return super().prepare_value(value)


class IdField(forms.CharField):
    """A short code that names a row: "1.2", "ND1"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """The code, without spaces inside."""
        typed = str(super().clean(value))
        if re.search(r"\s", typed):
            raise ValidationError(_("Mã «%s» không được có khoảng trắng.") % typed)
        return typed
