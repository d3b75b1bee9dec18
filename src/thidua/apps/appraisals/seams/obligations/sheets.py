"""What waits for a user: the own sheet, sheets to verify and lock, the result to publish."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Result, Sheet
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.queries import units_led
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import (
    due_days_of,
    keep_phases,
    of_members,
    places_in,
)
from thidua.apps.seasons.registries.obligations import NEAR, News, Obligation, obligation_source
from thidua.apps.seasons.year.at_once import keep_places
from thidua.web.markup import address_of
from thidua.web.prepared import prepared

_TIME = {
    Season.State.SIGNED,
    Season.State.RUNNING,
    Season.State.SCORING,
    Season.State.REVIEWING,
    Season.State.CONFERENCE,
}
_RUNNERS = (Membership.Role.HEAD, Membership.Role.DEPUTY)


class _Sheet(NamedTuple):
    """What is asked of a sheet here."""

    pk: int
    unit_id: int
    unit: str
    state: str
    returned_reason: str
    ready_at: datetime | None
    leader_remark: str
    due_on: date | None  # of a period with a day of its own
    period: str | None


@dataclass(frozen=True)
class _Facts:
    """What a few queries say about all seasons at once."""

    roles: dict[int, dict[int, str]]  # season → own unit → role
    runners: dict[int, set[int]]
    sheets: dict[int, list[_Sheet]]
    changed: Counter[int]  # sheet → lines with another figure and no answer
    published: set[int]
    due: dict[tuple[int, str], date]
    leads: Collection[int]  # units that the user leads
    led: Collection[int]  # own units whose leader can sign in


@obligation_source
def obligations_of(user: User, seasons: Iterable[Season], day: date) -> list[Obligation]:
    """What the user owes in these seasons; a handful of queries however many there are."""
    waiting = [season for season in seasons if season.state in _TIME]
    keep_places(waiting)
    concerned = [season for season in waiting if _concerns(seats_of(user).units, season)]
    if not concerned:
        return []
    keep_phases(concerned)
    facts = _facts(user, concerned, day)
    found: list[Obligation] = []
    for season in concerned:
        found.extend(_own(season, facts))
        found.extend(_running(user, season, facts, day))
    return found


def _concerns(units: Collection[int], season: Season) -> bool:
    """Where two run the bloc, nobody but members has anything to do with its sheets."""
    places = places_in(season)
    runners = {unit for unit, role in places if role in _RUNNERS}
    return len(runners) < len(_RUNNERS) or any(unit in units for unit, _role in places)


def _facts(user: User, seasons: Sequence[Season], day: date) -> _Facts:
    seats = seats_of(user)
    keys, units = [season.pk for season in seasons], seats.units
    places = {season.pk: places_in(season) for season in seasons}
    roles = {key: {u: role for u, role in there if u in units} for key, there in places.items()}
    runners = {key: {u for u, role in there if role in _RUNNERS} for key, there in places.items()}
    sheets: dict[int, list[_Sheet]] = {}
    for season_key, *told in _sheets(keys):
        sheets.setdefault(season_key, []).append(_Sheet(*told))
    due = {(s.pk, kind): day for s in seasons for kind, day in due_days_of(s).items()}
    return _Facts(
        roles,
        runners,
        sheets,
        Counter(dict(_changed(keys, units))),
        {season for (season,) in _published(keys)},
        due,
        seats.leader_of,
        {unit for (unit,) in units_led(units, day=day)},
    )


@prepared
def _sheets(seasons: Collection[int]) -> QuerySet[Sheet, tuple[Any, ...]]:
    return Sheet.objects.filter(of_members(), season__in=seasons).values_list(
        "season_id",
        "pk",
        "unit_id",
        "unit__name",
        "state",
        "returned_reason",
        "ready_at",
        "leader_remark",
        "period__due_on",
        "period__name",
    )


@prepared
def _changed(seasons: Collection[int], units: Collection[int]) -> QuerySet[Line, tuple[int, int]]:
    """Sheet → how many of its lines wait for an answer."""
    changed = Line.objects.filter(sheet__season__in=seasons, sheet__unit__in=units)
    waiting = changed.filter(verdict=Line.Verdict.CHANGED, answer="")
    return waiting.values_list("sheet").annotate(count=Count("pk"))


@prepared
def _published(seasons: Collection[int]) -> QuerySet[Result, tuple[int]]:
    return Result.objects.filter(season__in=seasons).values_list("season")


def _own(season: Season, facts: _Facts) -> Iterable[Obligation]:
    """The own unit's sheet: to fill in, or to answer."""
    mine = facts.roles[season.pk]
    if season.state not in {Season.State.SCORING, Season.State.REVIEWING}:
        return
    reviewed_by = facts.due.get((season.pk, Phase.Kind.REVIEWING))
    for sheet in facts.sheets.get(season.pk, ()):
        if sheet.unit_id not in mine:
            continue
        url = address_of("appraisals:sheet")(sheet.pk)
        if sheet.state == Sheet.State.DRAFT:
            due = sheet.due_on if sheet.period else facts.due.get((season.pk, Phase.Kind.SCORING))
            yield from _draft(season, sheet, facts, due)
        elif sheet.state != Sheet.State.LOCKED and facts.changed[sheet.pk]:
            text = _("Thẩm định ghi số khác ở %(count)s dòng của %(unit)s: xem và giải trình") % {
                "count": facts.changed[sheet.pk],
                "unit": sheet.unit,
            }
            button = _("Xem và giải trình")
            yield Obligation(season, text, button, url, reviewed_by, news=News.EXPLAIN)
        elif sheet.state == Sheet.State.SELF_SCORED:
            text = _("Đang chờ thẩm định bảng tự chấm của %s") % sheet.unit
            yield Obligation(season, text, "", url, reviewed_by, by_others=True)


