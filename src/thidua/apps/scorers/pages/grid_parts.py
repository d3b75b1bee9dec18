"""What a scorer's screen is made of: criteria, units, the lines of each, table by table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.plan import Item
from thidua.apps.schemes.queries import kinds_of
from thidua.apps.scorers.models import Scorer


def column_key(kind_key: int | None, item: str) -> str:
    """A column as a file names it: criteria of several tables may have the same id."""
    return item if kind_key is None else f"{kind_key}/{item}"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One criterion of one table with who of the body scores it."""

    item: Item
    scorer: Scorer
    kind_key: int | None = None

    @property
    def key(self) -> str:
        """As a file names it."""
        return column_key(self.kind_key, self.item.id)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One figure of one line: an input while it may be typed, else its text."""

    key: str  # name of the input
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]
    is_open: bool
    echo: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """Which figure of the line it is."""
        return self.key.partition("-")[2]

    @property
    def text(self) -> str:
        """As people read it."""
        return dict(self.choices).get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class GridPlace:
    """One line of a unit under a criterion: its figures, what the unit says to them."""

    line: Line
    label: str
    cells: tuple[GridCell, ...]
    revision: int
    answer: str
    reason: str  # why the office entered it in place of the scorer
    verified: str  # another figure of who verifies, with its reason
    error: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One unit: for each column its lines; under a column of another table there are none."""

    sheet: Sheet
    columns: tuple[tuple[GridPlace, ...], ...]
    is_open: bool

    @property
    def kind_key(self) -> int | None:
        """By which table it is scored."""
        return self.sheet.scheme.kind_id

    @property
    def lines(self) -> Iterator[GridPlace]:
        """All of them."""
        return (line for lines in self.columns for line in lines)


@dataclass(frozen=True, slots=True)
class GridPart:
    """The units of one table with its criteria; where all share one, the whole screen."""

    name: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole screen."""

    scorer: Scorer
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    given: int
    wanted: int

    @property
    def seen(self) -> str:
        """The revisions that the screen was made from, for whoever saves it."""
        shown = (line for row in self.rows if row.is_open for line in row.lines)
        return " ".join(f"{line.line.pk}:{line.revision}" for line in shown)

    @property
    def parts(self) -> tuple[GridPart, ...]:
        """Table by table; one that has nothing to score here is left out."""
        kinds = {column.kind_key for column in self.columns}
        if len(kinds) < 2:
            return (GridPart("", self.columns, self.rows),)
        names = {kind.pk: kind.name for kind in kinds_of(self.scorer.scored.season)}
        return tuple(filter(None, (_part(self, key, name) for key, name in names.items())))

    @property
    def is_open(self) -> bool:
        """Whether anything may still be typed."""
        return any(row.is_open for row in self.rows)

    def to_enter(self) -> "Grid":
        """The rows in which the scorer itself gave nothing everywhere: for who enters it."""
        return replace(
            self,
            rows=tuple(row for row in self.rows if row.is_open and not _is_answered(row)),
        )


def _part(grid: Grid, kind_key: int, name: str) -> GridPart | None:
    places = [at for at, column in enumerate(grid.columns) if column.kind_key == kind_key]
    columns = tuple(grid.columns[at] for at in places)
    rows = tuple(
        replace(row, columns=tuple(row.columns[at] for at in places))
        for row in grid.rows
        if row.kind_key == kind_key
    )
    return GridPart(name, columns, rows) if columns and rows else None


def _is_answered(row: GridRow) -> bool:
    """Whether every line has a figure by the scorer itself."""
    return all(any(c.value for c in line.cells) and not line.reason for line in row.lines)
