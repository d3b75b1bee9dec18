"""Pages of the ledger: the list with its sums, one line, and the forms that write lines."""

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.audit.queries import history_of
from thidua.apps.ledger.actions.deeds import correct_deed, record_deed, withdraw_deed
from thidua.apps.ledger.facts import facts_of
from thidua.apps.ledger.forms.deeds import DeedForm
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.pages.deed import facts_in_words, versions_of
from thidua.apps.ledger.pages.doubles import pairs_in, suspicions_in
from thidua.apps.ledger.pages.ledger import LedgerAsked, narrowed_deeds, rows_of, sums_of
from thidua.apps.ledger.permissions import Writing
from thidua.apps.ledger.queries import (
    call_then,
    deeds_visible_to,
    sees_whole_ledger,
    units_to_write_for,
)
from thidua.apps.photos.pages.photos import album_rows
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done
from thidua.web.asked import Asked, a_key, a_text, is_sent
from thidua.web.lists import page_of
from thidua.web.reasons import ReasonForm


@dataclass(frozen=True, slots=True)
class Sent(Asked):
    """What comes with the form of a line besides its fields."""

    more: bool = is_sent()
    seen: str = a_text()
    part_of: int | None = a_key()


def deeds(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The ledger of a year: one line to write, the sums, the list."""
    user = user_of(request)
    season = season_of(user, season_pk)
    asked = LedgerAsked.of(request.GET)
    found = narrowed_deeds(season, user, asked)
    page = page_of(request, found)
    may_write = season.state != Season.State.CLOSED and bool(units_to_write_for(user, season))
    context = {
        "season": season,
        "tab": "ledger",
        "asked": asked,
        "filters": asked.filters(season),
        "page": page,
        "rows": rows_of(season, cast("QuerySet[Deed]", page.object_list)),
        "sums": sums_of(found),
        "suspected": len(suspicions_in(season, user)[0]),
        "sees_whole": sees_whole_ledger(user, season),
        "form": new_form(request, season, user) if may_write else None,
    }
    return render(request, "ledger/deeds.html", context)


def record(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Write one line; with what was typed on the list, where more is to be told."""
    user = user_of(request)
    season = season_of(user, season_pk)
    sent = Sent.of(request.POST or request.GET)
    form = new_form(request, season, user, is_more=sent.more)
    if form.is_bound and done(form, lambda: _record(season, form, user)):
        messages.success(request, _("Đã ghi vào sổ: %s.") % form.cleaned_data["content"])
        return redirect("ledger:deeds", season.pk)
    return _deed_page(request, season, form, title=_("Ghi kết quả vào sổ"))


def deed(request: HttpRequest, deed_pk: int) -> HttpResponse:
    """One line: what it says, its parts, what it said before."""
    user = user_of(request)
    found = deed_of(user, deed_pk)
    call_then(found.season, [found])
    parts = deeds_visible_to(user).filter(part_of=found, withdrawn_at=None)
    is_open = found.withdrawn_at is None and found.season.state != Season.State.CLOSED
    context = {
        "season": found.season,
        "tab": "ledger",
        "deed": found,
        "facts": facts_in_words(found),
        "parts": rows_of(found.season, parts),
        "versions": versions_of(found),
        "pairs": pairs_in(found.season, user, found),
        "photos": album_rows("deed", found.pk),
        "album_url": reverse("photos:album", args=["deed", found.pk]),
        "history": history_of(found)[:20],
        "may_write": is_open and can(user, "ledger.write_deeds", Writing(found.season, found.unit)),
    }
    return render(request, "ledger/deed.html", context)


def correct(request: HttpRequest, deed_pk: int) -> HttpResponse:
    """Say a line otherwise, and why."""
    user = user_of(request)
    found = deed_of(user, deed_pk)
    authorise(user, "ledger.write_deeds", Writing(found.season, found.unit))
    why = ReasonForm(request.POST or None, hint=_("Người đọc sổ thấy lý do này bên bản cũ."))
    if request.method == "POST":
        form = DeedForm(request.POST, season=found.season, user=user, deed=found)
        if why.is_valid() and done(form, lambda: _correct(request, found, form, why)):
            messages.success(request, _("Đã sửa “%s”; bản cũ vẫn còn trong sổ.") % found)
            return redirect("ledger:deed", found.pk)
    else:
        form = DeedForm.of(found, facts_of(found), user)
    title = _("Sửa kết quả")
    return _deed_page(request, found.season, form, title=title, deed=found, why=why)


def withdraw(request: HttpRequest, deed_pk: int) -> HttpResponse:
    """Take a line back, and say why."""
    user = user_of(request)
    found = deed_of(user, deed_pk)
    authorise(user, "ledger.write_deeds", Writing(found.season, found.unit))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: _withdraw(found, form, user)):
        messages.success(request, _("Đã rút “%s” khỏi sổ; không tính vào tổng nữa.") % found)
        return redirect("ledger:deeds", found.season_id)
    text = _("Rút “%s”? Kết quả không tính vào tổng nữa, nhưng vẫn đọc được cùng lý do.") % found
    back = reverse("ledger:deed", args=[found.pk])
    return confirm_page(request, text, form, title=_("Rút kết quả khỏi sổ"), back=back)


def season_of(user: User, pk: int) -> Season:
    """The season, if the user may see it."""
    return get_object_or_404(seasons_visible_to(user), pk=pk)


def deed_of(user: User, pk: int) -> Deed:
    """The line, if the user may see it."""
    return get_object_or_404(deeds_visible_to(user), pk=pk)


def new_form(
    request: HttpRequest, season: Season, user: User, *, is_more: bool = False
) -> DeedForm:
    """The form of a line that is not written yet."""
    initial: dict[str, object] = {"done_on": min(timezone.localdate(), season.ends_on)}
    if is_more:
        typed = DeedForm(request.POST, season=season, user=user)
        initial |= {name: typed[name].value() for name in typed.fields}
    sent = Sent.of(request.GET)
    if sent.part_of is not None:
        initial["part_of"] = str(sent.part_of)
    data = request.POST if request.method == "POST" and not is_more else None
    return DeedForm(data, initial=initial, season=season, user=user)


def _deed_page(
    request: HttpRequest, season: Season, form: DeedForm, **context: object
) -> HttpResponse:
    context |= {"season": season, "tab": "ledger", "form": form}
    why = context.get("why")
    is_wrong = bool(form.errors) or (isinstance(why, ReasonForm) and bool(why.errors))
    return render(request, "ledger/edit.html", context, status=422 if is_wrong else 200)


def _record(season: Season, form: DeedForm, user: User) -> None:
    at, despite = timezone.now(), form.is_ticked
    record_deed(season, form.facts(), actor=user, at=at, despite_doubts=despite)


def _correct(request: HttpRequest, found: Deed, form: DeedForm, why: ReasonForm) -> None:
    user, at, reason = user_of(request), timezone.now(), why.cleaned_data["reason"]
    seen = Sent.of(request.POST).seen or None
    correct_deed(found, form.facts(), reason, actor=user, at=at, seen=seen)


def _withdraw(found: Deed, form: ReasonForm, user: User) -> None:
    withdraw_deed(found, form.cleaned_data["reason"], actor=user, at=timezone.now())