def _draft(season: Season, sheet: _Sheet, facts: _Facts, due: date | None) -> Iterable[Obligation]:
    """Who prepares it presents it; then it waits for who signs."""
    signs = sheet.unit_id in facts.leads or (
        season.bloc.officers_hand_in or sheet.unit_id not in facts.led
    )
    named = {"unit": f"{sheet.unit}, {sheet.period}" if sheet.period else sheet.unit}
    if sheet.ready_at is not None:
        if signs:
            url = address_of("appraisals:submit_sheet")(sheet.pk)
            text = _("Ký và nộp bảng tự chấm của %(unit)s") % named
            yield Obligation(season, text, _("Xem và ký"), url, due, news=News.SIGN)
        else:
            text = _("Đang chờ lãnh đạo ký và nộp bảng tự chấm của %(unit)s") % named
            url = address_of("appraisals:sheet")(sheet.pk)
            yield Obligation(season, text, "", url, due, by_others=True)
        return
    news = News.RETURNED if sheet.leader_remark or sheet.returned_reason else None
    if sheet.leader_remark:
        text = _("Sửa bảng tự chấm của %(unit)s theo ý kiến lãnh đạo, trình lại") % named
    elif sheet.returned_reason:
        text = _("Sửa bảng chấm điểm bị trả lại của %(unit)s") % named
    elif signs:
        text = _("Tự chấm điểm, ký và nộp bảng của %(unit)s") % named
    else:
        text = _("Tự chấm điểm và trình lãnh đạo ký bảng của %(unit)s") % named
    url = address_of("appraisals:sheet")(sheet.pk)
    yield Obligation(season, text, _("Tự chấm điểm"), url, due, news=news)


def _running(user: User, season: Season, facts: _Facts, day: date) -> Iterable[Obligation]:
    """What head, deputy and (for sheets nobody else may verify) the standing office owe."""
    mine = facts.roles[season.pk]
    runs = any(role in _RUNNERS for role in mine.values())
    is_standing = season.bloc.authority_id in seats_of(user).standing_of
    if not runs and not is_standing:
        return
    runners = facts.runners[season.pk]
    sheets = facts.sheets.get(season.pk, [])
    verifiable = [
        sheet
        for sheet in sheets
        if sheet.unit_id not in mine and (runs or not runners - {sheet.unit_id})
    ]
    if runs and not sheets and season.state in {Season.State.SIGNED, Season.State.RUNNING}:
        due = facts.due.get((season.pk, Phase.Kind.RUNNING))
        if due is not None and due - day <= NEAR:
            yield _act(season, _("Mở chấm điểm cho các đơn vị"), _("Mở chấm điểm"), "sheets", due)
    yield from _verifying(season, verifiable, facts)
    if runs:
        yield from _publishing(season, sheets, facts)


def _publishing(season: Season, sheets: Sequence[_Sheet], facts: _Facts) -> Iterable[Obligation]:
    """A period to close, or the result of the year."""
    due = facts.due.get((season.pk, Phase.Kind.REVIEWING))
    is_ready = all(sheet.state == Sheet.State.LOCKED for sheet in sheets)
    period = next((sheet.period for sheet in sheets), None)
    if is_ready and period:
        text = _("Công bố kết quả và đóng %s") % period
        yield _act(season, text, _("Đóng kỳ"), "periods", None)
        return
    # sheets of closed periods are not among those in hand
    has_come = is_ready and (bool(sheets) or season.state == Season.State.REVIEWING)
    if has_come and season.pk not in facts.published:
        yield _act(season, _("Công bố kết quả chấm điểm trong khối"), _("Công bố"), "result", due)


def _verifying(season: Season, sheets: Sequence[_Sheet], facts: _Facts) -> Iterable[Obligation]:
    due = facts.due.get((season.pk, Phase.Kind.REVIEWING))
    states = Counter(sheet.state for sheet in sheets)
    waiting, verified = states[Sheet.State.SELF_SCORED], states[Sheet.State.VERIFIED]
    if waiting:
        text = _("Thẩm định bảng chấm điểm của %(waiting)s đơn vị") % {"waiting": waiting}
        yield _act(season, text, _("Thẩm định"), "sheets", due)
    elif verified:
        text = _("Khoá bảng chấm điểm đã thẩm định của %(verified)s đơn vị") % {
            "verified": verified
        }
        yield _act(season, text, _("Khoá bảng"), "sheets", due)


def _act(season: Season, text: str, button: str, page: str, due: date | None) -> Obligation:
    return Obligation(season, text, button, address_of(f"appraisals:{page}")(season.pk), due)
