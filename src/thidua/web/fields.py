"""The fields that several forms share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy

YES_NO = [
    ("", gettext_lazy("Chưa rõ")),
    ("true", gettext_lazy("Có")),
    ("false", gettext_lazy("Không")),
]


def choose(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    """What a field may be, known only once the page is asked for."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def choose_rows(form: forms.Form, name: str, rows: QuerySet[Any, Model]) -> None:
    """Which rows a field may be, known only once the page is asked for."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


def known(value: str) -> bool | None:
    """What a choice of yes, no or not known says."""
    return {"true": True, "false": False}.get(value)
