"""The door: a delegate scans the code, or types it, and confirms with one tap."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.accounts.sign_in.tries import Tries
from thidua.apps.meetings.actions.presence import confirm_presence
from thidua.apps.meetings.hall.door import check_door
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.queries import conferences_visible_to, own_attendance
from thidua.domain.refusal import Refusal
from thidua.web.asked import key_in, text_in

WRONG_CODES = Tries("meetings.door", most=20, seconds=60)


def door(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Which unit the user comes for; confirming marks it present. Strangers find nothing here."""
    user = user_of(request)
    rows = Conference.objects.select_related("season__bloc__authority")
    conference = get_object_or_404(rows, pk=conference_pk)
    seats = own_attendance(conference, user)
    if not seats and not conferences_visible_to(user).filter(pk=conference.pk).exists():
        raise Http404
    code = text_in(request.POST, "code") or text_in(request.GET, "code")
    refusal = _no_seat() if not seats else _wrong(conference, code, user) if code else ""
    if request.method == "POST" and not refusal:
        refusal = _confirm(request, seats, code)
        if not refusal:
            return redirect("meetings:seat", conference.pk)
    context = {"conference": conference, "code": code, "seats": seats, "refusal": refusal}
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
    now = timezone.now()
    try:
        confirm_presence(rows[0], code, actor=user_of(request), at=now)
    except Refusal as no:
        return str(no)
    messages.success(request, _("Đã ghi nhận có mặt lúc %s.") % f"{timezone.localtime(now):%H:%M}")
    return ""
