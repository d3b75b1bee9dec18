"""Something a user owes or waits for: each app lists its own, the first page shows them all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.organisations.queries import ended_members
from thidua.apps.organisations.seats.roles import BlocRoles
from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.queries import due_days_of, preload_roles, roles_in
from thidua.apps.seasons.registries.seen_to import seen_to
from thidua.apps.seasons.year.to_do import open_items_of
from thidua.web.markup import address_of
from thidua.web.words import written_day

NEAR = timedelta(days=30)
"""A step of the year itself is named when it is due within this time."""

_STEP = {  # state: what has to come next, the phase whose due date it has
    # From RUNNING the year moves on when scoring is opened: who opens it asks for that.
    Season.State.DRAFT: (gettext_lazy("Chuẩn bị xong để mở đăng ký thi đua"), Phase.Kind.SETUP),
    Season.State.SIGNED: (gettext_lazy("Chuyển sang thực hiện phong trào"), Phase.Kind.SIGNING),
    Season.State.SCORING: (
        gettext_lazy("Nhận đủ bảng tự chấm, chuyển sang thẩm định"),
        Phase.Kind.SCORING,
    ),
    Season.State.REVIEWING: (
        gettext_lazy("Thẩm định xong, chuyển sang hội nghị"),
        Phase.Kind.REVIEWING,
    ),
    Season.State.CONFERENCE: (gettext_lazy("Kết thúc năm và bàn giao"), Phase.Kind.DOSSIER),
}


class News(StrEnum):
    """Why the user is told at once that it waits, most pressing first.

    Of anything else the day alone speaks.
    """

    VOTE = "vote"
    SIGN = "sign"
    EXPLAIN = "explain"
    CHECK = "check"
    RETURNED = "returned"
    CONSULTED = "consulted"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One act that waits for the user, with the page where it is done.

    What others owe the user is ``by_others``; without a button there is nothing but to wait.
    """

    season: Season | None  # None: it belongs to no bloc's year
    text: str
    button: str
    url: str
    due_on: date | None
    follows: bool = False  # it comes after everything else of the same day
    news: News | None = None
    by_others: bool = False

    def days_left(self, day: date) -> int | None:
        """Days until due; negative when late; None without a due date."""
        return None if self.due_on is None else (self.due_on - day).days


Source = Callable[[User, Sequence[Season], date], list[Obligation]]
_sources: list[Source] = []


def obligation_source(source: Source) -> Source:
    """Register an app's ``obligations_of``; a season's overview and the first page ask them all."""
    if source not in _sources:
        _sources.append(source)
    return source


def everything_asked(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """What every app says the user owes or waits for; first by day, without a day last."""
    preload_roles(user, seasons)
    found = [owed for source in _sources for owed in source(user, seasons, day)]
    return sorted(found, key=_urgency)


def everything_owed(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """The same without what the user can only wait for."""
    return [each for each in everything_asked(user, seasons, day) if each.button]


def owed_late_in(season: Season, owed: Iterable[Obligation], day: date) -> frozenset[date]:
    """Days past on which something was due in the year that the user owes: there it is red."""
    mine = (each.due_on for each in owed if each.season == season and not each.by_others)
    return frozenset(due for due in mine if due is not None and due < day)


def _urgency(owed: Obligation) -> tuple[date, int, bool]:
    place = owed.season.pk if owed.season else 0
    return (owed.due_on or date.max, place, owed.follows)


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """What the checklists and the steps of the years ask of the user."""
    open_seasons = {s.pk: s for s in seasons if s.state != Season.State.CLOSED}
    preload_roles(user, open_seasons.values())
    found = [o for season in open_seasons.values() for o in _steps(user, season, day)]
    found.extend(_ended(user, list(open_seasons.values()), day))
    items = open_items_of(list(open_seasons.values()), _owners(user, open_seasons.values()))
    known, page_of = seen_to(items), address_of("seasons:detail")
    for item in items:
        season, seen = open_seasons[item.season_id], known.get(item.pk)
        if seen is not None and (seen.asks or seen.is_done):
            continue
        if _owes(roles_in(user, season), item):
            url = seen.url if seen else f"{page_of(season.pk)}#checklist-{item.pk}"
            button = _("Đến nơi làm") if seen else _("Mở danh sách việc")
            found.append(Obligation(season, item.text, button, url, item.due_on))
    return found


def _ended(user: User, seasons: Sequence[Season], day: date) -> Iterator[Obligation]:
    """Members that ended: whoever runs the year decides who follows, or that they leave."""
    run = {
        (season.bloc_id, season.year): season
        for season in seasons
        if roles_in(user, season).is_head or roles_in(user, season).is_standing
    }
    for place in ended_members({bloc for bloc, _year in run}, day=day) if run else ():
        season = run.get((place.bloc_id, place.year))
        if season is not None and _gone_in(season, place.unit.valid_to):
            text = _("%(unit)s kết thúc hoạt động ngày %(day)s: ghi rời khối hoặc đơn vị kế thừa")
            told = text % {"unit": place.unit, "day": written_day(place.unit.valid_to)}
            url = f"{address_of('seasons:departures')(season.pk)}?unit={place.unit_id}"
            yield Obligation(season, told, _("Ghi rời khối"), url, place.unit.valid_to)


def _gone_in(season: Season, last_day: date | None) -> bool:
    """Whether the first day without the unit lies in the year; one that ended later took part."""
    return last_day is not None and season.starts_on <= last_day + timedelta(1) <= season.ends_on


def _owners(user: User, seasons: Iterable[Season]) -> set[str]:
    """Only what the user can owe somewhere is fetched: an office oversees many checklists."""
    roles = [roles_in(user, season) for season in seasons]
    may_owe = {
        Phase.Owner.HEAD: any(each.is_head for each in roles),
        Phase.Owner.STANDING: any(each.is_standing for each in roles),
        Phase.Owner.UNITS: any(each.member_units for each in roles),
    }
    return {owner.value for owner, may in may_owe.items() if may}


def _owes(roles: BlocRoles, item: ChecklistItem) -> bool:
    if item.owner == Phase.Owner.HEAD:
        return roles.is_head
    if item.owner == Phase.Owner.STANDING:
        return roles.is_standing
    ticked = {tick.unit_id for tick in item.ticks.all()}
    return bool(roles.member_units - ticked)


def _steps(user: User, season: Season, day: date) -> Iterator[Obligation]:
    step = _STEP.get(Season.State(season.state))
    if step is None or not roles_in(user, season).is_head:
        return
    text, kind = step
    days = due_days_of(season)
    due_on = days.get(kind) or days.get(Phase.Kind.CONFERENCE)
    if due_on is not None and due_on - day <= NEAR:
        url = f"{address_of('seasons:detail')(season.pk)}#move"
        yield Obligation(season, str(text), _("Xem và chuyển bước"), url, due_on, follows=True)
