"""The agenda: arranged before, gone through in the hall."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.agenda import (
    add_agenda_item,
    draft_agenda,
    edit_agenda_item,
    finish_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    start_agenda_item,
)
from thidua.apps.meetings.conference.usual_agendas import kept_words
from thidua.apps.meetings.forms.hall import AgendaItemForm
from thidua.apps.meetings.models import AgendaItem
from thidua.apps.meetings.queries import agenda_of, conferences_visible_to
from thidua.apps.meetings.views.shown import conference_run, part_page
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.addresses import back
from thidua.web.asked import choice_in

PAGE = "meetings:agenda"


def agenda(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Every item with its minutes, and one more to add."""
    conference = conference_run(request, conference_pk)
    form = AgendaItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        item = add_agenda_item(conference, form.facts, actor=user_of(request), at=now)
        messages.success(request, _("Đã thêm “%s”.") % item)
        return redirect(PAGE, conference.pk)
    items = agenda_of(conference)
    planned = sum(item.minutes for item in items)
    shown = {"form": form, "items": items, "planned": planned}
    shown["template_words"] = "" if conference.is_year_end else kept_words(conference)
    return part_page(request, conference, "agenda", **shown)


@require_POST
def draft(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """The usual agenda."""
    conference = conference_run(request, conference_pk)
    draft_agenda(conference, actor=user_of(request), at=timezone.now())
    return redirect(PAGE, conference.pk)


def edit(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Change one item."""
    item = _shown(request, item_pk)
    initial = {"title": item.title, "minutes": item.minutes, "presenter": item.presenter}
    form = AgendaItemForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            edit_agenda_item(item, form.facts, actor=user_of(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã lưu “%s”.") % form.facts.title)
            return redirect(PAGE, item.conference_id)
    return part_page(request, item.conference, "form", form=form, title=_("Sửa mục chương trình"))


@require_POST
def move(request: HttpRequest, item_pk: int) -> HttpResponse:
    """One place up or down."""
    item = _shown(request, item_pk)
    step = int(choice_in(request.POST, "step", {"-1"}, "1"))
    move_agenda_item(item, step, actor=user_of(request), at=timezone.now())
    return redirect(PAGE, item.conference_id)


@require_POST
def remove(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Off the agenda."""
    item = _shown(request, item_pk)
    remove_agenda_item(item, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã bỏ “%s” khỏi chương trình.") % item)
    return redirect(PAGE, item.conference_id)


@require_POST
def start(request: HttpRequest, item_pk: int) -> HttpResponse:
    """Go to this item."""
    item = _shown(request, item_pk)
    start_agenda_item(item, actor=user_of(request), at=timezone.now())
    return back(request, "meetings:hall", item.conference_id)


@require_POST
def finish(request: HttpRequest, item_pk: int) -> HttpResponse:
    """End this item."""
    item = _shown(request, item_pk)
    finish_agenda_item(item, actor=user_of(request), at=timezone.now())
    return back(request, "meetings:hall", item.conference_id)


def _shown(request: HttpRequest, pk: int) -> AgendaItem:
    rows = AgendaItem.objects.select_related("conference__season__bloc__authority")
    visible = conferences_visible_to(user_of(request))
    item = get_object_or_404(rows.filter(conference__in=visible), pk=pk)
    conference_run(request, item.conference_id)
    return item
