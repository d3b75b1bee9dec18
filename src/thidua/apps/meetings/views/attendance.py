"""The roll: one line a unit, by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.attendance import record_attendance
from thidua.apps.meetings.forms.attendance import AttendanceForm
from thidua.apps.meetings.queries import attendance_of, conferences_visible_to
from thidua.domain.refusal import Refusal
from thidua.web.acting import told


def attendance(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Tick who is there, note who came."""
    user = user_of(request)
    conference = get_object_or_404(conferences_visible_to(user), pk=conference_pk)
    authorise(user, "meetings.run_conference", conference)
    form = AttendanceForm(attendance_of(conference), conference, request.POST or None)
    if request.method == "POST" and form.is_valid():
        revision, guests = form.extra.cleaned_data["revision"] or 0, form.extra.guests
        now = timezone.now()
        try:
            record_attendance(conference, form.roll, guests, revision=revision, actor=user, at=now)
        except Refusal as refusal:
            form.extra.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã lưu điểm danh."))
            return redirect(conference)
    context = {"season": conference.season, "tab": "conference"}
    context |= {"conference": conference, "form": form}
    return render(request, "meetings/attendance.html", context)
