"""Fields for figures that people type; what each takes is told by the domain's one reader."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.domain.clean_text import cleaned
from thidua.domain.figure_spec import MOST_COUNT, FigureKind, FigureSpec, spec_of_measure
from thidua.domain.qualified import Qualified, read_qualified, understood_qualified
from thidua.domain.typed_figures import (
    UnclearFigure,
    as_typed,
    read_figure,
    understood,
    written_figure,
)
from thidua.domain.vietnamese_numbers import format_money_short

_RATIO = re.compile(r"[0-9]{1,4}/[0-9]{1,4}")


class FigureInput(forms.TextInput):
    """A text input with what was understood below it; the page asks again while one types."""

    template_name = "components/figure_input.html"
    spec = FigureSpec()

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """The input, the spec that the page sends back, and what was understood."""
        context = super().get_context(name, value, dict(attrs or {}))
        context["understood"] = understood(str(value or ""), self.spec)
        return context


class FigureField(forms.CharField):
    """A number from 0 on, unless other limits are given."""

    kind = FigureKind.NUMBER
    widget = FigureInput

    def __init__(
        self,
        *,
        least: Decimal | int | None = 0,
        most: Decimal | int | None = None,
        above: Decimal | int | None = None,
        per: int = 1,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.spec = FigureSpec(self.kind, per=per, least=least, most=most, above=above)

    @property
    def spec(self) -> FigureSpec:
        """What the field takes."""
        return self._spec

    @spec.setter
    def spec(self, spec: FigureSpec) -> None:
        self._spec = spec
        widget: object = self.widget
        if isinstance(widget, FigureInput):
            widget.spec = spec
            widget.attrs |= {
                "inputmode": "numeric" if spec.kind is FigureKind.COUNT else "text",
                "autocomplete": "off",
                "data-figure-kind": spec.kind.value,
            }
            if spec.per != 1:
                widget.attrs["data-figure-per"] = str(spec.per)

    def to_python(self, value: Any) -> Any:
        """The number, or the reader's sentence as an error; None for nothing."""
        typed = super().to_python(value)
        try:
            return read_figure(typed or "", replace(self.spec, name=str(self.label or "")))
        except UnclearFigure as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """Stored numbers as they are typed; typed texts as they are."""
        return written_figure(value) if isinstance(value, Decimal | int) else value


class CountField(FigureField):
    """How many: a whole number, an ``int``."""

    kind = FigureKind.COUNT

    def __init__(self, *, most: int = MOST_COUNT, **options: Any) -> None:
        super().__init__(most=most, **options)

    def to_python(self, value: Any) -> Any:
        """The whole number."""
        found = super().to_python(value)
        return None if found is None else int(found)


class YearField(CountField):
    """A calendar year of four figures, an ``int``."""

    kind = FigureKind.YEAR

    def __init__(self, *, least: int = 1900, most: int = 9999, **options: Any) -> None:
        super().__init__(least=least, most=most, **options)


class PercentField(FigureField):
    """So many per cent: 80, 80 % and 98,5 %."""

    kind = FigureKind.PERCENT


class MoneyField(FigureField):
    """An amount in ``per`` đồng: 25 tỷ, 1 tỷ 600 triệu, 4.810.000 đ."""

    kind = FigureKind.MONEY


class QualifiedInput(FigureInput):
    """The same for a figure that may say "khoảng", "gần", "hơn"."""

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """The qualifier stands in what was understood."""
        context = super().get_context(name, value, attrs)
        context["understood"] = understood_qualified(str(value or ""), self.spec)
        return context


class QualifiedField(FigureField):
    """A figure as reports have it: khoảng 25 tỷ, gần 800 suất; a ``Qualified`` or None."""

    widget = QualifiedInput

    def __init__(self, *, kind: FigureKind = FigureKind.NUMBER, **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)
        self.widget.attrs["data-figure-about"] = "1"

    def to_python(self, value: Any) -> Any:
        """The figure and its qualifier."""
        typed = forms.CharField.to_python(self, value)
        try:
            return read_qualified(typed or "", replace(self.spec, name=str(self.label or "")))
        except UnclearFigure as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        if isinstance(value, Qualified):
            is_dong = self.kind is FigureKind.MONEY and self.spec.per == 1
            short = format_money_short(value.value) if is_dong else "≈"
            figure = written_figure(value.value) if short.startswith("≈") else short
            return f"{value.word} {figure}".strip()
        return value


def take_measure(form: forms.Form, measure: str, *names: str) -> None:
    """Let fields of a form take what their unit of measure says: "%", "triệu đồng", "hội viên"."""
    for name in names:
        field = form.fields[name]
        if isinstance(field, FigureField):
            field.spec = spec_of_measure(measure, least=0)


class ShareField(forms.CharField):
    """A share as a quy chế writes it: 2/3, 80 % or 0,8; kept as written, above 0 and at most 1."""

    def to_python(self, value: Any) -> Any:
        """The share without spaces, which ``parse_share`` reads; "" for nothing."""
        typed = "".join(cleaned(super().to_python(value) or "").split())
        if not typed or _RATIO.fullmatch(typed):
            return typed
        name, is_percent = str(self.label or ""), typed.endswith("%")
        kind, most = (FigureKind.PERCENT, 100) if is_percent else (FigureKind.NUMBER, 1)
        try:
            found = read_figure(typed, FigureSpec(kind, name=name, above=0, most=most))
        except UnclearFigure as error:
            text = _("%(error)s Ghi ví dụ 2/3, 80%% hoặc 0,8.")
            raise ValidationError(text % {"error": error}, code="invalid") from None
        return as_typed(f"{found:f}") + "%" * is_percent
