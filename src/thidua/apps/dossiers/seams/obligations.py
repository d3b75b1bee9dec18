"""What the dossiers ask of a user now: the unit prepares, the head sends, the office works on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import WITH_UNIT, nominations_seen
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import preload_roles, roles_in
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source
from thidua.web.prepared import prepared

State = Nomination.State
Dues = Mapping[int, date]
"""When the bloc's dossiers are due, by season."""

_OFFICE = (
    (State.SENT, gettext_lazy("Tiếp nhận %s hồ sơ khen thưởng đã gửi"), gettext_lazy("Xem, nhận")),
    (State.RECEIVED, gettext_lazy("Thẩm định %s hồ sơ khen thưởng"), gettext_lazy("Thẩm định")),
    (
        State.APPRAISED,
        gettext_lazy("Đưa ra Hội đồng hoặc ghi quyết định %s hồ sơ đã thẩm định"),
        gettext_lazy("Mở danh sách"),
    ),
    (State.VOTED, gettext_lazy("Ghi quyết định cho %s hồ sơ"), gettext_lazy("Mở danh sách")),
    (State.DECIDED, gettext_lazy("Ghi ngày trao cho %s khen thưởng"), gettext_lazy("Ghi")),
)


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """Dossiers belong to years that are over, so ``seasons`` does not narrow them."""
    return [*_of_unit_and_head(user), *_of_office(user), *_notices(user)]


def _of_unit_and_head(user: User) -> list[Obligation]:
    seats = seats_of(user)
    rows = _with_unit(seats.standing_of, seats.units) if seats.units else []
    preload_roles(user, [row.season for row in rows if row.season])
    dues = dict(_dues({row.season_id for row in rows if row.season_id}))
    mine = [row for row in rows if row.from_unit_id in seats.units]
    found = [_to_prepare(row, dues) for row in mine if row.state != State.COMPLETE]
    ready = [row for row in rows if row.state == State.COMPLETE]
    return found + _to_send(user, ready, dues)


@prepared
def _with_unit(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Nomination]:
    return nominations_seen(standing_of, units).filter(state__in=WITH_UNIT).order_by("pk")


@prepared
def _dues(seasons: Collection[int]) -> QuerySet[Phase, tuple[int, date]]:
    phases = Phase.objects.filter(season__in=seasons, kind=Phase.Kind.DOSSIER)
    return phases.values_list("season_id", "due_on")


def _to_prepare(row: Nomination, dues: Dues) -> Obligation:
    text, news = _("Lập hồ sơ đề nghị: %(award)s cho %(name)s"), None
    if row.state == State.RETURNED:
        news = News.RETURNED
        text = _("Bổ sung hồ sơ bị trả lại: %(award)s cho %(name)s")
    url = reverse("dossiers:nomination", args=[row.pk])
    told = text % {"award": row.award_name, "name": row.subject_name}
    due = dues.get(row.season_id or 0)
    return Obligation(row.season, told, _("Mở hồ sơ"), url, due, news=news)


def _to_send(user: User, ready: Iterable[Nomination], dues: Dues) -> list[Obligation]:
    by_season: dict[Season | None, int] = defaultdict(int)
    for row in ready:
        if row.season is None or roles_in(user, row.season).runs_it:
            by_season[row.season] += 1
    url = reverse("dossiers:send")
    text = _("Gửi %s hồ sơ khen thưởng đã đủ giấy tờ")
    return [
        Obligation(season, text % count, _("Gửi"), url, dues.get(season.pk) if season else None)
        for season, count in by_season.items()
    ]


def _of_office(user: User) -> list[Obligation]:
    offices = seats_of(user).standing_of
    if not offices:
        return []
    counted = {state: (count, due) for state, count, due in _states(offices)}
    return [
        Obligation(
            None,
            str(text) % counted[state][0],
            str(button),
            f"{reverse('dossiers:list')}?state={state.value}",
            counted[state][1],
        )
        for state, text, button in _OFFICE
        if state.value in counted
    ]


def _notices(user: User) -> list[Obligation]:
    offices = seats_of(user).standing_of
    if not offices:
        return []
    url = f"{reverse('dossiers:list')}?state=refused"
    text = _("Thông báo %s trường hợp không được khen thưởng")
    return [
        Obligation(None, text % count, _("Mở danh sách"), url, due)
        for _state, count, due in _refused(offices)
    ]


@prepared
def _states(offices: Collection[int]) -> QuerySet[Nomination, tuple[str, int, date | None]]:
    rows = Nomination.objects.filter(authority__in=offices).order_by("state").values_list("state")
    return rows.annotate(n=Count("pk"), due=Min("due_on"))


@prepared
def _refused(offices: Collection[int]) -> QuerySet[Nomination, tuple[str, int, date | None]]:
    """One row for all that nobody was told of, none when there are none."""
    rows = Nomination.objects.filter(
        authority__in=offices, state=State.REFUSED, refusal__notified_on=None
    ).order_by("state")
    return rows.values_list("state").annotate(n=Count("pk"), due=Min("refusal__notice_due_on"))
