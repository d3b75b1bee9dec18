"""Adjustments for one unit: read by the bloc, proposed, answered by each unit, put in force."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions import adjusting
from thidua.apps.appraisals.forms.adjustments import AdjustmentForm, ConsentForm
from thidua.apps.appraisals.models import Adjustment
from thidua.apps.appraisals.pages.access import season_of
from thidua.apps.appraisals.pages.adjustments import adjustable_units, adjustments_page
from thidua.apps.appraisals.permissions import Adjusting, Consenting
from thidua.apps.appraisals.scoring.adjusted import plans_in_force, sentence_of
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.reasons import ReasonForm


def adjustment_shown(request: HttpRequest, adjustment_pk: int) -> Adjustment:
    """One of a year that the user may open."""
    found = get_object_or_404(Adjustment.objects.select_related("unit"), pk=adjustment_pk)
    found.season = season_of(request, found.season_id)
    return found


@require_safe
def adjustments(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Everything that was proposed in a year, and what became of it."""
    season = season_of(request, season_pk)
    page = adjustments_page(user_of(request), season)
    context = {"season": season, "tab": "sheets", "page": page}
    return render(request, "appraisals/adjustments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Ask the others about one."""
    season, user = season_of(request, season_pk), user_of(request)
    units = adjustable_units(user, season)
    for unit in units[:1] or [Unit()]:
        authorise(user, "appraisals.propose_adjustment", Adjusting(season, unit))
    form = AdjustmentForm(units, plans_in_force(season), request.POST or None)
    if request.method == "POST" and done(
        form,
        lambda: adjusting.propose_adjustment(season, form.facts(), actor=user, at=timezone.now()),
    ):
        messages.success(request, _("Đã gửi đề nghị, chờ các đơn vị khác cho ý kiến."))
        return _back(season)
    title, button = _("Điều chỉnh cho một đơn vị"), _("Gửi lấy ý kiến")
    return form_page(request, form, title=title, button=button, back=_address(season))


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, adjustment_pk: int, unit_pk: int) -> HttpResponse:
    """What one unit says to it."""
    found, user = adjustment_shown(request, adjustment_pk), user_of(request)
    unit = get_object_or_404(Unit, pk=unit_pk)
    authorise(user, "appraisals.answer_adjustment", Consenting(found, unit))
    form, at = ConsentForm(request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: adjusting.answer_adjustment(found, unit, **form.facts(), actor=user, at=at),
    ):
        messages.success(request, _("Đã ghi ý kiến của %s.") % unit)
        return _back(found.season)
    title = _("%(unit)s cho ý kiến: %(what)s") % {"unit": unit, "what": found}
    note = f"{found.item} {found.item_name}. {sentence_of(found)}"
    back = _address(found.season)
    return form_page(request, form, title=title, button=_("Lưu"), back=back, note=note)


@require_POST
def apply(request: HttpRequest, adjustment_pk: int) -> HttpResponse:
    """Every other unit agreed."""
    found = adjustment_shown(request, adjustment_pk)
    adjusting.apply_adjustment(found, actor=user_of(request), at=timezone.now())
    messages.success(request, _("%s đã có hiệu lực.") % found)
    return _back(found.season)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, adjustment_pk: int) -> HttpResponse:
    """Ask no more."""
    found, user = adjustment_shown(request, adjustment_pk), user_of(request)
    authorise(user, "appraisals.withdraw_adjustment", Adjusting(found.season, found.unit))
    form, at = ReasonForm(request.POST or None, longest=300), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: adjusting.withdraw_adjustment(found, **form.cleaned_data, actor=user, at=at),
    ):
        messages.success(request, _("Đã rút đề nghị điều chỉnh."))
        return _back(found.season)
    title, back = _("Rút đề nghị điều chỉnh"), _address(found.season)
    return confirm_page(request, _("Rút “%s”?") % found, form, title=title, back=back)


def _address(season: Season) -> str:
    return reverse("appraisals:adjustments", args=[season.pk])


def _back(season: Season) -> HttpResponse:
    return redirect("appraisals:adjustments", season.pk)
