"""Cells of one look: each its own, however many share it."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from thidua.web.workbooks import BOLD, HEAD, OPEN, put, saved


def test_cells_of_a_look_are_dressed_alike_and_changed_alone() -> None:
    workbook = Workbook()
    page = workbook.worksheets[0]
    put(page, 1, ["a", "b"], font=BOLD, fill=HEAD)
    put(page, 2, ["=1+1", 2])
    put(page, 3, ["x", 3])
    page.cell(2, 2).fill = OPEN

    read = load_workbook(BytesIO(saved(workbook))).worksheets[0]

    looks = [[(c.font.bold, c.fill.fgColor.rgb, c.border.left.style) for c in row] for row in read]
    plain, head = (False, "00000000", "thin"), (True, "00F3E3E3", "thin")
    assert looks == [[head, head], [plain, (False, "00FFFBE6", "thin")], [plain, plain]]
    assert [cell.quotePrefix for cell in (read["A2"], read["A3"])] == [True, False]
    assert (read["A2"].value, read["A2"].data_type, read["A2"].alignment.wrap_text) == (
        "=1+1", "s", True,
    )  # fmt: skip


def test_looks_of_one_workbook_are_not_those_of_another() -> None:
    for fill in (HEAD, OPEN):
        workbook = Workbook()
        put(workbook.worksheets[0], 1, ["a"], fill=fill)
        read = load_workbook(BytesIO(saved(workbook))).worksheets[0]
        assert read["A1"].fill.fgColor.rgb == fill.fgColor.rgb
