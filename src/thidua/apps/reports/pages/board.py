"""The board of who owes what: units by forms, late first, narrowed as the address says."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.reports.models import Report, ReportForm
from thidua.apps.reports.queries.duties import Duty, duties_in
from thidua.apps.reports.queries.reports import runs_reports
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import preload_roles, roles_in
from thidua.domain.deadlines import Timeliness, day_and_time
from thidua.domain.vietnamese_text import SortKey, fold, sort_key
from thidua.web.asked import a_choice, a_key
from thidua.web.lists import Column, Narrowing, Option, options
from thidua.web.words import written_day, written_moment

_STANDS = list(Timeliness)


def _stands(timeliness: Timeliness) -> Callable[[Duty], bool]:
    return lambda duty: duty.timeliness is timeliness


_STATES: dict[str, Callable[[Duty], bool]] = {
    "owed": lambda duty: duty.is_owed,
    **{each.value: _stands(each) for each in Timeliness},
    "returned": lambda duty: duty.state == Report.State.RETURNED,
    "submitted": lambda duty: duty.is_waiting,
    "accepted": lambda duty: duty.state == Report.State.ACCEPTED,
    "extended": lambda duty: duty.extensions > 0,
}
"""What a duty must be, by the words of the filter."""


@dataclass(frozen=True, slots=True)
class BoardAsked(Narrowing):
    """What the address asks for."""

    period: str = a_choice(ReportForm.Period.values)
    form: int | None = a_key()
    unit: int | None = a_key()
    bloc: int | None = a_key()
    state: str = a_choice(_STATES)

    columns: ClassVar = {
        "state": Column(gettext_lazy("Tình trạng")),
        "unit": Column(gettext_lazy("Đơn vị")),
        "bloc": Column(gettext_lazy("Khối")),
        "form": Column(gettext_lazy("Báo cáo")),
        "due": Column(gettext_lazy("Hạn nộp")),
        "received": Column(gettext_lazy("Nhận lúc")),
    }
    usual: ClassVar = "state"

    def filters(self, duties: Collection[Duty], *, is_wide: bool) -> list[Any]:
        """The filters above the list: name, label, words of "all", choices."""
        periods = {each.form.period for each in duties}
        named = [each for each in ReportForm.Period.choices if each[0] in periods]
        found: list[tuple[str, str, str, list[Option]]] = [
            ("period", _("Kỳ"), _("Tất cả"), options(named, self.period)),
            ("state", _("Tình trạng"), _("Tất cả"), options(_state_words(), self.state)),
        ]
        if is_wide:
            blocs = {each.season.bloc_id: each.season.bloc_name for each in duties}
            chosen = options(blocs.items(), self.bloc)
            found.insert(0, ("bloc", _("Khối"), _("Tất cả"), chosen))
        elif len({each.unit.unit_id for each in duties}) > 1:
            units = {each.unit.unit_id: each.unit.name for each in duties}
            found.insert(0, ("unit", _("Đơn vị"), _("Tất cả"), options(units.items(), self.unit)))
        return found


def _state_words() -> list[tuple[str, str]]:
    return [
        ("owed", _("Còn phải nộp")),
        (Timeliness.OVERDUE.value, _("Quá hạn, chưa nộp")),
        (Timeliness.MISSED.value, _("Không nộp, đã khoá nhận")),
        (Timeliness.WAITING.value, _("Chưa đến hạn")),
        (Timeliness.LATE.value, _("Nộp trễ")),
        (Timeliness.ON_TIME.value, _("Nộp đúng hạn")),
        ("returned", _("Trả lại để sửa")),
        ("submitted", _("Chờ xem")),
        ("accepted", _("Đã chấp nhận")),
        ("extended", _("Có gia hạn")),
    ]


def duties_seen(user: User, seasons: Collection[Season], now: datetime) -> list[Duty]:
    """Every unit's for who runs the year or stands over it; else the own unit's."""
    preload_roles(user, seasons)
    return [
        duty
        for duty in duties_in(seasons, now)
        if runs_reports(user, duty.season)
        or duty.unit.unit_id in roles_in(user, duty.season).member_units
    ]


def narrowed(duties: Iterable[Duty], asked: BoardAsked) -> list[Duty]:
    """Those asked for, in the order asked for."""
    words = fold(asked.words).split()
    found = [
        duty
        for duty in duties
        if (not asked.period or duty.form.period == asked.period)
        and asked.form in {None, duty.form.pk}
        and asked.unit in {None, duty.unit.unit_id}
        and asked.bloc in {None, duty.season.bloc_id}
        and (not asked.state or _STATES[asked.state](duty))
        and (not words or _holds(duty, words))
    ]
    sort = asked.sort or asked.usual
    found.sort(key=_KEYS["unit"])
    found.sort(key=_KEYS[sort.removeprefix("-")], reverse=sort.startswith("-"))
    return found


def _holds(duty: Duty, words: list[str]) -> bool:
    text = fold(f"{duty.unit.code} {duty.unit.name} {duty.form.name} {duty.season.bloc_name}")
    return all(word in text for word in words)


def _urgency(duty: Duty) -> tuple[int, int, datetime]:
    """Late first, and the later the sooner; a returned one before those that have time."""
    place = _STANDS.index(duty.timeliness) * 2
    if duty.state == Report.State.RETURNED:
        place = 3
    return (place, -duty.days, duty.deadline.due)


@lru_cache(8192)
def _name_key(name: str) -> SortKey:
    """One name heads many rows."""
    return sort_key(name)


_KEYS: dict[str, Callable[[Duty], Any]] = {
    "state": _urgency,
    "unit": lambda duty: _name_key(duty.unit.name),
    "bloc": lambda duty: _name_key(duty.season.bloc_name),
    "form": lambda duty: (duty.form.deadline.due, duty.form.pk),
    "due": lambda duty: duty.deadline.due,
    "received": lambda duty: (duty.received is None, duty.received or duty.deadline.due),
}


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty in words."""

    duty: Duty
    due: str
    received: str
    state: str


