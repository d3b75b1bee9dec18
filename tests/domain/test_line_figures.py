"""The figures of one line, in the order of the file format."""

from thidua.domain.figures import FIGURES, LineFigures


def test_figures_of_a_line_keep_the_order_of_the_journal() -> None:
    figures = LineFigures("98.5", "100", minus="1", bonus="0.5")

    said = {"actual": "98.5", "target": "100", "baseline": "", "minus": "1", "bonus": "0.5"}
    assert figures.by_name() == said
    assert tuple(figures.by_name()) == FIGURES
