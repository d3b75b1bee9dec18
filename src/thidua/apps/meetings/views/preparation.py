"""Before the meeting: rules, working party, papers, invitations and who attends."""

import re
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.invitations import Delivery, answer_invitation, note_invitations
from thidua.apps.meetings.actions.preparation import choose_papers, set_conference_rules, set_crew
from thidua.apps.meetings.forms.crew import CrewForm
from thidua.apps.meetings.forms.preparation import AnswerForm, ConferenceRulesForm, PapersForm
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.papers.calendar_file import calendar_file
from thidua.apps.meetings.papers.invitation import guests_of, send_letters
from thidua.apps.meetings.queries import agenda_of, attendance_of, is_outdated, people_of
from thidua.apps.meetings.views.shown import (
    attendance_shown,
    conference_run,
    conference_shown,
    part_page,
)
from thidua.apps.paperwork.queries import documents_in_force
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese

PAGE = "meetings:conference"


def rules(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """The quorum, the day for answers, the conditions of the election."""
    conference = conference_run(request, conference_pk)
    form = ConferenceRulesForm(conference, request.POST or None)
    if request.method == "POST" and form.is_valid():
        revision = form.head.cleaned_data["revision"] or 0
        user, now = user_of(request), timezone.now()
        quorate, facts = form.quorate, form.facts
        try:
            set_conference_rules(conference, quorate, facts, revision=revision, actor=user, at=now)
        except Refusal as refusal:
            form.head.add_error(None, told(refusal))
        else:
            return _saved(request, conference, _("Đã lưu quy định của hội nghị."))
    return part_page(request, conference, "rules", form=form)


def crew(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """The working party and the tellers."""
    conference = conference_run(request, conference_pk)
    form = CrewForm(conference, people_of(conference, timezone.localdate()), request.POST or None)
    if request.method == "POST" and form.is_valid():
        revision = form.extra.cleaned_data["revision"] or 0
        user, now = user_of(request), timezone.now()
        try:
            set_crew(conference, form.facts, revision=revision, actor=user, at=now)
        except Refusal as refusal:
            form.extra.add_error(None, told(refusal))
        else:
            return _saved(request, conference, _("Đã lưu tổ giúp việc, ban kiểm phiếu."))
    return part_page(request, conference, "crew", form=form)


def papers(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Which issued documents lie before the conference."""
    conference = conference_run(request, conference_pk)
    shared = documents_in_force(conference.season, user_of(request)).filter(unit=None)
    chosen = [str(paper.document_id) for paper in conference.papers.all()]
    form = PapersForm(request.POST or None, documents=shared, initial={"documents": chosen})
    if request.method == "POST" and form.is_valid():
        keys = [int(key) for key in form.cleaned_data["documents"]]
        choose_papers(conference, keys, actor=user_of(request), at=timezone.now())
        return _saved(request, conference, _("Đã chọn tài liệu hội nghị."))
    return part_page(request, conference, "papers", form=form, any_issued=bool(shared))


def invitations(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """To whom, what went out, who answered; sending."""
    conference = conference_run(request, conference_pk)
    now = timezone.now()
    guests = guests_of(conference, timezone.localdate())
    if request.method == "POST":
        url = request.build_absolute_uri(reverse("meetings:seat", args=[conference.pk]))
        sent = send_letters(conference, guests, url=url, at=now)
        rows = [Delivery(guest.unit, guest.name, guest.email, ok) for guest, ok in sent]
        note_invitations(conference, rows, actor=user_of(request), at=now)
        return _told(request, conference, rows)
    rounds = list(conference.sent_invitations.select_related("sent_by"))
    outdated = is_outdated(conference, rounds[0] if rounds else None)
    roll = attendance_of(conference)
    context = {"guests": guests, "rounds": rounds, "is_outdated": outdated, "roll": roll}
    return part_page(request, conference, "invitations", **context)


def _told(request: HttpRequest, conference: Conference, rows: list[Delivery]) -> HttpResponse:
    out = sum(row.went_out for row in rows)
    text = _("Đã gửi %(out)d/%(all)d thư mời.") % {"out": out, "all": len(rows)}
    if out < len(rows):
        more = _("Người chưa nhận được thư: in Giấy mời hoặc gửi tệp lịch qua kênh khác.")
        messages.warning(request, f"{text} {more}")
    else:
        messages.success(request, text)
    return redirect("meetings:invitations", conference.pk)


@in_vietnamese
def calendar(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """The calendar file."""
    conference = conference_shown(request, conference_pk)
    url = request.build_absolute_uri(reverse("meetings:seat", args=[conference.pk]))
    file = calendar_file(conference, agenda_of(conference), url=url, at=timezone.now())
    return file_answer(file, f"hoi-nghi-{conference.season.year}.ics")


def answer(request: HttpRequest, attendance_pk: int) -> HttpResponse:
    """The unit says who attends."""
    row = attendance_shown(request, attendance_pk)
    authorise(user_of(request), "meetings.answer_invitation", row)
    day = timezone.localdate()
    people = [user for user, _unit in people_of(row.conference, day, row.unit_id)]
    form = AnswerForm(request.POST or None, people=people, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            answer_invitation(row, form.answer, actor=user_of(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            return _saved(request, row.conference, _("Đã báo người dự của %s.") % row.unit)
    return part_page(request, row.conference, "answer", form=form, row=row)


def _initial(row: Attendance) -> dict[str, Any]:
    found = re.search(r"số (.+) ngày (\d\d/\d\d/\d{4})$", row.authority_paper)
    return {
        "will_attend": "no" if row.will_attend is False else "yes",
        "who": "delegate" if row.authority_paper else "leader",
        "representative": row.representative,
        "office": row.office,
        "delegate": str(row.delegate_id or ""),
        "absence_reason": row.absence_reason,
        "authority_number": found[1] if found else "",
        "authority_day": datetime.strptime(found[2], "%d/%m/%Y").date() if found else None,  # noqa: DTZ007 - a day
    }


def _saved(request: HttpRequest, conference: Conference, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect(conference)
