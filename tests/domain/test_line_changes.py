"""Lines that went, came or read otherwise."""

from thidua.domain.line_changes import LineChange, line_changes


def test_lines_that_went_came_or_read_otherwise() -> None:
    assert line_changes(["a", "b", "c"], ["a", "c", "", "d"]) == (
        LineChange("b", ""), LineChange("", "d"),
    )  # fmt: skip
    assert line_changes(["a", "b  c"], ["a", " b c "]) == ()
    assert line_changes(["a"], ["x", "y"]) == (LineChange("a", "x"), LineChange("", "y"))
