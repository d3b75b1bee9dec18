"""The office's pages of its portal: open, close, describe it; show things and take them off."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.portal.actions.portals import close_portal, edit_portal, open_portal
from thidua.apps.portal.forms.office import PortalForm
from thidua.apps.portal.pages.office import KINDS, OfficeAsked, portal_of, shown_rows, things
from thidua.web.acting import acted, ask, form_page
from thidua.web.lists import options, page_of

_READS = ["GET", "HEAD", "POST"]


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """To the portal of the user's authority; who has no office is told where it is."""
    authority = authorities_visible_to(user_of(request)).first()
    if authority is None:
        messages.info(request, _("Chỉ cơ quan thường trực mở và ghi cổng công khai."))
        return redirect("/")
    return redirect("portal:office", authority.pk)


@require_safe
def office(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Whether it is open, and everything of one kind that may be shown."""
    user, authority = user_of(request), authority_of(request, authority_pk)
    asked = OfficeAsked.of(request.GET)
    found = page_of(request, things(authority, user, asked))
    context = {
        "authority": authority,
        "portal": portal_of(authority),
        "asked": asked,
        "kinds": options(KINDS, asked.kind),
        "rows": shown_rows(authority, user, asked.kind, list(found.object_list)),
        "page": found,
    }
    return render(request, "portal/office.html", context)


@require_http_methods(_READS)
def open_to_all(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Ask once, then open the portal."""
    authority = authority_of(request, authority_pk)
    text = _(
        "Mở cổng công khai của %s? Ai cũng đọc được, không cần tài khoản, những gì đã chọn công "
        "khai; chưa chọn gì thì cổng trống."
    )
    words = {"title": _("Mở cổng công khai"), "tone": "primary"}
    return _act(request, authority, text % authority, open_portal, _("Cổng đã mở."), words)


@require_http_methods(_READS)
def close_to_all(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Ask once, then close it."""
    authority = authority_of(request, authority_pk)
    text = _("Đóng cổng công khai của %s? Trong vòng một phút không ai xem được nữa.")
    words = {"title": _("Đóng cổng công khai")}
    return _act(request, authority, text % authority, close_portal, _("Cổng đã đóng."), words)


@require_http_methods(_READS)
def edit(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Say what stands at its head, who takes requests, who may show its pages."""
    user, authority = user_of(request), authority_of(request, authority_pk)
    posted = request.method == "POST"
    form = PortalForm(request.POST) if posted else PortalForm.of(portal_of(authority))
    back = reverse("portal:office", args=[authority_pk])
    answer = acted(
        request, form,
        lambda: edit_portal(authority, form.facts(), actor=user, at=timezone.now()),
        _("Đã lưu."), back,
    )  # fmt: skip
    words = {"title": _("Thông tin của cổng công khai"), "button": _("Lưu"), "back": back}
    return answer or form_page(request, form, thing=authority, **words)


def authority_of(request: HttpRequest, pk: int) -> Authority:
    """The authority, for who runs its portal."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=pk)
    authorise(user, "portal.run_portal", authority)
    return authority


def _act(
    request: HttpRequest,
    authority: Authority,
    text: str,
    act: Callable[..., object],
    told: str,
    words: dict[str, str],
) -> HttpResponse:
    back = reverse("portal:office", args=[authority.pk])
    acting = partial(act, authority, actor=user_of(request), at=timezone.now())
    return ask(request, text, acting, told=told, back=back, **words)
