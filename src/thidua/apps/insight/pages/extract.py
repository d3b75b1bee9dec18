"""A table that somebody asks for: what the address says, and the choices above it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thidua.apps.insight.extracts.building import SOURCES
from thidua.apps.insight.extracts.sources import Dimension, Offices, Source
from thidua.apps.insight.extracts.wishes import Wish
from thidua.web.asked import choice_in, text_in
from thidua.web.lists import Option, options

YEARS = 12  # to choose from, back from the next one
_LONGEST_KEY = 60
_USUAL = {
    "awards": ("year", "level", "count"),
    "rankings": ("year", "", "units"),
    "ledger": ("year", "", "money"),
    "reports": ("year", "time", "count"),
}
Sent = Mapping[str, str]
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice above the table: name, label, words of "all" ("" where one must be chosen)."""

    name: str
    label: Words
    every: str
    choices: Sequence[Option]


def source_in(sent: Sent) -> Source:
    """The source that is asked for, else the awards."""
    return SOURCES[choice_in(sent, "source", SOURCES, "awards")]


def wish_in(sent: Sent) -> Wish:
    """Read from an address; what makes no sense is left out."""
    source = source_in(sent)
    return wish_of(source, sent, *_USUAL[source.name])


def wish_of(source: Source, sent: Sent, rows: str, columns: str, measure: str) -> Wish:
    """The same of one source, with what is usual there."""
    by = source.dimensions
    asked_rows = choice_in(sent, "rows", by, rows)
    asked_columns = choice_in(sent, "columns", {**by, "none": None}, columns)
    if asked_columns in {asked_rows, "none"}:
        asked_columns = ""
    return Wish(
        source,
        by[asked_rows],
        by.get(asked_columns),
        source.measures[choice_in(sent, "measure", source.measures, measure)],
        filters_in(source, sent),
    )


def filters_in(source: Source, sent: Sent) -> dict[str, str]:
    """What the address narrows to, of the source's dimensions."""
    told = ((name, text_in(sent, name, _LONGEST_KEY)) for name in source.dimensions)
    return {name: key for name, key in told if key}


def choices_of(wish: Wish) -> list[Choice]:
    """Rows, columns, measure."""
    by = [(name, each.label) for name, each in wish.source.dimensions.items()]
    told = [(name, each.label) for name, each in wish.source.measures.items()]
    columns = [("none", _("Không chia cột")), *by]
    chosen = wish.columns.name if wish.columns else "none"
    return [
        Choice("rows", _("Mỗi dòng là một"), "", options(by, wish.rows.name)),
        Choice("columns", _("Mỗi cột là một"), "", options(columns, chosen)),
        Choice("measure", _("Số liệu"), "", options(told, wish.measure.name)),
    ]


def filters_of(
    source: Source,
    asked: Mapping[str, str],
    offices: Offices,
    today: date,
    names: Iterable[str] | None = None,
) -> list[Choice]:
    """What it can be narrowed to: those of ``names``, where there is something to choose."""
    shown = [source.dimensions[name] for name in (names or source.dimensions)]
    found = [(each, _of(each, asked.get(each.name, ""), offices, today)) for each in shown]
    return [
        Choice(each.name, each.label, _("Tất cả"), options(told, asked.get(each.name, "")))
        for each, told in found
        if len(told) > 1 or asked.get(each.name)
    ]


def _of(dimension: Dimension, asked: str, offices: Offices, today: date) -> list[tuple[str, str]]:
    if dimension.name == "year":
        years = range(today.year + 1, today.year + 1 - YEARS, -1)
        told = {str(year): str(year) for year in years}
    else:
        told = dict(dimension.names(offices, None))
    if asked and asked not in told:  # one of too many to choose from
        told |= dimension.names(offices, {asked})
    return list(told.items())
