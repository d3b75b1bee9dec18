"""How each checker marks beside what counts in the end, and what one mark may decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.queries import sheets_visible_to
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.crosschecks.marks.fairness import YearMarks, year_marks
from thidua.apps.crosschecks.queries import crosscheck_of, sheets_with_open_marks
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in
from thidua.domain.checkers import CheckerDeviation, Pattern, parts_apart
from thidua.domain.mark_firmness import MarkFirmness
from thidua.web.badges import Badge
from thidua.web.charts import Chart, Reach, chart_of
from thidua.web.words import written_number

_PATTERNS = {
    Pattern.AGREES: gettext_lazy("đồng ý mọi mục"),
    Pattern.EQUAL: gettext_lazy("cho mọi đơn vị bằng điểm"),
    Pattern.HIGHER: gettext_lazy("luôn cao hơn kết quả"),
    Pattern.LOWER: gettext_lazy("luôn thấp hơn kết quả"),
}


@dataclass(frozen=True, slots=True)
class CheckerRow:
    """One checker; figures in words, with their sign."""

    name: str
    units: tuple[str, ...]
    marked: int
    changed: int
    mean: str
    reach: str  # from the lowest to the highest
    spread: str
    parts: str  # those that are not 0
    from_own: str
    from_others: str
    patterns: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class DecidingMark:
    """Two neighbours, and the smallest change of one mark that turns them."""

    upper: str
    lower: str
    told: str  # empty where no single mark can


@dataclass(frozen=True, slots=True)
class CheckersPage:
    """The page; empty before anything is put together that this reader may see."""

    rows: tuple[CheckerRow, ...]
    chart: Chart
    neighbours: tuple[DecidingMark, ...]
    sheets: int


def checkers_page(user: User, season: Season) -> CheckersPage:
    """Of the sheets whose marks and whose end the reader may see; few queries."""
    visible = set(sheets_visible_to(user, season).values_list("pk", flat=True))
    marks = year_marks(crosscheck_of(season), sheets_with_open_marks(user, season) & visible)
    names = _names(season, marks)
    found = marks.deviations()
    return CheckersPage(
        rows=tuple(_row(each, names, (*marks.parts, _("Điểm trừ"))) for each in found),
        chart=_chart(found, names),
        neighbours=tuple(_neighbour(each, names, marks) for each in marks.firmness()),
        sheets=len(marks.sheets),
    )


def _names(season: Season, marks: YearMarks) -> dict[str, str]:
    called = names_in(season)
    names = {each.code: each.sheet.unit.called for each in marks.sheets}
    for pair in marks.pairs:
        called.call(pair.checker, season.closed_at)
        names.setdefault(pair.checker.code, pair.checker.called)
    return names


def _row(each: CheckerDeviation, names: Mapping[str, str], parts: tuple[str, ...]) -> CheckerRow:
    return CheckerRow(
        name=names[each.checker],
        units=tuple(names[marking.unit] for marking in each.markings),
        marked=each.marked,
        changed=each.changed,
        mean=signed(each.mean),
        reach=f"{signed(each.lowest)} … {signed(each.highest)}",
        spread=written_number(each.spread),
        parts="; ".join(
            f"{part} {signed(mean)}" for part, mean in zip(parts, each.parts, strict=True) if mean
        ),
        from_own=signed(each.from_own),
        from_others="–" if each.from_others is None else signed(each.from_others),
        patterns=tuple(_badge(each, pattern, parts) for pattern in each.patterns),
    )


def _badge(each: CheckerDeviation, pattern: Pattern, parts: tuple[str, ...]) -> Badge:
    if pattern is not Pattern.ONE_PART:
        return Badge(_PATTERNS[pattern], "yellow")
    (at,) = parts_apart(each.markings)
    return Badge(_("chỉ lệch ở nhóm %(group)s") % {"group": parts[at]}, "yellow")


def _chart(found: tuple[CheckerDeviation, ...], names: Mapping[str, str]) -> Chart:
    return chart_of(
        _("Lệch so với kết quả, điểm một đơn vị"),
        [
            Reach(names[each.checker], each.lowest, each.highest, each.mean, signed(each.mean))
            for each in found
        ],
        bar=_("thấp nhất đến cao nhất"),
        mark=_("trung bình"),
    )


def _neighbour(each: MarkFirmness, names: Mapping[str, str], marks: YearMarks) -> DecidingMark:
    change = each.change
    if change is None:
        return DecidingMark(names[each.upper], names[each.lower], "")
    scheme = plan_of(marks.sheets[0].sheet.scheme).scheme
    words = {
        "checker": names[change.checker],
        "unit": names[change.unit],
        "criterion": f"{change.criterion} {scheme.criterion_by_id[change.criterion].name}",
        "points": written_number(abs(change.points)),
    }
    told = _("%(checker)s chấm %(unit)s thêm %(points)s điểm ở %(criterion)s")
    if change.points < 0:
        told = _("%(checker)s chấm %(unit)s bớt %(points)s điểm ở %(criterion)s")
    return DecidingMark(names[each.upper], names[each.lower], told % words)


def signed(value: Decimal | Fraction) -> str:
    """+1,5; −0,75; 0."""
    if not value:
        return "0"
    return f"+{written_number(value)}" if value > 0 else f"−{written_number(-value)}"
