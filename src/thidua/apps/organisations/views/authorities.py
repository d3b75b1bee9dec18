"""The page of an authority, for its standing office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.authorities import edit_authority, set_setting
from thidua.apps.organisations.forms.places import AuthorityForm, SettingForm
from thidua.apps.organisations.pages.authority import settings_of
from thidua.apps.organisations.queries import authorities_visible_to, standing_seats
from thidua.web.acting import done, form_page
from thidua.web.asked import text_in


def detail(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """What the authority is, what it set, who works in its office."""
    authority = get_object_or_404(authorities_visible_to(user_of(request)), pk=authority_pk)
    today = timezone.localdate()
    context = {
        "authority": authority,
        "settings": settings_of(authority, today),
        "seats": standing_seats(authority),
        "today": today,
    }
    return render(request, "organisations/authority.html", context)


def settings(request: HttpRequest) -> HttpResponse:
    """To the settings of the user's authority; who has no office is told where they are."""
    authority = authorities_visible_to(user_of(request)).first()
    if authority is None:
        messages.info(request, _("Chỉ cơ quan thường trực xem và đặt thiết lập."))
        return redirect("/")
    return redirect(reverse("organisations:authority", args=[authority.pk]) + "#settings")


def edit(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Correct how the authority is written."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.edit_authority", authority)
    form = AuthorityForm(request.POST) if request.method == "POST" else AuthorityForm.of(authority)
    if request.method == "POST" and done(
        form,
        lambda: edit_authority(authority, form.facts(authority), actor=user, at=timezone.now()),
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("organisations:authority", authority_pk)
    back = reverse("organisations:authority", args=[authority_pk])
    return form_page(request, form, title=_("Sửa thông tin"), button=_("Lưu"), back=back)


def put_setting(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Set something from a day on; the address may name which setting."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.set_setting", authority)
    asked = {"since": timezone.localdate(), "key": text_in(request.GET, "key")}
    form = SettingForm(request.POST or None, initial=asked)
    if request.method == "POST" and done(
        form, lambda: set_setting(authority, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã đặt thiết lập."))
        return redirect("organisations:authority", authority_pk)
    back = reverse("organisations:authority", args=[authority_pk])
    return form_page(request, form, title=_("Đặt thiết lập"), button=_("Lưu"), back=back)
