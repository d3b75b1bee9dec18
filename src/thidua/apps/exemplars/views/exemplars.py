"""Pages of exemplars: the list, one of them, and the forms that tell who it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.exemplars.actions.exemplars import (
    edit_exemplar,
    record_exemplar,
    remove_exemplar,
)
from thidua.apps.exemplars.forms import ExemplarForm
from thidua.apps.exemplars.models import Consent, Exemplar
from thidua.apps.exemplars.pages.exemplars import (
    ExemplarsAsked,
    narrowed,
    rows_of,
    with_stages,
)
from thidua.apps.exemplars.permissions import Finding
from thidua.apps.exemplars.queries import consent_of, exemplars_visible_to, units_to_tell_of
from thidua.apps.exemplars.sheets.exemplars import workbook_of
from thidua.apps.photos.pages.photos import album_rows
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.revisions import seen_in


@require_safe
def exemplars(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The exemplars of a year that the user may see."""
    user = user_of(request)
    season = season_of(user, season_pk)
    asked = ExemplarsAsked.of(request.GET)
    page = page_of(request, narrowed(season, user, asked))
    context = {
        "season": season,
        "tab": "movements",
        "asked": asked,
        "filters": asked.filters(season, user),
        "page": page,
        "rows": rows_of(season, user, page.object_list),
        "may_write": season.state != Season.State.CLOSED and bool(units_to_tell_of(user, season)),
    }
    return render(request, "exemplars/exemplars.html", context)


@require_safe
def exemplar(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """One of them: its story, what was done, who agreed."""
    user = user_of(request)
    found = get_object_or_404(with_stages(exemplars_visible_to(user)), pk=exemplar_pk)
    (row,) = rows_of(found.season, user, [found])
    is_own = can(user, "exemplars.withdraw_consent", found)
    context = {
        "season": found.season,
        "tab": "movements",
        "row": row,
        "exemplar": row.exemplar,
        "steps": found.steps.all(),
        "awards": found.awards.filter(pk__in=records_visible_to(user)).select_related("decision"),
        "is_own": is_own,
        "consents": found.consents.all() if is_own else (),
        "may_write": may_write(user, found),
        "photos": album_rows("exemplar", found.pk),
        "album_url": reverse("photos:album", args=["exemplar", found.pk]),
    }
    return render(request, "exemplars/exemplar.html", context)


def add(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Tell of one more."""
    user = user_of(request)
    season = season_of(user, season_pk)
    if not units_to_tell_of(user, season):
        raise PermissionDenied
    form = ExemplarForm(request.POST or None, season=season, user=user)
    made: list[Exemplar] = []
    if request.method == "POST" and done(
        form,
        lambda: made.append(record_exemplar(season, form.facts(), actor=user, at=timezone.now())),
    ):
        messages.success(request, _("Đã ghi “%s”; chưa ghi đồng ý thì chỉ đơn vị thấy.") % made[0])
        return redirect("exemplars:exemplar", made[0].pk)
    back = reverse("exemplars:exemplars", args=[season.pk])
    words = {"title": _("Ghi điển hình tiên tiến"), "button": _("Ghi"), "thing": season}
    return form_page(request, form, back=back, **words)


def edit(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """Tell of it otherwise."""
    user = user_of(request)
    found = to_write(user, exemplar_pk)
    if request.method == "POST":
        form = ExemplarForm(request.POST, season=found.season, user=user)
    else:
        form = ExemplarForm.of(found, user)
    seen = seen_in(request)
    back = reverse("exemplars:exemplar", args=[found.pk])
    if request.method == "POST" and done(
        form,
        lambda: edit_exemplar(found, form.facts(), actor=user, at=timezone.now(), seen=seen),
    ):
        messages.success(request, _saved(found))
        return redirect(back)
    words = {"title": _("Sửa điển hình"), "button": _("Lưu"), "thing": found}
    return form_page(request, form, back=back, seen=str(found.revision), **words)


def _saved(exemplar: Exemplar) -> str:
    consent = consent_of(exemplar)
    if consent is None or consent.reach != Consent.Reach.PUBLIC:
        return _("Đã lưu “%s”.") % exemplar
    return (
        _(
            "Đã lưu “%s”. Nếu đang ở cổng công khai và nội dung có thay đổi thì đã rút xuống; "
            "cơ quan thường trực xem rồi công khai lại."
        )
        % exemplar
    )


def remove(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """Ask once, then take it off."""
    found = to_write(user_of(request), exemplar_pk)
    back = reverse("exemplars:exemplars", args=[found.season_id])
    if request.method == "POST":
        remove_exemplar(found, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã xóa “%s”.") % found)
        return redirect(back)
    text = _("Xóa “%s” cùng mọi việc đã ghi? Nhật ký vẫn giữ nội dung.") % found
    return confirm_page(request, text, title=_("Xóa điển hình"), back=back)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The list as the address narrows it."""
    user = user_of(request)
    season = season_of(user, season_pk)
    found = narrowed(season, user, ExemplarsAsked.of(request.GET))
    name = _("Điển hình tiên tiến %d.xlsx") % season.year
    return file_answer(workbook_of(rows_of(season, user, found)), name)


def season_of(user: User, pk: int) -> Season:
    """The year, if the user may see it."""
    return get_object_or_404(seasons_visible_to(user), pk=pk)


def exemplar_of(user: User, pk: int) -> Exemplar:
    """The exemplar, if the user may see it."""
    return get_object_or_404(exemplars_visible_to(user), pk=pk)


def to_write(user: User, pk: int) -> Exemplar:
    """The exemplar, if the user may write it."""
    found = exemplar_of(user, pk)
    authorise(user, "exemplars.write_exemplars", Finding(found.season, found.unit))
    return found


def may_write(user: User, found: Exemplar) -> bool:
    """Whether the user writes it while its year is open."""
    finding = Finding(found.season, found.unit)
    is_open = found.season.state != Season.State.CLOSED
    return is_open and can(user, "exemplars.write_exemplars", finding)
