"""Pages of the acts that are final: adopt, a new version, throw a draft away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.regulations.actions.adopting import adopt_regulation
from thidua.apps.regulations.actions.drafting import discard_regulation, supersede_regulation
from thidua.apps.regulations.forms.regulation import AdoptForm, SupersedeForm
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import adopted_regulation, last_years
from thidua.apps.regulations.views.finding import draft_to_edit, frame, regulation_of
from thidua.apps.seasons.queries import members_of
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.revisions import revision_in


def adopt(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """What to think over, what freezes, who was there; then the act."""
    draft, user, now = draft_to_edit(request, regulation_pk), user_of(request), timezone.now()
    if not can(user, "regulations.adopt", draft):
        raise Http404
    units = [place.unit for place in members_of(draft.season)]
    day = timezone.localdate(now)
    form = AdoptForm(units, request.POST or None, day=day)
    revision = revision_in(request) if request.method == "POST" else draft.revision

    def act() -> None:
        adopt_regulation(draft, form.facts(), revision=revision, day=day, actor=user, at=now)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("%s đã được thông qua và khoá lại.") % draft)
        return redirect("regulations:season", draft.season_id)
    return _adopt_page(request, draft, form, revision)


def _adopt_page(
    request: HttpRequest, draft: Regulation, form: AdoptForm, revision: int
) -> HttpResponse:
    context = {
        "regulation": draft,
        "form": form,
        "revision": revision,
        "cautions": tuple(draft.text.cautions()),
        "replaces": adopted_regulation(draft.season),
        "last_year": last_years(draft.season),
        **frame(draft.season),
    }
    status = 422 if form.errors else 200
    return render(request, "regulations/adopt.html", context, status=status)


def supersede(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """Start a new version, with a reason."""
    found, user = regulation_of(request, regulation_pk), user_of(request)
    if not can(user, "regulations.supersede", found):
        raise Http404
    form = SupersedeForm(request.POST or None)
    if request.method == "POST" and done(
        form,
        lambda: supersede_regulation(
            found, form.cleaned_data["reason"], actor=user, at=timezone.now()
        ),
    ):
        messages.success(request, _("Đã lập dự thảo phiên bản mới. Sửa xong thì lấy ý kiến."))
        return redirect("regulations:season", found.season_id)
    back = reverse("regulations:version", args=[found.pk])
    title = _("Lập phiên bản mới của quy chế")
    return form_page(request, form, title=title, button=_("Lập phiên bản mới"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """Ask once, then throw the draft away."""
    draft = draft_to_edit(request, regulation_pk)
    if request.method == "POST":
        discard_regulation(draft, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã bỏ dự thảo quy chế."))
        return redirect("regulations:season", draft.season_id)
    asked = _("Bỏ %(draft)s? Toàn văn vẫn còn trong nhật ký.") % {"draft": draft}
    back = reverse("regulations:version", args=[draft.pk])
    words = {"title": _("Bỏ dự thảo quy chế"), "button": _("Bỏ dự thảo"), "tone": "danger"}
    return confirm_page(request, asked, back=back, **words)
