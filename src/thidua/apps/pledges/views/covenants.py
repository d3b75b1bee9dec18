"""The covenant: read, drafted, edited, adopted, replaced; who has signed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.pledges.actions.covenants import (
    adopt_covenant,
    draft_covenant,
    edit_covenant,
    supersede_covenant,
)
from thidua.apps.pledges.forms.covenant import CovenantForms
from thidua.apps.pledges.models import Covenant
from thidua.apps.pledges.pages.covenant import covenant_context
from thidua.apps.pledges.queries.covenants import (
    covenant_in_force,
    covenant_of_year_before,
    covenants_visible_to,
    promise_of,
)
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page
from thidua.web.asked import text_in
from thidua.web.downloads import file_answer
from thidua.web.reasons import ReasonForm
from thidua.web.resizing import resized
from thidua.web.revisions import StalePage, revision_in


def covenant(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The covenant in force."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    context = covenant_context(season, covenant_in_force(season), user)
    return render(request, "pledges/covenant.html", context)


def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: superseded ones stay readable."""
    user = user_of(request)
    found = get_object_or_404(covenants_visible_to(user), pk=pk)
    return render(request, "pledges/covenant.html", covenant_context(found.season, found, user))


def canonical(request: HttpRequest, pk: int) -> HttpResponse:
    """The exact bytes that were hashed, to be checked with any program."""
    found = get_object_or_404(covenants_visible_to(user_of(request)), pk=pk)
    return file_answer(found.canonical, f"giao-uoc-{found.season.year}-ban-{found.version}.json")


@require_POST
def draft(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Begin the covenant from the usual text."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    found = draft_covenant(season, actor=user, at=timezone.now())
    messages.success(request, _("Đã soạn dự thảo theo mẫu. Sửa lại cho đúng với Khối rồi lưu."))
    return redirect("pledges:edit_covenant", found.pk)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Text and common targets, beside last year's."""
    found = _found(request, pk, "pledges.edit_covenant")
    if found.state != Covenant.State.DRAFT:
        return redirect("pledges:covenant", found.season_id)
    if request.method != "POST":
        return _page(request, found, CovenantForms(found))
    data = resized(request.POST)
    if data is not None:
        return _page(request, found, CovenantForms(found, data))
    return _save(request, found, CovenantForms(found, request.POST))


def _save(request: HttpRequest, found: Covenant, forms: CovenantForms) -> HttpResponse:
    if not forms.is_valid():
        return _page(request, found, forms, status=422)
    revision = revision_in(request)
    try:
        edit_covenant(
            found, forms.parts(), revision=revision, actor=user_of(request), at=timezone.now()
        )
    except StalePage as refusal:
        return _page(request, found, forms, status=409, refusal=refusal)
    messages.success(request, _("Đã lưu dự thảo giao ước."))
    return redirect("pledges:covenant", found.season_id)


@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the text."""
    found = _found(request, pk, "pledges.adopt_covenant")
    adopt_covenant(
        found,
        revision=revision_in(request),
        actor=user_of(request),
        at=timezone.now(),
        reason=text_in(request.POST, "reason"),
    )
    messages.success(request, _("Giao ước đã thông qua. Các đơn vị ký được từ bây giờ."))
    return redirect("pledges:covenant", found.season_id)


def supersede(request: HttpRequest, pk: int) -> HttpResponse:
    """Replace an adopted covenant by a new draft, with a reason."""
    found = _found(request, pk, "pledges.supersede_covenant")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        successor = supersede_covenant(found, reason, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã lập bản %s. Các đơn vị ký lại.") % successor.version)
        return redirect("pledges:edit_covenant", successor.pk)
    return confirm_page(
        request,
        _("Bản đang có được giữ lại để đọc, chữ ký không chuyển sang bản mới."),
        form,
        title=_("Thay %s bằng bản mới") % found,
        button=_("Lập bản mới"),
        back=reverse("pledges:covenant", args=[found.season_id]),
    )


def _page(
    request: HttpRequest,
    found: Covenant,
    forms: CovenantForms,
    *,
    status: int = 200,
    refusal: StalePage | None = None,
) -> HttpResponse:
    before = covenant_of_year_before(found.season)
    targets = before.targets.all() if before else []
    context = {
        "season": found.season,
        "tab": "covenant",
        "covenant": found,
        "forms": forms,
        "before": before,
        "before_targets": [(target, promise_of(target)) for target in targets],
        "refusal": refusal,
    }
    return render(request, "pledges/edit_covenant.html", context, status=status)


def _found(request: HttpRequest, pk: int, name: str) -> Covenant:
    user = user_of(request)
    found = get_object_or_404(covenants_visible_to(user), pk=pk)
    authorise(user, name, found)
    return found
