"""What each person is to be reminded of today: from the very tasks of the first page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import Reminder
from thidua.apps.reminders.registries.monthly import told_this_month
from thidua.apps.reminders.waiting.people import People, one_of_each
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.pages.lateness import Lateness, lateness_of
from thidua.apps.seasons.queries import preload_roles, roles_in
from thidua.apps.seasons.registries.obligations import Obligation, everything_owed
from thidua.apps.seasons.year.at_once import open_seasons_of
from thidua.domain.reminding import stage_of

Kind = Reminder.Kind
_NUMBERS = re.compile(r"\d+")
_NAMED = 3  # units or blocs that a digest names


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is to be told; the same key is told once while it waits."""

    kind: str
    key: str
    text: str
    url: str
    season: int | None = None
    due_on: date | None = None
    news_key: str = ""  # of a deadline: who was told today that it waits is not told its day too


def wanted_on(people: People, day: date, *, with_digest: bool) -> dict[int, list[Wanted]]:
    """For each person what waits on that day; asked once for all who sit alike."""
    found: dict[int, list[Wanted]] = defaultdict(list)
    watched: list[tuple[tuple[int, ...], list[int]]] = []
    seasons: dict[int, Season] = {}
    for user, alike in one_of_each(people):
        mine = open_seasons_of(user)
        preload_roles(user, mine)
        told = (each for owed in everything_owed(user, mine, day) for each in told_of(owed, day))
        once = {each.key: each for each in told}
        if with_digest:
            once |= {each.key: each for each in _this_month(user, day)}
        for key in alike:
            found[key].extend(once.values())
        seasons.update({season.pk: season for season in mine})
        watched.append((alike, [season.pk for season in mine if _watches(user, season)]))
    if with_digest:
        late = {each.season.pk: each for each in lateness_of([*seasons.values()], day)}
        for alike, keys in watched:
            for digest in _digest([late[key] for key in keys if late[key].late_rows], day):
                for key in alike:
                    found[key].append(digest)
    return found


def told_of(owed: Obligation, day: date) -> Iterator[Wanted]:
    """That it waits, when that is news; and the stage of its day."""
    season = owed.season.pk if owed.season else None
    told = (owed.text[:500], owed.url, season, owed.due_on)
    about = f"{owed.url}|{owed.button}|{_NUMBERS.sub('', owed.text)}|{owed.due_on}"
    mark = sha256(about.encode()).hexdigest()[:32]
    news_key = f"{owed.news}:{mark}" if owed.news else ""
    if owed.news:
        yield Wanted(owed.news.value, news_key, *told)
    left = owed.days_left(day)
    stage = "" if left is None else stage_of(left)
    if stage:
        yield Wanted(stage.partition(".")[0], f"{stage}:{mark}", *told, news_key)


def _this_month(user: User, day: date) -> Iterator[Wanted]:
    """What comes once a month: with the first look of the month, or of the first day here."""
    for told in told_this_month(user, day):
        key = f"{Kind.MONTHLY.value}:{day:%Y-%m}:{told.url.partition('?')[0]}"
        yield Wanted(Kind.MONTHLY.value, key, told.text[:500], told.url)


def _watches(user: User, season: Season) -> bool:
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def _digest(late: Sequence[Lateness], day: date) -> Iterable[Wanted]:
    """One line on who is late, where anybody is: the units of a bloc, the blocs of an office."""
    if not late:
        return
    key = f"{Kind.DIGEST.value}:{day}"
    if len(late) == 1:
        one = late[0]
        units = [row.member.name for row in one.late_rows]
        text = _("%(season)s: %(count)s/%(all)s đơn vị đang trễ: %(names)s") % {
            "season": one.season,
            "count": len(units),
            "all": len(one.rows),
            "names": _first(units),
        }
        yield Wanted(Kind.DIGEST.value, key, text[:500], _page_of(one.season), one.season.pk)
        return
    late = sorted(late, key=lambda each: -len(each.late_rows))
    named = [f"{each.season.bloc_name} ({len(each.late_rows)})" for each in late]
    text = _("%(blocs)s khối có %(count)s đơn vị đang trễ: %(names)s") % {
        "blocs": len(late),
        "count": sum(len(each.late_rows) for each in late),
        "names": _first(named),
    }
    yield Wanted(Kind.DIGEST.value, key, text[:500], reverse("home:index"))


def _first(names: Sequence[str]) -> str:
    rest = len(names) - _NAMED
    told = ", ".join(names[:_NAMED])
    return told if rest <= 0 else _("%(names)s và %(rest)s nữa") % {"names": told, "rest": rest}


def _page_of(season: Season) -> str:
    return reverse("seasons:detail", args=[season.pk])
