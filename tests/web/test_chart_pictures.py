"""A chart as a picture says what the chart on the page says."""

from io import BytesIO

from defusedxml import ElementTree
from PIL import Image

from thidua.web.chart_pictures import WIDTH, chart_png, chart_svg
from thidua.web.charts import Reach, chart_of

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Khối thi đua các xã, phường & đặc khu " * 5
CHART = chart_of(
    "Điểm",
    [Reach(LONG, 0, 50, 25, "0 – 50"), Reach("Hội <B>", 50, 100, 75, "50 – 100")],
    bar="từ thấp nhất",
    mark="ở giữa",
    up_to=100,
)


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_word_of_the_chart_is_in_the_picture_and_long_ones_are_broken() -> None:
    found = words(chart_svg(CHART, "Điểm của các khối"))

    assert found[:3] == ["Điểm của các khối", "từ thấp nhất", "ở giữa"]
    assert found[-2:] == ["Hội <B>", "50 – 100"]
    assert " ".join(found[3:-3]) == LONG.strip()
    assert len(found[3:-3]) == 2


def test_bars_lie_where_the_chart_puts_them() -> None:
    boxes = ElementTree.fromstring(chart_svg(CHART, "x")).iter(f"{SVG}rect")
    bars = [each for each in boxes if each.get("fill") == "#b3261e"][1:]  # the first is the legend
    first, second = ((float(each.get("x", 0)), float(each.get("width", 0))) for each in bars)

    assert first[0] + first[1] == second[0]
    assert first[1] == second[1]


def test_without_names_of_bar_and_nought_there_is_no_legend_and_no_line() -> None:
    plain = chart_of("x", [Reach("A", 1, 2, 2, "2")], from_zero=False)

    svg = chart_svg(plain, "x")

    assert words(svg) == ["x", "A", "2"]
    assert "#767676" not in svg


def test_the_picture_of_dots_is_twice_as_wide_and_not_blank() -> None:
    with Image.open(BytesIO(chart_png(CHART, "Điểm"))) as picture:
        assert picture.format == "PNG"
        assert picture.width == WIDTH * 1.5
        assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 3
