"""The kinds of ratings of an authority, as its office sets them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.ratings.actions.kinds import (
    create_kind,
    create_usual_kinds,
    edit_kind,
    retire_kind,
)
from thidua.apps.ratings.forms import KindForm
from thidua.apps.ratings.models import RatingKind
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.revisions import seen_in


@require_safe
def kinds(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """What units are rated in."""
    authority = _authority(request, authority_pk)
    found = authority.rating_kinds.select_related("issuing_unit").order_by(
        "retired_on", "order", "pk"
    )
    return render(request, "ratings/kinds.html", {"authority": authority, "kinds": found})


def add(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """One more kind."""
    authority, user = _authority(request, authority_pk), user_of(request)
    form = KindForm(request.POST or None, authority=authority)
    back = reverse("ratings:kinds", args=[authority.pk])
    if request.method == "POST" and done(
        form, lambda: create_kind(authority, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã thêm loại xếp loại."))
        return redirect(back)
    words = {"title": _("Thêm loại xếp loại"), "button": _("Thêm"), "thing": authority}
    return form_page(request, form, back=back, **words)


@require_POST
def add_usual(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """What most authorities have."""
    authority = _authority(request, authority_pk)
    made = create_usual_kinds(authority, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã thêm %d loại thường dùng.") % len(made))
    return redirect("ratings:kinds", authority.pk)


def edit(request: HttpRequest, ratingkind_pk: int) -> HttpResponse:
    """Change a kind."""
    kind, user = _kind(request, ratingkind_pk), user_of(request)
    if request.method == "POST":
        form = KindForm(request.POST, authority=kind.authority)
    else:
        form = KindForm.of(kind)
    back = reverse("ratings:kinds", args=[kind.authority_id])
    seen = seen_in(request)
    if request.method == "POST" and done(
        form, lambda: edit_kind(kind, form.facts(), actor=user, at=timezone.now(), seen=seen)
    ):
        messages.success(request, _("Đã lưu “%s”.") % kind)
        return redirect(back)
    words = {"title": _("Sửa loại xếp loại"), "button": _("Lưu"), "thing": kind.authority}
    return form_page(request, form, back=back, seen=str(kind.revision), **words)


def retire(request: HttpRequest, ratingkind_pk: int) -> HttpResponse:
    """Ask once, then use a kind no more."""
    kind = _kind(request, ratingkind_pk)
    back = reverse("ratings:kinds", args=[kind.authority_id])
    if request.method == "POST":
        retire_kind(kind, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã thôi dùng “%s”.") % kind)
        return redirect(back)
    text = _("Thôi dùng “%s”? Xếp loại đã ghi vẫn giữ nguyên.") % kind
    return confirm_page(request, text, title=_("Thôi dùng loại xếp loại"), back=back)


def _authority(request: HttpRequest, pk: int) -> Authority:
    return get_object_or_404(authorities_visible_to(user_of(request)), pk=pk)


def _kind(request: HttpRequest, pk: int) -> RatingKind:
    rows = RatingKind.objects.select_related("authority", "issuing_unit")
    return get_object_or_404(rows, pk=pk, authority__in=authorities_visible_to(user_of(request)))
