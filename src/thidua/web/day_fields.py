"""Fields for days and times of day, typed or picked: the same in a browser of any language."""

import contextlib
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.domain.days import FIRST_YEAR, LAST_YEAR, UnclearDay
from thidua.domain.typed_days import read_time, read_typed_day
from thidua.web.words import written_day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as _Text
else:
    _Text = object

_HINT = "dd/mm/yyyy"


class DayInput(forms.DateInput):
    """A text with a calendar to pick from; below it the day of the week, once it is left."""

    template_name = "components/day_input.html"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"placeholder": _HINT, "autocomplete": "off", **(attrs or {})}, "%d/%m/%Y")

    def format_value(self, value: Any) -> str | None:
        """As it is written here, also where an address says it as 2026-03-05."""
        with contextlib.suppress(ValueError):
            value = date.fromisoformat(value) if isinstance(value, str) else value
        return super().format_value(value)


class TimeInput(forms.TimeInput):
    """A text of four digits and a colon."""

    input_type = "text"

    def __init__(self) -> None:
        super().__init__({"placeholder": "08:30", "autocomplete": "off"}, "%H:%M")


class DayField(forms.DateField):
    """A ``date``, or None."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, or a sentence that says what was typed and what may be."""
        if value is None or isinstance(value, date):
            return super().to_python(value)
        try:
            return read_typed_day(str(value), timezone.localdate())
        except UnclearDay:
            raise ValidationError(refused_day(str(value)), code="invalid") from None


class TimeField(forms.TimeField):
    """A ``time`` of 24 hours, or None."""

    widget = TimeInput

    def to_python(self, value: Any) -> time | None:
        """The time, or a sentence that says what was typed and what may be."""
        if value is None or isinstance(value, time):
            return super().to_python(value)
        try:
            return read_time(str(value))
        except UnclearDay:
            raise ValidationError(
                _("«%(text)s» không phải giờ trong ngày: 00:00 đến 23:59, như 08:30 hoặc 14h.")
                % {"text": str(value)[:30]},
                code="invalid",
            ) from None


def refused_day(text: str) -> str:
    """Why a text is no day."""
    return _(
        "«%(text)s» không phải ngày có thật từ năm %(first)d đến %(last)d; "
        "ghi ngày/tháng/năm như 05/03/2026."
    ) % {"text": text[:30], "first": FIRST_YEAR, "last": LAST_YEAR}


def day_field(label: _Text, *, required: bool = True, help_text: _Text = "") -> DayField:
    """A day, typed or picked."""
    return DayField(label=label, required=required, help_text=help_text)


def time_field(label: _Text, *, required: bool = True) -> TimeField:
    """A time of day."""
    return TimeField(label=label, required=required)


@require_safe
def day_echo(request: HttpRequest) -> JsonResponse:
    """``?text=5/3``: {"written": "05/03/2026", "understood": "Thứ năm", "refusal": ""}."""
    text = request.GET.get("text", "")
    try:
        day = read_typed_day(text, timezone.localdate())
    except UnclearDay:
        return JsonResponse({"written": "", "understood": "", "refusal": refused_day(text)})
    weekday = formats.date_format(day, "l") if day else ""
    return JsonResponse({"written": written_day(day), "understood": weekday, "refusal": ""})
