"""The board and the list of nominations: narrowed and sorted as the address says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, QuerySet
from django.db.models.expressions import OrderBy
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.dossiers.dossier.working_calendar import calendar_of
from thidua.apps.dossiers.models import Nomination
from thidua.apps.seasons.pages.seasons import Head
from thidua.domain.vietnamese_text import fold
from thidua.domain.working_days import WorkingCalendar, days_left

PAGE = 30
IN_COLUMN = 12
State = Nomination.State

COLUMNS = (
    ("preparing", gettext_lazy("Đang lập hồ sơ"), (State.PROPOSED, State.RETURNED, State.COMPLETE)),
    ("appraising", gettext_lazy("Tiếp nhận, thẩm định"), (State.SENT, State.RECEIVED)),
    ("council", gettext_lazy("Hội đồng, quyết định"), (State.APPRAISED, State.VOTED)),
    (
        "done",
        gettext_lazy("Đã có kết quả"),
        (State.DECIDED, State.PRESENTED, State.REFUSED, State.REVOKED, State.WITHDRAWN),
    ),
)
"""The board's columns: key, words, the states in each."""
TONES = {
    State.PROPOSED.value: "azure",
    State.RETURNED.value: "orange",
    State.COMPLETE.value: "azure",
    State.SENT.value: "blue",
    State.RECEIVED.value: "blue",
    State.APPRAISED.value: "green",
    State.VOTED.value: "green",
    State.DECIDED.value: "green",
    State.PRESENTED.value: "green",
    State.REFUSED.value: "red",
    State.REVOKED.value: "red",
    State.WITHDRAWN.value: "secondary",
}
_DUE = (F("due_on").asc(nulls_last=True), "-award_year", "subject_name", "pk")
_ORDERS: Mapping[str, Sequence[OrderBy | str]] = {
    "": _DUE,
    "due_on": _DUE,
    "-due_on": (F("due_on").desc(nulls_last=True), "subject_name", "pk"),
} | {
    f"{sign}{key}": (f"{sign}{key}", "-award_year", "subject_name", "pk")
    for key in ("subject_name", "award", "award_year", "state")
    for sign in ("", "-")
}
_HEADS = {
    "subject_name": gettext_lazy("Tập thể, cá nhân"),
    "award": gettext_lazy("Danh hiệu, hình thức"),
    "award_year": gettext_lazy("Năm"),
    "state": gettext_lazy("Bước"),
    "due_on": gettext_lazy("Hạn"),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the address asks for."""

    words: str = ""
    year: int | None = None
    bloc: int | None = None
    award: str = ""
    state: str = ""
    sort: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Narrowing":
        """Read from an address; what makes no sense is left out."""
        state, sort = query.get("state", ""), query.get("sort", "")
        return cls(
            words=query.get("q", "").strip()[:100],
            year=_whole(query.get("year", "")),
            bloc=_whole(query.get("bloc", "")),
            award=query.get("award", "")[:20],
            state=state if state in State.values else "",
            sort=sort if sort in _ORDERS else "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.year or self.bloc or self.award or self.state)

    def heads(self) -> list[Head]:
        """The heads of the columns; what is due first comes first when nothing is asked."""
        sort = self.sort or "due_on"
        return [_head(key, str(text), sort) for key, text in _HEADS.items()]


def _head(key: str, text: str, sort: str) -> Head:
    if key == sort:
        return Head(key, text, f"-{key}", "ascending")
    return Head(key, text, key, "descending" if sort == f"-{key}" else "")


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def narrowed(nominations: QuerySet[Nomination], asked: Narrowing) -> QuerySet[Nomination]:
    """The nominations asked for, in order."""
    given = {
        "award_year": asked.year,
        "season__bloc": asked.bloc,
        "award": asked.award,
        "state": asked.state,
    }
    found = nominations.filter(**{name: value for name, value in given.items() if value})
    for word in fold(asked.words).split():
        found = found.filter(search_text__contains=word)
    return found.order_by(*_ORDERS[asked.sort])


class Card(NamedTuple):
    """One nomination as board and list show it."""

    url: str
    name: str
    award: str
    year: int
    place: str
    tone: str
    state: str
    due: str
    due_look: str
    is_illustrative: bool


class Clock:
    """Days left for nominations of several authorities, each calendar read once."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._calendars: dict[int, WorkingCalendar] = {}

    def left(self, nomination: Nomination) -> int | None:
        """Working days until the step is due; None without a deadline."""
        if nomination.due_on is None:
            return None
        key = nomination.authority_id
        if key not in self._calendars:
            first = date(self.today.year - 3, 1, 1)
            self._calendars[key] = calendar_of(nomination.authority, first, self.today)
        return days_left(self.today, nomination.due_on, self._calendars[key])

    def words(self, nomination: Nomination) -> tuple[str, str]:
        """The days left in words, and how they look."""
        left = self.left(nomination)
        if left is None or nomination.due_on is None:
            return "", ""
        due = f"{nomination.due_on:%d/%m/%Y}"
        if left < 0:
            return _("quá hạn %(days)s ngày làm việc (%(due)s)") % {
                "days": -left,
                "due": due,
            }, "late"
        if left == 0:
            return _("hạn hôm nay (%s)") % due, "late"
        return _("còn %(days)s ngày làm việc (%(due)s)") % {"days": left, "due": due}, ""


def cards(nominations: Iterable[Nomination], clock: Clock) -> list[Card]:
    """The nominations as plain values."""
    return [_card(each, clock) for each in nominations]


def _card(each: Nomination, clock: Clock) -> Card:
    due, look = clock.words(each)
    place = each.season.bloc_name if each.season else each.from_unit.name
    return Card(
        url=reverse("dossiers:nomination", args=[each.pk]),
        name=each.subject_name,
        award=each.award_name,
        year=each.award_year,
        place=place,
        tone=TONES[each.state],
        state=str(each.get_state_display()),
        due=due,
        due_look=look,
        is_illustrative=each.is_illustrative,
    )


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column of the board: how many, the first of them, the states with counts."""

    key: str
    title: str
    count: int
    cards: list[Card]
    states: list[tuple[str, str, int]]


def board_of(
    nominations: QuerySet[Nomination], asked: Narrowing, clock: Clock
) -> list[BoardColumn]:
    """The columns, each with what is due first."""
    found = narrowed(nominations, asked)
    counted = found.order_by("state").values_list("state").annotate(n=Count("pk"))
    counts: dict[str, int] = dict(counted)
    columns = []
    for key, title, states in COLUMNS:
        there = [(state.value, str(state.label), counts[state]) for state in states
                 if counts.get(state)]  # fmt: skip
        total = sum(count for *_rest, count in there)
        rows = list(found.filter(state__in=states)[:IN_COLUMN]) if total else []
        columns.append(BoardColumn(key, str(title), total, cards(rows, clock), there))
    return columns
