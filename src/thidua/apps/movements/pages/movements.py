"""The list of movements: narrowed as the address says, with what fell silent and what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.movements.models import Activity, Movement
from thidua.apps.movements.queries import days_of_movements, last_activities
from thidua.apps.movements.registries.traces import last_traces
from thidua.apps.seasons.models import Season
from thidua.domain.silence import silent_days
from thidua.web.asked import a_choice
from thidua.web.badges import Badge
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

STATES = {
    "running": gettext_lazy("Chưa tổng kết"),
    "silent": gettext_lazy("Im lặng từ 60 ngày"),
    "closed": gettext_lazy("Đã tổng kết"),
}


@dataclass(frozen=True, slots=True)
class MovementsAsked(Narrowing):
    """What the address asks for."""

    origin: str = a_choice(Movement.Origin.values)
    kind: str = a_choice(Movement.Kind.values)
    state: str = a_choice(STATES)

    columns: ClassVar = {
        "name": Column(gettext_lazy("Phong trào"), ("search_text",)),
        "starts": Column(gettext_lazy("Thời gian"), ("starts_on",)),
    }
    usual: ClassVar = "-starts"
    tail: ClassVar = ("-pk",)

    @property
    def filters(self) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        every = _("Tất cả")
        return [
            ("origin", _("Cấp phát động"), every, options(Movement.Origin.choices, self.origin)),
            ("kind", _("Hình thức"), every, options(Movement.Kind.choices, self.kind)),
            ("state", _("Tình trạng"), every, options(STATES.items(), self.state)),
        ]


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement in words; ``silent`` is how many days nothing was recorded, if too many."""

    movement: Movement
    days: str
    badge: Badge
    silent: int | None
    owed: list[str]
    last: str


def movement_rows(
    movements: QuerySet[Movement], asked: MovementsAsked, season: Season, day: date
) -> list[MovementRow]:
    """The movements asked for, in order; two queries and one for each source of traces."""
    found = with_words(movements, asked.words)
    for name in ("origin", "kind"):
        if value := getattr(asked, name):
            found = found.filter(**{name: value})
    if asked.state:
        found = found.filter(Q(closed_on__isnull=asked.state != "closed"))
    rows = rows_of(found.order_by(*asked.order), season, day)
    return [row for row in rows if row.silent] if asked.state == "silent" else rows


def silence_in(season: Season, day: date) -> list[int | None]:
    """How long each movement of a year has been silent; everybody in the year sees them all."""
    running = days_of_movements([season.pk])
    if season.state == Season.State.CLOSED:
        return [None for _movement in running]
    keys = [key for key, *_days in running]
    known = last_traces(keys)
    for key, held_on in last_activities(keys):
        known[key].append(held_on)
    return [
        None if closed_on else silent_days(starts_on, ends_on, known[key], day)
        for key, starts_on, ends_on, closed_on in running
    ]


def rows_of(movements: Iterable[Movement], season: Season, day: date) -> list[MovementRow]:
    """Movements in words, on a day."""
    found = list(movements)
    keys = [movement.pk for movement in found]
    traces = last_traces(keys)
    held: dict[int, set[str]] = {}
    for key, kind in Activity.objects.filter(movement__in=keys).values_list("movement", "kind"):
        held.setdefault(key, set()).add(kind)
    is_over = season.state == Season.State.CLOSED
    return [
        _row(each, traces.get(each.pk, []), held.get(each.pk, set()), day, is_over=is_over)
        for each in found
    ]


def _row(
    movement: Movement, traces: list[date], held: set[str], day: date, *, is_over: bool
) -> MovementRow:
    last_held: date | None = getattr(movement, "last_held_on", None)
    known = [*traces, *([last_held] if last_held else [])]
    last = written_day(max(known)) if known else ""
    end = written_day(movement.ends_on) if movement.ends_on else _("không định ngày kết thúc")
    days = f"{written_day(movement.starts_on)} – {end}"
    if movement.closed_on is not None or is_over:
        return MovementRow(movement, days, _ended(movement), None, [], last)
    silent = silent_days(movement.starts_on, movement.ends_on, known, day)
    return MovementRow(movement, days, _running(movement, day), silent, _owed(movement, held, day),
                       last)  # fmt: skip


def _ended(movement: Movement) -> Badge:
    if movement.closed_on is None:
        return Badge(_("Chưa tổng kết"), "orange", "alert-triangle")
    return Badge(_("Đã tổng kết"), "green", "check")


def _running(movement: Movement, day: date) -> Badge:
    if day < movement.starts_on:
        return Badge(_("Chưa bắt đầu"))
    if movement.ends_on is not None and day > movement.ends_on:
        return Badge(_("Hết hạn, chưa tổng kết"), "orange", "alert-triangle")
    return Badge(_("Đang chạy"), "blue")


def _owed(movement: Movement, held: set[str], day: date) -> list[str]:
    """Reviews that are due and were not held."""
    duties = [
        (Activity.Kind.INTERIM, movement.interim_due_on, _("quá hạn sơ kết %s")),
        (Activity.Kind.FINAL, movement.final_due_on, _("quá hạn tổng kết %s")),
    ]
    return [
        words % written_day(due)
        for kind, due, words in duties
        if due is not None and due < day and kind not in held
    ]
