import pytest

from thidua.documents.table_model import Cell, Column, Table, TableShapeError, place, row

COLUMNS = (Column("A", 1), Column("B", 1), Column("C", 1))


def test_head_is_made_of_the_columns_unless_given():
    assert Table(COLUMNS, ()).head_rows == (row("A", "B", "C"),)
    assert Table(COLUMNS, (), head=(row(Cell("X", colspan=3)),)).head_rows == (
        row(Cell("X", colspan=3)),
    )


def test_cells_are_placed_around_those_that_reach_down():
    rows = (row(Cell("a", rowspan=2), "b", "c"), row("d", "e"))

    assert [[placed.column for placed in line] for line in place(rows, 3)] == [[0, 1, 2], [1, 2]]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((row("a", "b"),), "body, row 1: 2 cells leave a gap in 3 columns"),
        ((row("a", "b", "c", "d"),), "body, row 1: a cell does not fit in 3 columns"),
        ((row("a", Cell("b", colspan=3)),), "body, row 1: a cell does not fit in 3 columns"),
        ((row("a", "b", Cell("c", rowspan=2)),), "body: a cell reaches below the last row"),
        ((row("a", "b", "c"), row("a", Cell("b", colspan=0), "c")), "body, row 2: a cell does not"),
    ],
)
def test_a_table_with_ill_fitting_cells_is_refused(rows, message):
    with pytest.raises(TableShapeError, match=message):
        Table(COLUMNS, rows)


def test_the_head_is_checked_too():
    with pytest.raises(TableShapeError, match="head, row 1"):
        Table(COLUMNS, (), head=(row("a"),))
