"""The screen of a scorer: every unit by every criterion that it scores, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.rows import verified_text
from thidua.apps.appraisals.queries import under_its_name
from thidua.apps.appraisals.scoring.figures import checked_fields, spec_of
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item, plan_of
from thidua.apps.appraisals.scoring.written_words import NA_TEXT
from thidua.apps.schemes.models import Scheme
from thidua.apps.scorers.models import GivenFigure, Scorer
from thidua.apps.scorers.pages.grid_parts import Grid, GridCell, GridColumn, GridPlace, GridRow
from thidua.apps.scorers.queries import given_on, is_taking, sheets_scored, together_with
from thidua.domain.typed_figures import as_typed, understood
from thidua.web.kept import once_an_object

Typed = Mapping[str, str]
"""What was typed, by the name of the input."""


def grid_of(
    scorer: Scorer,
    own_units: frozenset[int],
    typed: Typed | None = None,
    errors: Mapping[str, str] | None = None,
    *,
    line_pk: int | None = None,
) -> Grid:
    """The screen, or one line of it; ``typed`` and ``errors`` bring back what was refused.

    Rows of ``own_units`` are shut: nobody scores itself.
    """
    maker = _Maker(scorer, own_units, typed or {}, errors or {})
    rows = tuple(maker.rows(line_pk))
    lines = [line for row in rows for line in row.lines]
    done = sum(any(cell.value for cell in line.cells) for line in lines)
    return Grid(scorer, _columns(scorer), rows, done, len(lines))


@dataclass(frozen=True)
class _Maker:
    scorer: Scorer
    own_units: frozenset[int]
    typed: Typed
    errors: Mapping[str, str]

    def rows(self, line_pk: int | None) -> Iterator[GridRow]:
        season = self.scorer.scored.season
        sheets = list(sheets_scored(season).filter(**_one("lines", line_pk)))
        columns = _columns(self.scorer)
        kinds = {column.kind_key for column in columns}
        sheets = [sheet for sheet in sheets if sheet.scheme.kind_id in kinds]
        items = {column.item.id for column in columns}
        found = Line.objects.filter(sheet__in=sheets, item__in=items, **_one("pk", line_pk))
        lines = list(found.order_by("pk"))
        given = given_on([line.pk for line in lines], [column.scorer for column in columns])
        on_sheet: dict[tuple[int, str], list[Line]] = {}
        for line in lines:
            on_sheet.setdefault((line.sheet_id, line.item), []).append(line)
        for sheet in sheets:
            sheet.season = season
            is_open = is_taking(sheet) and sheet.unit_id not in self.own_units
            yield GridRow(
                under_its_name(sheet),
                tuple(
                    tuple(
                        self._line(column, line, given, is_open=is_open)
                        for line in on_sheet.get((sheet.pk, column.item.id), ())
                        if column.kind_key == sheet.scheme.kind_id
                    )
                    for column in columns
                ),
                is_open,
            )

    def _line(
        self,
        column: GridColumn,
        line: Line,
        given: Mapping[tuple[int, int], GivenFigure],
        *,
        is_open: bool,
    ) -> GridPlace:
        kept = given.get((column.scorer.pk, line.pk))
        names = checked_fields(line, column.item)
        return GridPlace(
            line,
            line.label if column.item.has_many else "",
            tuple(self._cell(column.item, line, name, kept, is_open=is_open) for name in names),
            kept.revision if kept else 0,
            line.answer,
            kept.in_place_reason if kept else "",
            _verified(column.item, line),
            self.errors.get(str(line.pk), ""),
        )

    def _cell(
        self, item: Item, line: Line, name: str, kept: GivenFigure | None, *, is_open: bool
    ) -> GridCell:
        key = f"{line.pk}-{name}"
        stored = getattr(kept, name, "")
        if kept is None and name == "actual" and line.actual == NOT_APPLICABLE:
            stored = NOT_APPLICABLE
        return GridCell(
            key=key,
            label=item.labels[name],
            value=self.typed.get(key, shown_value(item, name, stored)),
            choices=choices_of(item, name),
            is_open=is_open,
            echo=echo_of(item, line, name, stored),
            error=self.errors.get(key, ""),
        )


def _verified(item: Item, line: Line) -> str:
    said = verified_text(item, line)
    return f"{said} ({line.verified_reason})" if said else ""


def _one(name: str, key: int | None) -> dict[str, int]:
    """A filter for one key; none for all."""
    return {} if key is None else {name: key}


@once_an_object
def _columns(scorer: Scorer) -> tuple[GridColumn, ...]:
    """In the order of the tables."""
    season = scorer.scored.season
    keys = season.sheets.values_list("scheme", flat=True).distinct()
    found: dict[tuple[int | None, str], GridColumn] = {}
    for table in Scheme.objects.filter(pk__in=keys).order_by("kind__order", "pk"):
        kind, mine = table.kind_id, together_with(scorer, table.kind_id)
        for item in plan_of(table).items.values():
            if item.id in mine:
                found.setdefault((kind, item.id), GridColumn(item, mine[item.id], kind))
    return tuple(found.values())


def shown_value(item: Item, name: str, stored: str) -> str:
    """A stored figure as the input holds it."""
    if name == "actual" and item.choices:
        return stored
    return NA_TEXT if stored == NOT_APPLICABLE else as_typed(stored)


def choices_of(item: Item, name: str) -> tuple[tuple[str, str], ...]:
    """What is chosen from, where the figure is a fact or a class."""
    if name != "actual" or not item.choices:
        return ()
    aside = ((NOT_APPLICABLE, _("Không áp dụng")),) if item.na_field == "actual" else ()
    return (*item.choices, *aside)


def echo_of(item: Item, line: Line, name: str, stored: str) -> str:
    """What a stored figure says in full: "= 25.000.000.000 đồng"."""
    if not stored or stored == NOT_APPLICABLE or choices_of(item, name):
        return ""
    return understood(as_typed(stored), spec_of(item, line, name))
