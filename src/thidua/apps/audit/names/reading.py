"""Names of people back in their places, for those who read the journal."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.audit.models import CalledName, Entry
from thidua.apps.audit.names.sealing import CALLED

Names = Mapping[str, str]


def marks_in(value: Any) -> Iterator[str]:
    """Every mark among details."""
    if isinstance(value, dict):
        if value.keys() == {CALLED}:
            yield value[CALLED]
        else:
            for each in value.values():
                yield from marks_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from marks_in(each)


def names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """What the marks among the details of entries stand for, asked at once."""
    marks = {mark for entry in entries for mark in marks_in(entry.data)}
    if not marks:
        return {}
    return dict(CalledName.objects.filter(pk__in=marks).values_list("mark", "text"))


def told(entry: Entry, names: Names | None = None) -> Any:
    """The details with names; ``names`` of a whole list are asked by ``names_of``."""
    return _named(entry.data, names_of([entry]) if names is None else names)


def _named(value: Any, names: Names) -> Any:
    if isinstance(value, dict):
        if value.keys() == {CALLED}:
            return names.get(value[CALLED]) or _("(tên đã xóa)")
        return {key: _named(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, names) for each in value]
    return value
