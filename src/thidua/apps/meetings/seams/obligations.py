"""What the conference asks of a user now."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.meetings.hall.observing import observers_to_come
from thidua.apps.meetings.models import Attendance, Conference, Directive, SentInvitation
from thidua.apps.organisations.seats.roles import BlocRoles
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import due_day_of, keep_phases, roles_in
from thidua.apps.seasons.registries.obligations import Obligation, obligation_source
from thidua.web.markup import address_of
from thidua.web.prepared import prepared


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """The head calls, runs and closes the conference; the units say who attends."""
    return _of_units(user, seasons) + _of_heads(user, seasons)


def _of_units(user: User, seasons: Sequence[Season]) -> list[Obligation]:
    units = {season.pk: roles_in(user, season).member_units for season in seasons}
    if not any(units.values()):
        return []
    waiting = _unanswered(units, frozenset().union(*units.values()))
    by_key = {season.pk: season for season in seasons}
    return [
        Obligation(
            by_key[row.conference.season_id],
            _asked(row, by_key[row.conference.season_id]),
            _("Báo người dự"),
            reverse("meetings:answer_invitation", args=[row.pk]),
            row.conference.answer_by or row.conference.held_on,
        )
        for row in waiting
        if row.unit_id in units[row.conference.season_id]
    ]


def _asked(row: Attendance, season: Season) -> str:
    row.conference.season = season
    if row.conference.is_year_end:
        return _("Báo người dự hội nghị tổng kết: %s") % row.unit
    return _("Báo người dự %(meeting)s: %(unit)s") % {"meeting": row.conference, "unit": row.unit}


@prepared
def _unanswered(seasons: Collection[int], units: Collection[int]) -> QuerySet[Attendance]:
    drafts = Attendance.objects.filter(
        conference__season__in=seasons, conference__state=Conference.State.DRAFT
    )
    waiting = drafts.filter(unit__in=units, answered_at=None)
    return waiting.select_related("conference", "unit")


def _of_heads(user: User, seasons: Sequence[Season]) -> list[Obligation]:
    running = [
        season
        for season in seasons
        if season.state in {Season.State.REVIEWING, Season.State.CONFERENCE}
        and roles_in(user, season).runs_it
    ]
    if not running:
        return []
    held = {each.season_id: each for each in _with_last_invitation([s.pk for s in running])}
    keep_phases(running)
    owed = []
    for season in running:
        wanted = _wanted(season, held.get(season.pk))
        if wanted:
            text, button, url = wanted
            due_on = due_day_of(season, Phase.Kind.CONFERENCE)
            owed.append(Obligation(season, text, button, url, due_on))
    return owed


@prepared
def _with_last_invitation(seasons: Collection[int]) -> QuerySet[Conference]:
    """Each conference with when its invitations last went out, and the time and place in them."""
    last = SentInvitation.objects.filter(conference=OuterRef("pk")).order_by("-sent_at", "-pk")
    held = Conference.objects.filter(season__in=seasons, kind=Conference.Kind.YEAR_END)
    return held.annotate(
        told_day=Subquery(last.values("held_on")[:1]),
        told_time=Subquery(last.values("starts_at")[:1]),
        told_place=Subquery(last.values("place")[:1]),
    )


def _wanted(season: Season, conference: Conference | None) -> tuple[str, str, str] | None:
    page = reverse("meetings:conference", args=[season.pk])
    if conference is None:
        if season.state == Season.State.REVIEWING:
            return None
        return (_("Chuẩn bị hội nghị tổng kết"), _("Chuẩn bị"), page)
    if conference.state == Conference.State.DRAFT:
        return _before(conference, page)
    if conference.state == Conference.State.OPEN:
        hall = reverse("meetings:hall", args=[conference.pk])
        return (_("Ghi kết quả và bế mạc hội nghị"), _("Tiếp tục"), hall)
    done = reverse("seasons:detail", args=[season.pk])
    return (_("Kết thúc năm và bàn giao cho Trưởng khối mới"), _("Bàn giao"), done)


def _before(conference: Conference, page: str) -> tuple[str, str, str]:
    told = tuple(getattr(conference, name) for name in ("told_day", "told_time", "told_place"))
    send = reverse("meetings:invitations", args=[conference.pk])
    if told == (None, None, None):
        return (_("Gửi giấy mời hội nghị tổng kết"), _("Gửi giấy mời"), send)
    if told != (conference.held_on, conference.starts_at, conference.place):
        return (_("Gửi lại giấy mời: thời gian, địa điểm đã đổi"), _("Gửi lại"), send)
    return (_("Khai mạc hội nghị tổng kết"), _("Mở hội nghị"), page)


@obligation_source
def directives_to_carry_out(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """A unit's own, and the head's; one query."""
    open_ones = {s.pk: s for s in seasons if s.state != Season.State.CLOSED}
    mine = {key: roles_in(user, season) for key, season in open_ones.items()}
    if not any(roles.member_units for roles in mine.values()):
        return []
    page = address_of("meetings:finish_directive")
    return [
        Obligation(
            open_ones[each.conference.season_id],
            _("Theo chỉ đạo tại cuộc họp: %s") % each.text,
            _("Ghi kết quả"),
            page(each.pk),
            each.due_on,
        )
        for each in _open(list(open_ones))
        if _is_for(mine[each.conference.season_id], each)
    ]


def _is_for(roles: BlocRoles, directive: Directive) -> bool:
    if directive.unit_id is None:
        return roles.is_head
    return directive.unit_id in roles.member_units


@prepared
def _open(seasons: Collection[int]) -> QuerySet[Directive]:
    waiting = Directive.objects.filter(conference__season__in=seasons, done_at=None)
    return waiting.select_related("conference")


@obligation_source
def seats_to_take(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """Meetings in which the user has an observer's seat, until they are over."""
    return [
        Obligation(
            None,
            _("Dự với tư cách quan sát viên: %(meeting)s, %(bloc)s")
            % {"meeting": each.conference, "bloc": each.conference.season.bloc_name},
            _("Vào hội trường"),
            reverse("meetings:seat", args=[each.conference_id]),
            each.conference.held_on,
        )
        for each in observers_to_come([user.pk])
    ]
