"""The door: a delegate scans the code, or types it, and confirms with one tap."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.accounts.sign_in.tries import Tries
from thidua.apps.meetings.actions.observers import confirm_observer
from thidua.apps.meetings.actions.presence import confirm_presence
from thidua.apps.meetings.hall.door import check_door
from thidua.apps.meetings.hall.observing import halls_visible_to, observer_seats
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.queries import (
    own_attendance,
)
from thidua.domain.refusal import Refusal
from thidua.web.asked import key_in, text_in

WRONG_CODES = Tries("meetings.door", most=20, seconds=60)


def door(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Which unit the user comes for; confirming marks it present. Strangers find nothing here."""
    conference, user = _hall(request, conference_pk), user_of(request)
    seats, observing = own_attendance(conference, user), observer_seats(conference, user)
    code = text_in(request.POST, "code") or text_in(request.GET, "code")
    comes = seats or observing
    refusal = _no_seat() if not comes else _wrong(conference, code, user) if code else ""
    if request.method == "POST" and not refusal:
        refusal = _confirm(request, seats, code) if seats else _no_seat()
        if not refusal:
            return redirect("meetings:seat", conference.pk)
    return _page(request, conference, refusal, code=code, seats=seats, observing=observing)


@require_POST
def observe(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """The observer confirms being there."""
    conference, user = _hall(request, conference_pk), user_of(request)
    observing, code = observer_seats(conference, user), text_in(request.POST, "code")
    refusal = _wrong(conference, code, user) if observing else _no_seat()
    if not refusal:
        refusal = _done(
            request,
            lambda now: confirm_observer(observing[0], code, actor=user, at=now),
        )
    if not refusal:
        return redirect("meetings:seat", conference.pk)
    return _page(request, conference, refusal, code=code, seats=[], observing=observing)


def _hall(request: HttpRequest, pk: int) -> Conference:
    """The meeting, for who may enter or comes for a unit; else 404."""
    user = user_of(request)
    rows = Conference.objects.select_related("season__bloc__authority")
    conference = get_object_or_404(rows, pk=pk)
    if not own_attendance(conference, user):
        get_object_or_404(halls_visible_to(user), pk=pk)
    return conference


def _page(
    request: HttpRequest, conference: Conference, refusal: str, **parts: object
) -> HttpResponse:
    context = {"conference": conference, "refusal": refusal, **parts}
    status = 429 if refusal == _too_many() else 200
    return render(request, "meetings/door.html", context, status=status)


def _no_seat() -> str:
    return _(
        "Tài khoản của bạn không đại diện cho đơn vị nào trong hội nghị này. "
        "Báo thư ký để được điểm danh bằng tay."
    )


def _too_many() -> str:
    return _("Sai mã quá nhiều lần. Chờ một phút rồi gõ lại, hoặc báo thư ký điểm danh bằng tay.")


def _wrong(conference: Conference, code: str, user: User) -> str:
    """Why the code does not open the door; six digits can be guessed, so wrong ones are counted."""
    if WRONG_CODES.are_spent(user.pk):
        return _too_many()
    try:
        check_door(conference, code, timezone.now())
    except Refusal as no:
        WRONG_CODES.count(user.pk)
        return str(no)
    return ""


def _confirm(request: HttpRequest, seats: list[Attendance], code: str) -> str:
    """Mark the unit present; why not, or nothing."""
    chosen = key_in(request.POST, "attendance")
    rows = seats if len(seats) == 1 else [row for row in seats if row.pk == chosen]
    if not rows:
        return _("Chọn đơn vị mà bạn dự thay.")
    user = user_of(request)
    return _done(request, lambda now: confirm_presence(rows[0], code, actor=user, at=now))


def _done(request: HttpRequest, act: Callable[[datetime], object]) -> str:
    """Come in; why not, or nothing."""
    now = timezone.now()
    try:
        act(now)
    except Refusal as no:
        return str(no)
    messages.success(request, _("Đã ghi nhận có mặt lúc %s.") % f"{timezone.localtime(now):%H:%M}")
    return ""
