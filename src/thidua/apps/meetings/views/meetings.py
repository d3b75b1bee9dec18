"""Meetings of every kind: the list of a year, calling one, its page, its papers, its template."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.calling import call_meeting, cancel_meeting, keep_agenda
from thidua.apps.meetings.forms.meetings import MeetingForm
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.pages.conference import conference_parts
from thidua.apps.meetings.pages.meetings import meeting_rows
from thidua.apps.meetings.papers.of_meetings import paper_of_meeting
from thidua.apps.meetings.views.shown import conference_run, conference_shown
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


def meetings(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every meeting of a year."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    may_call = can(user, "meetings.prepare_conference", season)
    context = {
        "season": season,
        "tab": "conference",
        "rows": meeting_rows(season),
        "may_call": may_call and season.state != Season.State.CLOSED,
    }
    return render(request, "meetings/meetings.html", context)


def call(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Call a meeting."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "meetings.prepare_conference", season)
    form, made = MeetingForm(request.POST or None), list[Conference]()
    if request.method == "POST" and done(
        form, lambda: made.append(call_meeting(season, form.facts(), actor=user, at=timezone.now()))
    ):
        messages.success(request, _("Đã lập %s. Tiếp theo: gửi giấy mời.") % made[0])
        return redirect(made[0])
    back = reverse("meetings:meetings", args=[season.pk])
    return form_page(request, form, title=_("Triệu tập cuộc họp"), button=_("Lập cuộc họp"),
                     back=back, thing=season)  # fmt: skip


def meeting(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """One meeting; that of the year's end has its own address."""
    user, found = user_of(request), conference_shown(request, conference_pk)
    if found.is_year_end:
        return redirect(found)
    context = {
        "season": found.season,
        "tab": "conference",
        "conference": found,
        "may_prepare": can(user, "meetings.prepare_conference", found.season),
        **conference_parts(found, user, timezone.localdate()),
    }
    return render(request, "meetings/conference.html", context)


def cancel(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Ask once, then call the meeting off."""
    found = conference_run(request, conference_pk)
    if request.method == "POST":
        name = str(found)
        cancel_meeting(found, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã hủy %s.") % name)
        return redirect("meetings:meetings", found.season_id)
    text = _("Hủy “%s”? Nhật ký vẫn giữ là cuộc họp đã được triệu tập.") % found
    return confirm_page(request, text, title=_("Hủy cuộc họp"), back=found.get_absolute_url())


@require_POST
def keep(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Let meetings of this kind begin with this agenda."""
    found = conference_shown(request, conference_pk)
    keep_agenda(found, actor=user_of(request), at=timezone.now())
    kind = found.get_kind_display()
    messages.success(request, _("Đã giữ làm mẫu; lần sau lập “%s” sẽ có sẵn các mục này.") % kind)
    return redirect("meetings:agenda", found.pk)


@require_safe
@in_vietnamese
def paper(request: HttpRequest, conference_pk: int, kind: str, form: str) -> HttpResponse:
    """An invitation or the minutes of a meeting as they stand now."""
    found = conference_shown(request, conference_pk)
    day = timezone.localdate()
    name, content = paper_of_meeting(found, user_of(request), kind, form, day)
    return file_answer(content, name, shown=form == "pdf")
