"""The door: a delegate scans the code, or types it, and confirms with one tap."""

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.presence import confirm_presence
from thidua.apps.meetings.hall.door import check_door
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.queries import own_attendance
from thidua.domain.refusal import Refusal

_RATES = {"door": "20/m/user"}


def door(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Which unit the user comes for; confirming marks it present. Guessing is slowed down."""
    limited: HttpResponse | None = consume_or_429(request, action="door", config=_RATES)
    if limited is not None:
        return limited
    rows = Conference.objects.select_related("season__bloc__authority")
    conference = get_object_or_404(rows, pk=conference_pk)
    code = request.POST.get("code") or request.GET.get("code", "")
    seats = own_attendance(conference, user_of(request))
    refusal = _refusal(conference, code, seats)
    if request.method == "POST" and not refusal:
        refusal = _confirm(request, seats, code)
        if not refusal:
            return redirect("meetings:seat", conference.pk)
    context = {"conference": conference, "code": code, "seats": seats, "refusal": refusal}
    return render(request, "meetings/door.html", context)


def _refusal(conference: Conference, code: str, seats: list[Attendance]) -> str:
    if not seats:
        return _(
            "Tài khoản của bạn không đại diện cho đơn vị nào trong hội nghị này. "
            "Báo thư ký để được điểm danh bằng tay."
        )
    if not code:
        return ""
    try:
        check_door(conference, code, timezone.now())
    except Refusal as no:
        return str(no)
    return ""


def _confirm(request: HttpRequest, seats: list[Attendance], code: str) -> str:
    """Mark the unit present; why not, or nothing."""
    chosen = request.POST.get("attendance", "")
    rows = seats if len(seats) == 1 else [row for row in seats if str(row.pk) == chosen]
    if not rows:
        return _("Chọn đơn vị mà bạn dự thay.")
    now = timezone.now()
    try:
        confirm_presence(rows[0], code, actor=user_of(request), at=now)
    except Refusal as no:
        return str(no)
    messages.success(request, _("Đã ghi nhận có mặt lúc %s.") % f"{timezone.localtime(now):%H:%M}")
    return ""
