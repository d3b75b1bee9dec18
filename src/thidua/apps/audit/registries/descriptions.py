"""What an entry's details say, in words: labels from the models' own fields, or given by apps."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import Names, told
from thidua.web.words import written_day

_labels: dict[str, object] = {}
_values: dict[tuple[str, str], object] = {}


def name_details(labels: Mapping[str, object]) -> None:
    """Name details whose key is no field of the subject: {"reason": "lý do"}."""
    _labels.update(labels)


def name_values(key: str, values: Mapping[str, object]) -> None:
    """Name the values of a detail: ``name_values("owner", dict(Phase.Owner.choices))``."""
    _values.update({(key, value): label for value, label in values.items()})


def described(entry: Entry, names: Names | None = None) -> list[str]:
    """The details of an entry as short Vietnamese phrases; keys nobody named are left out.

    ``names`` of a whole list are asked at once (``names_of``).
    """
    try:
        model = apps.get_model(entry.subject_type)
    except (LookupError, ValueError):
        return []
    data = told(entry, names)
    lines = list(_change("state", data.pop("from", None), data.pop("to", None), model))
    for key, value in data.items():
        lines.extend(_detail(key, value, model))
    return lines


def _detail(key: str, value: Any, model: type[models.Model]) -> Iterator[str]:
    if isinstance(value, dict):
        inner = list(_change(key, value.get("from"), value.get("to"), model))
        label = _label(key, model)
        if label and inner:
            yield f"{label}: {'; '.join(inner)}"
    elif value not in ("", None, [], {}):
        label = _label(key, model)
        if label:
            yield f"{label}: {_shown(key, value, model)}"


def _change(key: str, old: Any, new: Any, model: type[models.Model]) -> Iterator[str]:
    if old is None and new is None:
        return
    if not isinstance(old, dict) and not isinstance(new, dict):
        yield f"{_shown(key, old, model)} → {_shown(key, new, model)}"
        return
    before, after = old or {}, new or {}
    for name in dict.fromkeys([*before, *after]):
        label = _label(name, model)
        if label and before.get(name) != after.get(name):
            first, last = before.get(name), after.get(name)
            yield f"{label}: {_shown(name, first, model)} → {_shown(name, last, model)}"


def _field(key: str, model: type[models.Model]) -> Any:
    try:
        return model._meta.get_field(key)
    except FieldDoesNotExist:
        return None


def _label(key: str, model: type[models.Model]) -> str:
    if key in _labels:
        return str(_labels[key])
    return str(getattr(_field(key, model), "verbose_name", ""))


def _shown(key: str, value: Any, model: type[models.Model]) -> str:
    if value is None or value == "":
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    text = str(value)
    if (key, text) in _values:
        return str(_values[key, text])
    for choice, label in getattr(_field(key, model), "flatchoices", ()):
        if str(choice) == text:
            return str(label)
    try:
        return written_day(date.fromisoformat(text))
    except ValueError:
        return text
