"""What reports ask of a user now: to fill in, to hand in again, to look through, to chase."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.reports.models import Report
from thidua.apps.reports.queries.duties import Duty, duties_on
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import preload_roles, roles_in
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source
from thidua.domain.deadlines import Timeliness, last_day
from thidua.web.markup import address_of


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """Own reports one by one; others' as one thing a year. Four queries for any number of years."""
    open_ones = [season for season in seasons if season.state != Season.State.CLOSED]
    preload_roles(user, open_ones)
    duties = duties_on(open_ones, day)
    others: dict[int, list[Duty]] = defaultdict(list)
    found: list[Obligation] = []
    for duty in duties:
        mine = roles_in(user, duty.season).member_units
        if duty.unit.unit_id in mine:
            found += _own(duty, mine)
        else:
            others[duty.season.pk].append(duty)
    for season in open_ones:
        roles = roles_in(user, season)
        if roles.runs_it or roles.is_standing:
            found += _received(season, others[season.pk], is_chasing=roles.runs_it)
    return found


def _own(duty: Duty, mine: Collection[int]) -> Iterator[Obligation]:
    if duty.is_waiting:
        yield _awaiting(duty, mine)
        return
    if not duty.is_owed or duty.timeliness is Timeliness.MISSED:
        return
    if duty.state == Report.State.RETURNED:
        text, button = _("Sửa và nộp lại %(form)s%(unit)s: bị trả lại"), _("Sửa")
    else:
        text, button = _("Nộp %(form)s%(unit)s"), _("Soạn báo cáo")
    url = reverse("reports:save_report", args=[duty.form.pk, duty.unit.unit_id])
    told = text % {"form": duty.form.name, "unit": _named(duty, mine)}
    news = News.RETURNED if duty.state == Report.State.RETURNED else None
    due = last_day(duty.deadline.due)
    yield Obligation(duty.season, told, button, url, due, news=news)


def _named(duty: Duty, mine: Collection[int]) -> str:
    return f" ({duty.unit.name})" if len(mine) > 1 else ""


def _awaiting(duty: Duty, mine: Collection[int]) -> Obligation:
    """The own report lies with those who run the year."""
    text = _("Đang chờ Trưởng khối xem %(form)s%(unit)s đã nộp")
    told = text % {"form": duty.form.name, "unit": _named(duty, mine)}
    url = address_of("reports:reports")(duty.season.pk)
    due = last_day(duty.form.deadline.closes)
    return Obligation(duty.season, told, "", url, due, by_others=True)


def _received(season: Season, duties: Sequence[Duty], *, is_chasing: bool) -> Iterator[Obligation]:
    """What waits to be looked at, and (for who runs the year) who is late."""
    board = address_of("reports:reports")(season.pk)
    waiting = [duty for duty in duties if duty.is_waiting]
    if waiting:
        text = _("Xem %d báo cáo mới nộp") % len(waiting)
        due = min(last_day(duty.form.deadline.closes) for duty in waiting)
        yield Obligation(season, text, _("Xem và duyệt"), f"{board}?state=submitted", due)
    late = [duty for duty in duties if duty.timeliness is Timeliness.OVERDUE]
    if late and is_chasing:
        text = _("Đôn đốc %d báo cáo quá hạn") % len(late)
        due = min(last_day(duty.deadline.due) for duty in late)
        yield Obligation(
            season, text, _("Xem đơn vị nào"), f"{board}?state=overdue", due, by_others=True
        )
