"""One's reminders, and by which way one wants to be told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.apps.accounts.registries.bell import unread_of
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reminders.actions.choosing import choose_channels
from thidua.apps.reminders.actions.reading import read_all_reminders, read_reminder
from thidua.apps.reminders.models import CalendarFeed, ChannelChoice, Reminder
from thidua.apps.reminders.pages.channels import kind_rows, switched_in
from thidua.apps.reminders.pages.listing import RemindersAsked, listed
from thidua.apps.reminders.queries import reminders_visible_to
from thidua.web.lists import page_of


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Everything one is told, unread first."""
    user, asked = user_of(request), RemindersAsked.of(request.GET)
    context = {
        "asked": asked,
        "filters": asked.filters,
        "page": page_of(request, listed(user, asked)),
        "unread": unread_of(user),
        "is_office": bool(seats_of(user).standing_of),
    }
    return render(request, "reminders/list.html", context)


@require_POST
def open_(request: HttpRequest, reminder_pk: int) -> HttpResponse:
    """It is read; on to the place where it is done."""
    reminder = _read(request, reminder_pk)
    return redirect(reminder.url)


@require_POST
def read(request: HttpRequest, reminder_pk: int) -> HttpResponse:
    """It is read; back to the list."""
    _read(request, reminder_pk)
    return redirect("reminders:list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything is read."""
    user = user_of(request)
    count = read_all_reminders(user, actor=user, at=timezone.now())
    messages.success(request, _("Đã đánh dấu %s nhắc việc là đã đọc.") % count)
    return redirect("reminders:list")


def channels(request: HttpRequest) -> HttpResponse:
    """Which kinds come by which way."""
    user = user_of(request)
    if request.method == "POST":
        choose_channels(user, switched_in(request.POST), actor=user, at=timezone.now())
        messages.success(request, _("Đã lưu cách nhận nhắc việc."))
        return redirect("reminders:choose_channels")
    context = {
        "rows": kind_rows(user),
        "channels": ChannelChoice.Channel.labels,
        "email": user.email,
        "feed": CalendarFeed.objects.filter(user=user).first(),
    }
    return render(request, "reminders/channels.html", context)


def _read(request: HttpRequest, pk: int) -> Reminder:
    user = user_of(request)
    reminder = get_object_or_404(reminders_visible_to(user), pk=pk)
    read_reminder(reminder, actor=user, at=timezone.now())
    return reminder
