"""Places on a scale are exact; what is drawn is escaped and hidden from readers aloud."""

from fractions import Fraction

from django.template import Context, Template

from thidua.web.charts import Reach, chart_of


def drawn(chart: object) -> str:
    return Template("{% chart chart %}").render(Context({"chart": chart}))


def test_rows_lie_on_one_scale_that_holds_nought() -> None:
    chart = chart_of("x", [Reach("A", -1, 3, Fraction(1, 3), "1"), Reach("B", 0, 1, 1, "2")])
    assert [(row.start, row.end, row.mark) for row in chart.rows] == [
        ("0.0", "100.0", "33.3"),
        ("25.0", "50.0", "50.0"),
    ]
    assert chart.zero == "25.0"


def test_a_scale_without_nought() -> None:
    chart = chart_of("x", [Reach("A", 90, 95, 95, ""), Reach("B", 92, 94, 94, "")], from_zero=False)
    assert [(row.start, row.end) for row in chart.rows] == [("0.0", "100.0"), ("40.0", "80.0")]
    assert "bars-zero" not in drawn(chart)


def test_nothing_to_draw_and_all_alike() -> None:
    assert drawn(chart_of("x", [])) == ""
    assert chart_of("x", [Reach("A", 0, 0, 0, "0")]).rows[0].mark == "0.0"


def test_names_are_escaped() -> None:
    shown = drawn(chart_of("<i>", [Reach("<b>", 0, 1, 1, "1")], bar="khoảng", mark="giữa"))
    assert "<b>" not in shown
    assert "&lt;i&gt;" in shown
    assert 'aria-hidden="true"' in shown
    assert "khoảng" in shown
    assert "style=" not in shown
