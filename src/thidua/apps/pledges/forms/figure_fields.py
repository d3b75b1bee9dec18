"""Figures typed as people write them here: a decimal comma or point, never read two ways."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.domain.typed_figures import UnclearFigure, read_figure, written_figure


class FigureField(forms.CharField):
    """A text input for a figure; a whole one when ``whole``."""

    def __init__(self, *, whole: bool = False, **options: Any) -> None:
        self.whole = whole
        options.setdefault("required", False)
        mode = "numeric" if whole else "decimal"
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": mode, "class": "numeric"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        """The number, or an error that says how to write it."""
        try:
            figure = read_figure(str(value or ""))
        except UnclearFigure as error:
            raise ValidationError(str(error), code="invalid") from None
        if figure is None:
            return None
        if figure < 0:
            raise ValidationError(_("Chỉ nhận số từ 0 trở lên."), code="negative")
        if not self.whole:
            return figure
        if figure != int(figure):
            raise ValidationError(_("Chỉ nhận số nguyên."), code="not_whole")
        return int(figure)

    def prepare_value(self, value: Any) -> Any:
        """Stored numbers as they are typed; typed texts as they are."""
        if isinstance(value, Decimal | int):
            return written_figure(value)
        return value
