"""A chart as a picture for a paper or a slide: what ``{% chart %}`` draws, as SVG or PNG."""

from collections.abc import Iterator
from textwrap import wrap

from django.utils.safestring import SafeString

from thidua.documents.render.drawing import drawing_png
from thidua.documents.render.fonts import FAMILY, find_fonts
from thidua.web.charts import Chart, ChartRow
from thidua.web.markup import NOTHING, Pattern

WIDTH, MARGIN, TOLD = 900, 24, 130
LINE, BAR, ROW_GAP = 22, 16, 12
WORDS, HEAD_WORDS = 115, 85  # characters a line
_REACH = WIDTH - 2 * MARGIN - TOLD

_PICTURE = Pattern(
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"
      height="{height}" font-family="{family}, 'Times New Roman', serif" font-size="16"
      fill="#1a1a1a">
      <title>{title}</title>
      <rect width="{width}" height="{height}" fill="#ffffff"/>{parts}
    </svg>
    """
)
_HEAD = Pattern('<text x="{x}" y="{y}" font-size="20" font-weight="bold">{words}</text>')
_TEXT = Pattern('<text x="{x}" y="{y}">{words}</text>')
_TOLD = Pattern('<text x="{x}" y="{y}" text-anchor="end">{words}</text>')
_BOX = Pattern('<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>')
_SCALE, _BAR, _MARK, _ZERO = "#e3e3e3", "#b3261e", "#1a1a1a", "#767676"


def chart_svg(chart: Chart, title: str) -> str:
    """The picture, with its title and what bar and mark mean."""
    parts: list[SafeString] = []
    y = MARGIN
    for words in wrap(title, HEAD_WORDS):
        y += LINE + 4
        parts.append(_HEAD(x=MARGIN, y=y, words=words))
    if chart.bar:
        y += LINE + 4
        parts += _legend(chart, y)
    for row in chart.rows:
        y += ROW_GAP
        for words in wrap(row.label, WORDS) or [""]:
            y += LINE
            parts.append(_TEXT(x=MARGIN, y=y, words=words))
        y += 8
        parts += _row(row, chart.zero, y)
        y += BAR
    return _PICTURE(
        width=WIDTH, height=y + MARGIN, family=FAMILY, title=title,
        parts=SafeString("".join(parts)),
    )  # fmt: skip


def chart_png(chart: Chart, title: str) -> bytes:
    """The same as dots, twice as fine as a screen shows."""
    return drawing_png(chart_svg(chart, title), fonts=find_fonts())


def _legend(chart: Chart, y: int) -> Iterator[SafeString]:
    yield _box(MARGIN, y - 12, 28, 12, _BAR)
    yield _TEXT(x=MARGIN + 36, y=y, words=chart.bar)
    yield _box(WIDTH // 2, y - 14, 3, 16, _MARK)
    yield _TEXT(x=WIDTH // 2 + 12, y=y, words=chart.mark)


def _row(row: ChartRow, zero: str, y: int) -> Iterator[SafeString]:
    start, end, mark = (_across(each) for each in (row.start, row.end, row.mark))
    yield _box(MARGIN, y + BAR // 2, _REACH, 1, _SCALE)
    yield _box(start, y, max(end - start, 1), BAR, _BAR)
    yield _box(mark - 1, y - 3, 3, BAR + 6, _MARK)
    yield _box(_across(zero), y - 3, 1, BAR + 6, _ZERO) if zero else NOTHING
    yield _TOLD(x=WIDTH - MARGIN, y=y + BAR - 2, words=row.told)


def _across(place: str) -> float:
    return round(MARGIN + float(place) * _REACH / 100, 1)


def _box(x: float, y: float, width: float, height: float, fill: str) -> SafeString:
    return _BOX(x=x, y=y, width=round(width, 1), height=height, fill=fill)
