"""Good forms to start with: what offices ask for at half-year and at year-end."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_noop as _

from thidua.apps.reports.facts import FormFacts, IndicatorFacts
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.apps.seasons.models import Season
from thidua.domain.deadlines import instant_of

_Period, _Kind, _Source = ReportForm.Period, Indicator.Kind, Indicator.Source
_GUIDANCE = _(
    "Số liệu có sẵn trong sổ kết quả và bản đăng ký được điền sẵn; xem lại, ghi phần còn thiếu "
    "và thuyết minh."
)
_MOVEMENTS, _RESULTS = _("I. Phong trào thi đua"), _("II. Kết quả thực hiện")
_PEOPLE, _WORDS = _("III. Thi đua, khen thưởng"), _("IV. Đánh giá, phương hướng")
OPEN_FOR = timedelta(days=10)
"""How long after its date a report is still received, unless somebody says otherwise."""

_LAST = {
    _Period.QUARTER_1: (1, 3),
    _Period.QUARTER_2: (4, 6),
    _Period.HALF: (1, 6),
    _Period.QUARTER_3: (7, 9),
    _Period.QUARTER_4: (10, 12),
    _Period.YEAR: (1, 12),
    _Period.THEME: (1, 12),
}
"""First and last month of a period, counted from the month in which the year starts."""
_NAMES = {
    _Period.HALF: _("Báo cáo sơ kết 6 tháng đầu năm"),
    _Period.YEAR: _("Báo cáo tổng kết năm"),
    _Period.THEME: _("Báo cáo chuyên đề năm"),
}
_DUE = {_Period.HALF: (6, 20), _Period.YEAR: (11, 30)}
"""The day until which offices mostly want it."""


def started(season: Season, period: str) -> FormFacts:
    """A form of a period with its usual days and indicators, to be changed as one likes."""
    kind = _Period(period)
    first, last = _LAST[kind]
    since, until = _month(season, first), _month(season, last + 1) - timedelta(days=1)
    until = min(until, season.ends_on)
    due_on = _due_on(season, kind, until)
    due_at = instant_of(due_on)
    name = _NAMES.get(kind, _("Báo cáo %s năm") % str(kind.label).lower())
    return FormFacts(
        period=kind.value,
        name=f"{name} {season.year}",
        since=since,
        until=until,
        due_at=due_at,
        closes_at=due_at + OPEN_FOR,
        guidance=_GUIDANCE,
        indicators=_indicators(kind),
    )


def _month(season: Season, number: int) -> date:
    """The first day of the month, counted from the one in which the year starts."""
    years, month = divmod(season.starts_on.month - 1 + number - 1, 12)
    first = date(season.starts_on.year + years, month + 1, 1)
    return max(first, season.starts_on)


def _due_on(season: Season, kind: ReportForm.Period, until: date) -> date:
    month_day = _DUE.get(kind)
    is_calendar = season.starts_on.month == 1
    return date(season.year, *month_day) if month_day and is_calendar else until


def _indicators(kind: ReportForm.Period) -> tuple[IndicatorFacts, ...]:
    if kind in {_Period.HALF, _Period.YEAR}:
        return (*_COMMON, *(_AT_YEAR_END if kind is _Period.YEAR else ()), *_TOLD)
    return (*_COMMON[:4], *_TOLD[:1])


def _row(group: str, name: str, measure: str = "", **more: Any) -> IndicatorFacts:
    return IndicatorFacts(name=name, measure=measure, group=group, **more)


def _from(source: Indicator.Source, kind: Indicator.Kind = _Kind.NUMBER) -> dict[str, str]:
    return {"source": source.value, "kind": kind.value}


_IN_WORDS = {"kind": _Kind.TEXT.value}
_COMMON = (
    _row(
        _MOVEMENTS, _("Phong trào phát động, tham gia"), _("phong trào"),
        **_from(_Source.MOVEMENTS),
    ),
    _row(_RESULTS, _("Việc đã làm ghi trong sổ kết quả"), _("việc"), **_from(_Source.LEDGER_LINES)),
    _row(
        _RESULTS, _("Tổng số tiền vận động, hỗ trợ"), _("triệu đồng"),
        **_from(_Source.LEDGER_MONEY, _Kind.MONEY),
    ),
    _row(
        _RESULTS, _("Suất quà đã tặng"), _("suất quà"), is_required=False,
        **_from(_Source.LEDGER),
    ),
    _row(
        _RESULTS, _("Nhà ở hỗ trợ xây, sửa"), _("căn nhà"), is_required=False,
        **_from(_Source.LEDGER),
    ),
    _row(_RESULTS, _("Tỷ lệ nhiệm vụ được giao đã hoàn thành"), "%", kind=_Kind.SHARE.value),
    _row(_PEOPLE, _("Tổng số người của cơ quan"), _("người"), **_from(_Source.HEADCOUNT)),
    _row(_PEOPLE, _("Người lao động trực tiếp được khen thưởng"), _("người"), is_required=False),
)  # fmt: skip
_AT_YEAR_END = (
    _row(_PEOPLE, _("Đăng ký Lao động tiên tiến"), _("người"), **_from(_Source.LDTT)),
    _row(_PEOPLE, _("Đạt Lao động tiên tiến"), _("người")),
    _row(_PEOPLE, _("Đăng ký Chiến sĩ thi đua cơ sở"), _("người"), **_from(_Source.CSTDCS)),
    _row(_PEOPLE, _("Đạt Chiến sĩ thi đua cơ sở"), _("người")),
)
_TOLD = (
    _row(_WORDS, _("Kết quả nổi bật, điển hình tiên tiến"), **_IN_WORDS),
    _row(_WORDS, _("Hạn chế, nguyên nhân"), **_IN_WORDS),
    _row(_WORDS, _("Phương hướng, kiến nghị"), is_required=False, **_IN_WORDS),
)