def rows_of(duties: Iterable[Duty]) -> list[DutyRow]:
    """Duties in words."""
    return [
        DutyRow(
            duty,
            written_instant(duty.deadline.due),
            written_moment(duty.received) if duty.received else "",
            str(Report.State(duty.state).label) if duty.state else _("Chưa lập"),
        )
        for duty in duties
    ]


def written_instant(instant: datetime) -> str:
    """24:00 ngày 30/06/2024: a local instant, midnight as the end of a day."""
    day, time = day_and_time(instant)
    return _("%(time)s ngày %(day)s") % {"time": time, "day": written_day(day)}


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form, or one period over all blocs: how many are expected, came, came on time."""

    name: str
    query: str  # what narrows the board to it
    due: str
    expected: int
    received: int
    on_time: int
    late: int
    owed: int  # past their date
    waiting: int  # handed in, not looked at


def form_rows(duties: Iterable[Duty]) -> list[FormRow]:
    """The forms of these duties, in the order of their dates."""
    by_form: dict[int, list[Duty]] = {}
    for duty in duties:
        by_form.setdefault(duty.form.pk, []).append(duty)
    return [
        _form_row(
            each, each[0].form.name, f"form={key}", written_instant(each[0].form.deadline.due)
        )
        for key, each in by_form.items()
    ]


def period_rows(duties: Iterable[Duty]) -> list[FormRow]:
    """The same by period, for many blocs."""
    by_period: dict[str, list[Duty]] = {}
    for duty in duties:
        by_period.setdefault(duty.form.period, []).append(duty)
    return [
        _form_row(by_period[key], str(label), f"period={key}")
        for key, label in ReportForm.Period.choices
        if key in by_period
    ]


def _form_row(duties: list[Duty], name: str, query: str, due: str = "") -> FormRow:
    count = dict.fromkeys(Timeliness, 0)
    for duty in duties:
        count[duty.timeliness] += 1
    return FormRow(
        name,
        query,
        due,
        len(duties),
        count[Timeliness.ON_TIME] + count[Timeliness.LATE],
        count[Timeliness.ON_TIME],
        count[Timeliness.LATE],
        count[Timeliness.OVERDUE] + count[Timeliness.MISSED],
        sum(duty.is_waiting for duty in duties),
    )
