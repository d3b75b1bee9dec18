"""The conference's own pages: the overview, preparation, opening, closing, directions."""

from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.actions.conference import (
    close_conference,
    edit_conference,
    open_conference,
    prepare_conference,
    save_directions,
)
from thidua.apps.meetings.forms.conference import ClosingForm, ConferenceForm, DirectionsForm
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.pages.conference import conference_parts
from thidua.apps.meetings.queries import (
    conference_of,
)
from thidua.apps.meetings.views.shown import conference_run
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.addresses import back as back_to

Form = TypeVar("Form", ConferenceForm, DirectionsForm)


def overview(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Everything about the season's conference on one page."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    conference = conference_of(season)
    context = {
        "season": season,
        "tab": "conference",
        "conference": conference,
        "may_prepare": can(user, "meetings.prepare_conference", season),
        "is_ranked": published_result(season) is not None,
    }
    if conference is not None:
        conference.season = season
        context |= conference_parts(conference, user, timezone.localdate())
    return render(request, "meetings/conference.html", context)


def prepare(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Call the conference."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    authorise(user_of(request), "meetings.prepare_conference", season)
    form = ConferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            prepare_conference(season, form.facts, actor=user_of(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã lập hội nghị. Tiếp theo: chuẩn bị từng nội dung."))
            return redirect("meetings:conference", season_pk)
    return _form_page(request, season, form, _("Chuẩn bị hội nghị tổng kết"))


def edit(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Change the facts, the report or the discussion."""
    conference = conference_run(request, conference_pk)
    initial = {name: getattr(conference, name) for name in ConferenceForm.base_fields}
    form = ConferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        now, user = timezone.now(), user_of(request)
        try:
            edit_conference(conference, form.facts, revision=revision, actor=user, at=now)
        except Refusal as refusal:
            form = _fresh(form, conference, refusal)
        else:
            messages.success(request, _("Đã lưu thông tin hội nghị."))
            return redirect(conference)
    return _form_page(request, conference, form, _("Thông tin hội nghị"))


def directions(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Write the directions for next year."""
    conference = conference_run(request, conference_pk)
    lines = "\n".join(conference.directions.values_list("text", flat=True))
    initial = {"directions": lines, "revision": conference.revision}
    form = DirectionsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed, now = form.cleaned_data, timezone.now()
        revision, user = typed["revision"] or 0, user_of(request)
        try:
            save_directions(conference, typed["directions"], revision=revision, actor=user, at=now)
        except Refusal as refusal:
            form = _fresh(form, conference, refusal)
        else:
            messages.success(request, _("Đã lưu phương hướng."))
            return redirect(conference)
    return _form_page(request, conference, form, _("Phương hướng năm sau"))


@require_POST
def open_(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Begin the meeting."""
    conference = conference_run(request, conference_pk)
    open_conference(conference, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Hội nghị đã khai mạc."))
    return back_to(request, conference)


@require_POST
def close(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """End the meeting."""
    conference = conference_run(request, conference_pk)
    form = ClosingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Giờ bế mạc: ghi giờ và phút, ví dụ 11:30."))
        return redirect(conference)
    ends_at = form.cleaned_data["ends_at"]
    close_conference(conference, ends_at=ends_at, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Hội nghị đã bế mạc. Biên bản đã sẵn sàng ở thẻ Văn bản."))
    return redirect(conference)


def _fresh(form: Form, stored: Conference, no: Refusal) -> Form:
    """The same typing under the stored revision, so that saving again is a choice."""
    stored.refresh_from_db()
    typed = {name: form.data.get(name) for name in form.data}
    again = type(form)(typed | {"revision": str(stored.revision)})
    again.is_valid()
    again.add_error(None, str(no))
    return again


def _form_page(
    request: HttpRequest,
    about: Season | Conference,
    form: ConferenceForm | DirectionsForm,
    title: str,
) -> HttpResponse:
    if isinstance(about, Conference):
        season, back = about.season, about.get_absolute_url()
    else:
        season, back = about, reverse("meetings:conference", args=[about.pk])
    context = {"season": season, "tab": "conference", "form": form, "title": title, "back": back}
    return render(request, "meetings/form.html", context)
