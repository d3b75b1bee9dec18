"""Observers with a seat: who they are, one more, one less; the papers laid before a meeting."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.observers import seat_observer, unseat_observer
from thidua.apps.meetings.forms.meetings import ObserverForm
from thidua.apps.meetings.hall.observing import papers_before
from thidua.apps.meetings.models import Observer
from thidua.apps.meetings.queries import (
    conferences_visible_to,
)
from thidua.apps.meetings.views.shown import conference_run, part_page
from thidua.web.acting import done
from thidua.web.downloads import stored_answer


def observers(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Who observes with an account; one more."""
    conference, form = conference_run(request, conference_pk), ObserverForm(request.POST or None)
    if request.method == "POST" and done(
        form,
        lambda: seat_observer(conference, form.facts(), actor=user_of(request), at=timezone.now()),
    ):
        messages.success(request, _("Đã mời quan sát viên; họ thấy cuộc họp ở trang đầu."))
        return redirect("meetings:seat_observer", conference.pk)
    seated = conference.observers.filter(user__isnull=False).order_by("pk")
    return part_page(request, conference, "observers", form=form, seated=seated)


@require_POST
def unseat(request: HttpRequest, observer_pk: int) -> HttpResponse:
    """Take a seat back."""
    visible = conferences_visible_to(user_of(request))
    rows = Observer.objects.filter(user__isnull=False, conference__in=visible)
    observer = get_object_or_404(rows.select_related("conference__season"), pk=observer_pk)
    unseat_observer(observer, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã bỏ chỗ của %s.") % observer)
    return redirect(reverse("meetings:seat_observer", args=[observer.conference_id]))


@require_safe
def laid(request: HttpRequest, conferencepaper_pk: int) -> HttpResponseBase:
    """A paper laid before a meeting, for whoever may enter its hall."""
    paper = get_object_or_404(papers_before(user_of(request)), pk=conferencepaper_pk)
    document = paper.document
    file = document.file_in_force
    ending = Path(str(file.name)).suffix
    name = f"{document.title} {document.year} - lần {document.version}{ending}"
    return stored_answer(file.open("rb"), name, shown=ending == ".pdf")
