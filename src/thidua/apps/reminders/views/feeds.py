"""The calendar as programs fetch it, and the page that shows its address once."""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.accounts.sign_in.tries import Tries, address_of
from thidua.apps.reminders.actions.feeds import hashed, renew_feed, revoke_feed
from thidua.apps.reminders.models import CalendarFeed
from thidua.apps.reminders.pages.calendar import calendar_of
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese

FETCHED = Tries("calendar", most=60, seconds=3600)
GUESSED = Tries("calendar_guess", most=30, seconds=3600)


@login_not_required
@require_safe
@in_vietnamese
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Whose secret it is; nothing tells a closed account from an address that never was."""
    mark, asker = hashed(token), address_of(request)
    if GUESSED.are_spent(asker):
        return _plain(429)
    found = CalendarFeed.objects.select_related("user").filter(token_hash=mark).first()
    if found is None or not found.user.is_active:
        GUESSED.count(asker)
        return _plain(404)
    if FETCHED.count(mark):
        return _plain(429)
    content = calendar_of(found.user, timezone.localdate())
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    known = {each.strip() for each in request.headers.get("If-None-Match", "").split(",")}
    answer = HttpResponseNotModified() if etag in known else file_answer(content, "thi-dua.ics")
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
    return answer


@never_cache
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new address, shown this once."""
    user = user_of(request)
    token = renew_feed(user, actor=user, at=timezone.now())
    address = request.build_absolute_uri(reverse("reminders:feed", args=[token]))
    return render(request, "reminders/feed.html", {"address": address})


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """No address any more."""
    user = user_of(request)
    revoke_feed(user, actor=user, at=timezone.now())
    messages.success(request, _("Địa chỉ lịch cũ không còn dùng được."))
    return redirect("reminders:choose_channels")


def _plain(status: int) -> HttpResponse:
    """An answer without a word; its address holds a secret, so Django writes no line of it."""
    answer = HttpResponse(status=status, content_type="text/plain")
    vars(answer)["_has_been_logged"] = True
    if status == 429:
        answer.headers["Retry-After"] = "3600"
    return answer
