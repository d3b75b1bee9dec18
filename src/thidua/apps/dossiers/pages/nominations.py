"""The board and the list of nominations: narrowed and sorted as the address says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.dossiers.dossier.working_calendar import calendar_of
from thidua.apps.dossiers.models import Nomination
from thidua.domain.working_days import WorkingCalendar, days_left
from thidua.law.catalogue import catalogue
from thidua.web.asked import a_choice, a_key
from thidua.web.badges import Badge, badge_of
from thidua.web.lists import Column, Narrowing, with_words
from thidua.web.words import written_day

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


@dataclass(frozen=True, slots=True)
class NominationsAsked(Narrowing):
    """What the address asks for; what is due first comes first when nothing is asked."""

    year: int | None = a_key()
    bloc: int | None = a_key()
    award: str = a_choice(catalogue())
    state: str = a_choice(State.values)

    columns: ClassVar = {
        "subject_name": Column(gettext_lazy("Tập thể, cá nhân"), ("subject_name",)),
        "award": Column(gettext_lazy("Danh hiệu, hình thức"), ("award",)),
        "award_year": Column(gettext_lazy("Năm"), ("award_year",)),
        "state": Column(gettext_lazy("Bước"), ("state",)),
        "due_on": Column(gettext_lazy("Hạn"), ("due_on",)),
    }
    usual: ClassVar = "due_on"
    tail: ClassVar = ("-award_year", "subject_name", "pk")


def narrowed(nominations: QuerySet[Nomination], asked: NominationsAsked) -> QuerySet[Nomination]:
    """The nominations asked for, in order."""
    given = {
        "award_year": asked.year,
        "season__bloc": asked.bloc,
        "award": asked.award,
        "state": asked.state,
    }
    found = nominations.filter(**{name: value for name, value in given.items() if value})
    found = with_words(found, asked.words)
    first, *rest = asked.order
    if first.removeprefix("-") != "due_on":
        return found.order_by(first, *rest)
    due = F("due_on").desc if first.startswith("-") else F("due_on").asc
    return found.order_by(due(nulls_last=True), *rest)


class Card(NamedTuple):
    """One nomination as board and list show it."""

    url: str
    name: str
    award: str
    year: int
    place: str
    badge: Badge
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
        due = written_day(nomination.due_on)
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
        badge=badge_of(each),
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
    nominations: QuerySet[Nomination], asked: NominationsAsked, clock: Clock
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
