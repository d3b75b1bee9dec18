"""The review for the wall of a hall: one part at a time, as little on each as can be read there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.reviews.pages.province import ProvincePage
from thidua.apps.reviews.pages.review import ReviewPage
from thidua.web.charts import Chart

MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class Slide:
    """One part: a large figure, a table, a chart, or sentences."""

    title: str
    figure: str = ""
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    chart: Chart | None = None
    lines: Sequence[str] = ()

    @property
    def named_rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What each row is about, and its other cells with their heads: cards on a phone."""
        return [(row[0], list(zip(self.heads[1:], row[1:], strict=True))) for row in self.rows]


def slides_of(page: ReviewPage) -> list[Slide]:
    """The parts that have something to say, long tables on several."""
    heads = (_("Kết quả"), _("Số lượng"), _("Số tiền"))
    rows = [(each.measure, each.quantity or "–", each.money or "–") for each in page.sums.rows]
    told = _("%d kết quả trong sổ") % page.sums.lines
    slides = [Slide(_("Kết quả %s") % page.when, page.sums.money or told)]
    slides += _tables(_("Kết quả %s") % page.when, heads, rows)
    slides += _units(page)
    slides += _targets(page)
    if page.compared:
        compared = [(each.name, each.now, each.then, each.change) for each in page.compared]
        title = _("So với cùng kỳ năm %d") % page.year_before
        heads_of = ("", _("Kỳ này"), _("Năm %d") % page.year_before, _("So sánh"))
        slides += _tables(title, heads_of, compared)
    movements = [(each.name, each.told or "–", each.money or "–") for each in page.movements]
    slides += _tables(_("Phong trào thi đua"), (_("Phong trào"), *heads[1:]), movements)
    slides += [Slide(part.title, lines=part.lines) for part in page.parts]
    return [*slides, *(Slide(name, lines=lines) for name, lines in page.words)]


def province_slides(page: ProvincePage, when: str) -> list[Slide]:
    """All blocs of an authority: the sum, each bloc, its targets, sums by measure."""
    told = _("%d kết quả trong sổ") % page.sums.lines
    before = (_("Cùng kỳ năm trước: %s") % page.before,) if page.before else ()
    title = _("Kết quả các khối, %s") % when
    slides = [Slide(title, page.sums.money or told, lines=before)]
    if page.chart.rows:
        slides.append(Slide(str(page.chart.caption), chart=page.chart))
    done = [
        (
            each.season.bloc_name,
            str(each.lines),
            each.money or "–",
            each.before or "–",
            f"{each.silent}/{each.units}",
        )
        for each in page.rows
    ]
    heads = (_("Khối"), _("Kết quả"), _("Số tiền"), _("Cùng kỳ năm trước"), _("Chưa ghi gì"))
    slides += _tables(_("Kết quả theo khối"), heads, done)
    targets = [
        (
            each.season.bloc_name,
            f"{each.met}/{each.targets}",
            str(each.behind),
            str(each.unknown),
        )
        for each in page.rows
        if each.targets
    ]
    heads_of = (_("Khối"), _("Đạt, đúng tiến độ"), _("Chậm, chưa đạt"), _("Chưa đủ số liệu"))
    slides += _tables(_("Chỉ tiêu giao ước"), heads_of, targets)
    sums = [(each.measure, each.quantity or "–", each.money or "–") for each in page.sums.rows]
    measured = (_("Kết quả"), _("Số lượng"), _("Số tiền"))
    return [*slides, *_tables(_("Tổng hợp theo đơn vị tính"), measured, sums)]


def _units(page: ReviewPage) -> Iterator[Slide]:
    rows = [
        (each.name, "; ".join(each.quantities) or "–", each.money or "–")
        for each in page.doers
        if each.lines
    ]
    heads = (_("Ai làm"), _("Kết quả"), _("Số tiền"))
    yield from _tables(_("Kết quả theo đơn vị"), heads, rows)
    if page.chart.rows:
        yield Slide(str(page.chart.caption), chart=page.chart)


def _targets(page: ReviewPage) -> Iterator[Slide]:
    rows = [
        (each.result.target.text, each.result.promise, each.result.reached or "–",
         str(each.badge.label))
        for each in page.targets.rows
    ]  # fmt: skip
    heads = (_("Chỉ tiêu"), _("Giao ước"), _("Kết quả"), _("Đánh giá"))
    yield from _tables(_("Chỉ tiêu giao ước"), heads, rows)
    if page.targets.chart.rows:
        yield Slide(str(page.targets.chart.caption), chart=page.targets.chart)


def _tables(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Slide]:
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
    for number, part in enumerate(parts, start=1):
        name = f"{title} ({number}/{len(parts)})" if len(parts) > 1 else title
        yield Slide(name, heads=heads, rows=part)
