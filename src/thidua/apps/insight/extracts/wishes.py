"""What somebody wants to see of a source, and the rows that are in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from thidua.apps.insight.extracts.sources import Dimension, Measure, Offices, Source, text


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see; ``columns`` "" for the measure alone."""

    source: Source
    rows: Dimension
    columns: Dimension | None
    measure: Measure
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def dimensions(self) -> list[Dimension]:
        """All that it divides by or is narrowed by."""
        narrowed = [self.source.dimensions[name] for name in self.filters]
        return [self.rows, *([self.columns] if self.columns else []), *narrowed]

    @property
    def query(self) -> str:
        """The address that asks for it."""
        told = {
            "source": self.source.name,
            "rows": self.rows.name,
            "columns": self.columns.name if self.columns else "none",
            "measure": self.measure.name,
        }
        return urlencode({**told, **self.filters})

    @property
    def is_personal(self) -> bool:
        """Whether it counts persons by what may tell who they are."""
        return any(each.is_personal for each in self.dimensions)


def narrowed(offices: Offices, wish: Wish, *, always_persons: bool = False) -> "QuerySet[Any, Any]":
    """The rows of the source that are asked for, each with what they are divided by."""
    used = {each.name: each for each in wish.dimensions}
    found: QuerySet[Any, Any] = wish.source.rows(offices)
    if wish.is_personal or always_persons:
        found = found.filter(**wish.source.of_persons)
    found = found.annotate(**{f"by_{name}": each.column for name, each in used.items()})
    for name, key in wish.filters.items():
        value, column = used[name].value(key), f"by_{name}"
        is_it = Q(**{column: value})
        if value is None:
            is_it = Q(**{f"{column}__isnull": True})
            is_it |= Q(**{column: ""}) if used[name].read is text else Q()
        found = found.filter(is_it)
    return found
