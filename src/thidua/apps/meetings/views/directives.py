"""What a meeting leaves to do, and last year's awards handed over in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.directives import (
    finish_directive,
    give_directive,
    remove_directive,
)
from thidua.apps.meetings.actions.handing_over import hand_over_awards
from thidua.apps.meetings.conference.agenda_draft import awards_of_last_year
from thidua.apps.meetings.forms.meetings import DirectiveForm, HandingOverForm, OutcomeForm
from thidua.apps.meetings.models import Directive
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.meetings.views.shown import conference_run, conference_shown
from thidua.apps.seasons.queries import named_members
from thidua.web.acting import confirm_page, done, form_page


def give(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Write down what somebody has to do."""
    user, conference = user_of(request), conference_shown(request, conference_pk)
    authorise(user, "meetings.give_directive", conference)
    units = [member.unit for member in named_members(conference.season)]
    form = DirectiveForm(request.POST or None, units=units)
    if request.method == "POST" and done(
        form, lambda: give_directive(conference, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi; việc hiện ở trang đầu của nơi phải làm."))
        return redirect(conference)
    words = {"title": _("Ghi chỉ đạo"), "button": _("Ghi"), "thing": conference}
    return form_page(request, form, back=conference.get_absolute_url(), **words)


def finish(request: HttpRequest, directive_pk: int) -> HttpResponse:
    """Say what was done."""
    user, directive = user_of(request), _shown(request, directive_pk)
    authorise(user, "meetings.finish_directive", directive)
    form, conference = OutcomeForm(request.POST or None), directive.conference
    if request.method == "POST" and done(
        form, lambda: finish_directive(directive, **form.cleaned_data, actor=user,
                                       at=timezone.now()),
    ):  # fmt: skip
        messages.success(request, _("Đã ghi kết quả."))
        return redirect(conference)
    words = {"title": _("Ghi kết quả"), "button": _("Đã xong"), "thing": conference}
    back = conference.get_absolute_url()
    return form_page(request, form, back=back, note=directive.text, **words)


def remove(request: HttpRequest, directive_pk: int) -> HttpResponse:
    """Ask once, then take it back."""
    user, directive = user_of(request), _shown(request, directive_pk)
    authorise(user, "meetings.give_directive", directive.conference)
    if request.method == "POST":
        remove_directive(directive, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa chỉ đạo."))
        return redirect(directive.conference)
    back = directive.conference.get_absolute_url()
    return confirm_page(request, _("Xóa “%s”?") % directive, title=_("Xóa chỉ đạo"), back=back)


def hand_over(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Which of last year's awards were handed over, by whom, on whose behalf."""
    user, conference = user_of(request), conference_run(request, conference_pk)
    waiting = [row for row in awards_of_last_year(conference) if row.presented_on is None]
    form = HandingOverForm(request.POST or None, waiting=waiting)

    def act() -> None:
        by, behalf = form.cleaned_data["presented_by"], form.cleaned_data["presented_for"]
        hand_over_awards(conference, form.chosen, by, behalf, actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã ghi vào sổ khen thưởng và biên bản."))
        return redirect("meetings:hall", conference.pk)
    words = {"title": _("Trao thưởng năm trước"), "button": _("Ghi đã trao"), "thing": conference}
    note = "" if waiting else _("Không còn khen thưởng nào của năm trước chờ trao.")
    return form_page(request, form, back=conference.get_absolute_url(), note=note, **words)


def _shown(request: HttpRequest, pk: int) -> Directive:
    rows = Directive.objects.select_related("conference__season__bloc__authority", "unit")
    visible = conferences_visible_to(user_of(request))
    return get_object_or_404(rows.filter(conference__in=visible), pk=pk)
