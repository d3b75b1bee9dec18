"""Views under a name: listed, saved, taken off."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.insight.actions.views import drop_view, save_view
from thidua.apps.insight.forms import ViewForm
from thidua.apps.insight.pages.saved import SaveAsked, address_of_view, view_rows
from thidua.apps.insight.queries import views_visible_to
from thidua.apps.insight.views.pages import office
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.acting import acted, ask, form_page

_READS = ["GET", "HEAD", "POST"]


@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """One's own, and what colleagues share."""
    return render(request, "insight/saved.html", {"rows": view_rows(office(request))})


@require_http_methods(_READS)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the page that somebody looks at."""
    user, asked = office(request), SaveAsked.of(request.GET)
    seen = authorities_visible_to(user).filter(pk__in=seats_of(user).standing_of)
    authority = get_object_or_404(seen.order_by("pk")[:1])
    query = asked.query.removeprefix("?")
    initial = {"page": asked.page, "query": query}
    form = ViewForm(request.POST if request.method == "POST" else None, initial=initial)
    answer = acted(
        request, form,
        lambda: save_view(authority, form.facts(), actor=user, at=timezone.now()),
        _("Đã lưu; mở lại từ “Trang đã lưu”."), reverse("insight:saved"),
    )  # fmt: skip
    back = address_of_view(asked.page, query) if asked.page else reverse("insight:saved")
    words = {"title": _("Lưu trang số liệu"), "button": _("Lưu"), "back": back}
    return answer or form_page(request, form, **words)


@require_http_methods(_READS)
def drop(request: HttpRequest, saved_view_pk: int) -> HttpResponse:
    """Ask once, then keep it no more."""
    user = office(request)
    view = get_object_or_404(views_visible_to(user), pk=saved_view_pk)
    authorise(user, "insight.drop_view", view)
    act = partial(drop_view, view, actor=user, at=timezone.now())
    text = _("Xóa “%s” khỏi các trang đã lưu? Số liệu không đổi.") % view
    back, told = reverse("insight:saved"), _("Đã xóa.")
    return ask(request, text, act, told=told, back=back, title=_("Xóa trang đã lưu"))
