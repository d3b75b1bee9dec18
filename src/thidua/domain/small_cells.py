"""Tables of counts of people: small cells hidden, and enough others that none can be worked out."""

from collections.abc import Collection, Iterator, Mapping

TOTAL = "="
"""The key of the row and the column that hold the sums."""
Cell = tuple[str, str]


def hidden_cells(
    counts: Mapping[Cell, int],
    *,
    least: int,
    totals: bool = True,
    known: Collection[Cell] = (),
) -> frozenset[Cell]:
    """Which cells of a table (row, column) are not told.

    Hidden are counts from 1 to ``least`` - 1; then, line by line, the smallest others, until
    in no row or column the hidden ones follow from what is told: one alone would be the sum
    less the rest, and several would be known to be few if together they are below ``least``.
    The sums (``TOTAL``) are cells as all others. Nought is told. ``known`` are cells that would
    give a few away together with another table: they are hidden however large.

    Source: docs/algorithms/small-cells.md
    Units: persons.

    >>> sorted(hidden_cells({("a", "x"): 1, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7}, least=3))
    [('a', 'x'), ('a', 'y'), ('b', 'x'), ('b', 'y')]
    """
    table = _with_totals(counts) if totals else dict(counts)
    hidden = {cell for cell, count in table.items() if 0 < count < least or cell in known}
    if not totals:
        return frozenset(hidden)
    lines = list(_lines(table))
    is_changed = True
    while is_changed:
        is_changed = False
        for line in lines:
            more = _one_more(line, table, hidden, least)
            if more is not None:
                hidden.add(more)
                is_changed = True
    return frozenset(hidden)


def _with_totals(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    table: dict[Cell, int] = {}
    for (row, column), count in counts.items():
        for cell in ((row, column), (row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            table[cell] = table.get(cell, 0) + count
    return table


def _lines(table: Collection[Cell]) -> Iterator[list[Cell]]:
    for side in (0, 1):
        found: dict[str, list[Cell]] = {}
        for cell in table:
            found.setdefault(cell[side], []).append(cell)
        for key, line in found.items():
            total = (key, TOTAL) if side == 0 else (TOTAL, key)
            yield [total, *(cell for cell in line if cell != total)]


def _one_more(
    line: list[Cell], table: Mapping[Cell, int], hidden: Collection[Cell], least: int
) -> Cell | None:
    """The cell to hide so that the hidden ones of a line do not follow from the rest."""
    total, *inner = line
    gone = [cell for cell in line if cell in hidden]
    if not gone:
        return None
    together = sum(table[cell] for cell in inner if cell in hidden)
    if len(gone) > 1 and (total in hidden or together >= least):
        return None
    rest = [cell for cell in line if cell not in hidden and table[cell]]
    return min(rest, key=lambda cell: (table[cell], cell), default=None)
