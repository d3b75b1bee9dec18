"""The rows behind a figure: those of the offices, narrowed as the address says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thidua.apps.insight.extracts.building import told_filters
from thidua.apps.insight.extracts.sources import Offices, Source
from thidua.apps.insight.extracts.wishes import Wish, narrowed
from thidua.apps.insight.pages.extract import Sent, filters_in

MOST = 5000
"""Rows of one file; who wants more narrows it."""


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One row: where it opens, its cells."""

    url: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """What is asked for; ``is_personal``: by what tells of persons, so that nothing is listed."""

    source: Source
    told: Sequence[tuple[str, str]]
    rows: "QuerySet[Any, Any]"
    is_personal: bool

    def cells(self, found: Sequence[Any]) -> list[BehindRow]:
        """Some of the rows in words."""
        return [BehindRow(url, cells) for url, cells in self.source.listing.cells(found)]


def behind(offices: Offices, source: Source, sent: Sent) -> RowsAsked:
    """Read from an address."""
    rows = source.dimensions["year"]
    wish = Wish(source, rows, None, next(iter(source.measures.values())), filters_in(source, sent))
    found = narrowed(offices, wish)
    if wish.is_personal:
        found = found.none()
    found = found.select_related(*source.listing.joins).order_by(*source.listing.order)
    return RowsAsked(source, told_filters(offices, wish), found, wish.is_personal)
