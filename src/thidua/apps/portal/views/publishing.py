"""One thing put on the portal or taken off it: asked once, naming it."""

from collections.abc import Callable
from functools import partial

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.queries import decisions_visible_to
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.organisations.models import Authority
from thidua.apps.portal.actions.publishing import (
    publish_calendar,
    publish_decision,
    publish_exemplar,
    publish_movement,
    publish_result,
    withdraw_publication,
)
from thidua.apps.portal.queries.own import publications_visible_to
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import ask
from thidua.web.reasons import ReasonForm

_READS = ["GET", "HEAD", "POST"]


@require_http_methods(_READS)
def result(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the newest ranking of a year on the portal."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    text = _("Công khai kết quả xếp hạng của %s cho mọi người? Điểm chỉ hiện khi khối đã chọn.")
    return _publish(request, season.bloc.authority, season, text, publish_result, "result")


@require_http_methods(_READS)
def calendar(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the days of a year on the portal."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    text = _("Công khai lịch của %s cho mọi người?")
    return _publish(request, season.bloc.authority, season, text, publish_calendar, "calendar")


@require_http_methods(_READS)
def decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Put a decision on the portal."""
    seen = decisions_visible_to(user_of(request)).select_related("authority")
    found = get_object_or_404(seen, pk=decision_pk)
    text = _(
        "Công khai quyết định %s? Tập thể được nêu tên; cá nhân, hộ gia đình chỉ hiện khi người "
        "tra biết họ tên và đơn vị hoặc số quyết định."
    )
    return _publish(request, found.authority, found, text, publish_decision, "decision")


@require_http_methods(_READS)
def movement(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Put a movement on the portal."""
    found = get_object_or_404(movements_visible_to(user_of(request)), pk=movement_pk)
    text = _("Công khai phong trào “%s” cho mọi người?")
    authority = found.season.bloc.authority
    return _publish(request, authority, found, text, publish_movement, "movement")


@require_http_methods(_READS)
def exemplar(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """Put an exemplar on the portal."""
    found = get_object_or_404(exemplars_visible_to(user_of(request)), pk=exemplar_pk)
    text = _("Công khai điển hình “%s” cùng bài viết và ảnh cho mọi người?")
    authority = found.season.bloc.authority
    return _publish(request, authority, found, text, publish_exemplar, "exemplar")


@require_http_methods(_READS)
def withdraw(request: HttpRequest, publication_pk: int) -> HttpResponse:
    """Take something off, with a reason."""
    user = user_of(request)
    found = get_object_or_404(publications_visible_to(user), pk=publication_pk)
    back = _back(found.portal.authority, found.kind)
    form = ReasonForm(request.POST or None, longest=300)
    act = partial(withdraw_publication, found, actor=user, at=timezone.now())
    told = _("Đã rút “%s”. Trong vòng một phút không ai xem được nữa.") % found
    text = _("Rút “%s” khỏi cổng công khai? Nhật ký giữ lại việc đã từng công khai.") % found
    return ask(request, text, act, form, told=told, back=back, title=_("Rút khỏi cổng công khai"))


def _publish(
    request: HttpRequest,
    authority: Authority,
    thing: Model,
    text: str,
    act: Callable[..., object],
    kind: str,
) -> HttpResponse:
    user, back = user_of(request), _back(authority, kind)
    authorise(user, "portal.run_portal", authority)
    acting = partial(act, thing, actor=user, at=timezone.now())
    words = {"title": _("Công khai"), "tone": "primary"}
    told = _("Đã công khai “%s”.") % thing
    return ask(request, text % thing, acting, told=told, back=back, **words)


def _back(authority: Authority, kind: str) -> str:
    return f"{reverse('portal:office', args=[authority.pk])}?kind={kind}"
