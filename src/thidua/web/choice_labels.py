"""What a choice is called: ``get_…_display`` without a copy of all choices at each question.

Django makes a dictionary of every choice, and hashes every label by translating it, each time a row
is asked what its state is called: a sixth of a page that shows the steps of a year.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Field, Model
from django.utils.encoding import force_str


def quicken_labels(models: Iterable[type[Model]]) -> None:
    """Let each of them look the label of a choice up; the answers stay the same."""
    for model in models:
        for field in model._meta.local_fields:
            if field.choices:
                setattr(model, f"get_{field.name}_display", _label_of(field))


def _label_of(field: "Field[Any, Any]") -> Callable[[Model], str]:
    name, labels = field.attname, dict(field.flatchoices)

    def label(row: Model) -> str:
        value = getattr(row, name)
        text: str = force_str(labels.get(value, value), strings_only=True)
        return text

    return label
