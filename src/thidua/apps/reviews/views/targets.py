"""Results beside every target of the covenant, and the forms that write beside them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.pledges.models import CommonTarget
from thidua.apps.reviews.actions.targets import choose_source, record_reading, remove_reading
from thidua.apps.reviews.forms import ReadingForm, SourceForm
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.results import source_of
from thidua.apps.reviews.models import TargetReading
from thidua.apps.reviews.pages.targets import targets_page
from thidua.apps.reviews.queries import sources_of, targets_of
from thidua.apps.reviews.sheets.review import targets_workbook
from thidua.apps.reviews.views.review import framed, may_write, period_in, season_of
from thidua.apps.seasons.models import Season
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import the_one
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


@require_safe
def targets(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every target: promised, reached, what that is worth, what is missing, unit by unit."""
    user = user_of(request)
    season = season_of(user, season_pk)
    period = period_in(request, season)
    material = Material(season, user, period)
    context = framed(season, period) | {
        "tab": "covenant",
        "page": targets_page(material),
        "year_before": season.year - 1,
        "may_write": may_write(user, season),
    }
    return render(request, "reviews/targets.html", context)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same in Excel."""
    user = user_of(request)
    season = season_of(user, season_pk)
    period = period_in(request, season)
    page = targets_page(Material(season, user, period))
    title = _("Kết quả chỉ tiêu giao ước năm %d") % season.year
    return file_answer(targets_workbook(title, page), f"{title}.xlsx")


def choose(request: HttpRequest, season_pk: int, target_pk: int) -> HttpResponse:
    """Say where a target's result comes from."""
    user = user_of(request)
    season = season_of(user, season_pk)
    authorise(user, "reviews.write_results", season)
    target = _target(season, target_pk)
    source, key = source_of(target, sources_of(season))
    form = SourceForm(request.POST or None, initial={"source": source, "key": key})
    back = _back(request, season)
    if request.method == "POST" and done(form, lambda: _choose(request, season, target, form)):
        messages.success(request, _("Đã đổi nơi lấy kết quả của chỉ tiêu."))
        return redirect(back)
    title = _("Lấy kết quả từ đâu: %s") % target.text
    return form_page(request, form, title=title, back=back, button=_("Lưu"))


def record(request: HttpRequest, season_pk: int, target_pk: int) -> HttpResponse:
    """Type a result."""
    user = user_of(request)
    season = season_of(user, season_pk)
    authorise(user, "reviews.write_results", season)
    target, period = _target(season, target_pk), period_in(request, season)
    stored = TargetReading.objects.filter(season=season, target=target.text, period=period).first()
    initial = vars(stored) | {"figure": stored.figure} if stored else {"out_of": target.out_of}
    form = ReadingForm(request.POST or None, initial=initial, target=target)
    back = _back(request, season)
    if request.method == "POST" and done(form, lambda: _record(request, season, target, form)):
        messages.success(request, _("Đã ghi kết quả của chỉ tiêu."))
        return redirect(back)
    title = _("Kết quả %(period)s: %(target)s") % {
        "period": str(framed(season, period)["period_name"]).lower(), "target": target.text,
    }  # fmt: skip
    return form_page(request, form, title=title, back=back, button=_("Lưu kết quả"))


def remove(request: HttpRequest, season_pk: int, target_pk: int) -> HttpResponse:
    """Take a typed result away."""
    user = user_of(request)
    season = season_of(user, season_pk)
    authorise(user, "reviews.write_results", season)
    target, period = _target(season, target_pk), period_in(request, season)
    found = TargetReading.objects.filter(season=season, target=target.text, period=period)
    reading, back = the_one(list(found)), _back(request, season)
    if request.method == "POST":
        remove_reading(reading, actor=user, at=timezone.now())
        messages.success(request, _("Đã xoá kết quả đã nhập của chỉ tiêu."))
        return redirect(back)
    text = _("Xoá kết quả đã nhập của “%s”? Nhật ký vẫn giữ con số cũ.") % target.text
    return confirm_page(request, text, title=_("Xoá kết quả đã nhập"), back=back, tone="danger")


def _target(season: Season, pk: int) -> CommonTarget:
    return the_one([each for each in targets_of(season) if each.pk == pk])


def _back(request: HttpRequest, season: Season) -> str:
    period = period_in(request, season)
    return f"{reverse('reviews:targets', args=[season.pk])}?period={period}"


def _choose(request: HttpRequest, season: Season, target: CommonTarget, form: SourceForm) -> None:
    choose_source(season, target.text, form.facts(), actor=user_of(request), at=timezone.now())


def _record(request: HttpRequest, season: Season, target: CommonTarget, form: ReadingForm) -> None:
    facts = form.facts(period_in(request, season))
    record_reading(season, target.text, facts, actor=user_of(request), at=timezone.now())
