"""One observation: read, put right, struck out, answered by its unit."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.audit.queries import history_of
from thidua.apps.observations.actions.striking import (
    answer_observation,
    correct_observation,
    strike_observation,
)
from thidua.apps.observations.forms.recording import CorrectionForm
from thidua.apps.observations.models import Observation
from thidua.apps.observations.pages.one import facts_in_words
from thidua.apps.observations.permissions import Observing
from thidua.apps.observations.queries import call_then, observables_of, observations_visible_to
from thidua.apps.seasons.models import Season
from thidua.web.acting import confirm_page, done
from thidua.web.downloads import stored_answer
from thidua.web.reasons import ReasonForm


def observation(request: HttpRequest, observation_pk: int) -> HttpResponse:
    """Everything it says, what it replaced and what replaced it, what was done to it."""
    user = user_of(request)
    found = observation_of(user, observation_pk)
    call_then(found.season, [found])
    is_open = found.struck_at is None and found.season.state != Season.State.CLOSED
    context = {
        "season": found.season,
        "tab": "observations",
        "observation": found,
        "facts": facts_in_words(found, observables_of(found.season)),
        "later": Observation.objects.filter(replaces=found).first(),
        "history": history_of(found)[:20],
        "may_write": is_open and can(user, "observations.write_observations", _observing(found)),
        "may_answer": is_open and can(user, "observations.answer_observation", found),
    }
    return render(request, "observations/observation.html", context)


def correct(request: HttpRequest, observation_pk: int) -> HttpResponse:
    """Say it otherwise, and why."""
    user = user_of(request)
    found = observation_of(user, observation_pk)
    authorise(user, "observations.write_observations", _observing(found))
    why = ReasonForm(request.POST or None, hint=_("Đơn vị thấy lý do này bên bản cũ."))
    form = CorrectionForm.of(found, user)
    if request.method == "POST":
        form = CorrectionForm(request.POST, season=found.season, user=user)
        if why.is_valid() and done(form, lambda: _correct(found, form, why, user)):
            messages.success(request, _("Đã sửa; bản cũ được gạch bỏ và vẫn đọc được."))
            return redirect("observations:observation", found.replaced_by.pk)
    context = {"season": found.season, "tab": "observations", "form": form, "why": why}
    context["observation"] = found
    status = 422 if form.errors or why.errors else 200
    return render(request, "observations/record.html", context, status=status)


def strike(request: HttpRequest, observation_pk: int) -> HttpResponse:
    """Strike it out, and say why."""
    user = user_of(request)
    found = observation_of(user, observation_pk)
    authorise(user, "observations.write_observations", _observing(found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: _strike(found, form, user)):
        messages.success(request, _("Đã gạch bỏ “%s”; không tính vào bảng điểm nữa.") % found)
        return redirect(found)
    text = _("Gạch bỏ “%s”? Không tính vào bảng điểm nữa, nhưng vẫn đọc được cùng lý do.") % found
    title = _("Gạch bỏ ghi nhận")
    return confirm_page(request, text, form, title=title, back=found.get_absolute_url())


def answer(request: HttpRequest, observation_pk: int) -> HttpResponse:
    """The unit explains, or objects."""
    user = user_of(request)
    found = observation_of(user, observation_pk)
    authorise(user, "observations.answer_observation", found)
    form = ReasonForm(request.POST or None, longest=2000, initial={"reason": found.answer})
    form.fields["reason"].label = _("Giải trình của đơn vị")
    if request.method == "POST" and done(form, lambda: _answer(found, form, user)):
        messages.success(request, _("Đã ghi giải trình."))
        return redirect(found)
    title = _("Giải trình ghi nhận")
    words = {"button": _("Lưu giải trình"), "tone": "primary"}
    back = found.get_absolute_url()
    return confirm_page(request, found.content, form, title=title, back=back, **words)


@require_safe
def download(request: HttpRequest, observation_pk: int) -> HttpResponseBase:
    """The file that proves it, always to be saved."""
    found = observation_of(user_of(request), observation_pk)
    if not found.file:
        raise Http404
    return stored_answer(found.file.open("rb"), found.file_name)


def observation_of(user: User, pk: int) -> Observation:
    """The observation, if the user may see it."""
    rows = observations_visible_to(user).select_related("recorded_by", "struck_by", "replaces")
    return get_object_or_404(rows, pk=pk)


def _observing(found: Observation) -> Observing:
    return Observing(found.season, found.unit_id, found.item)


def _correct(found: Observation, form: CorrectionForm, why: ReasonForm, user: User) -> None:
    reason = why.cleaned_data["reason"]
    correct_observation(found, form.facts(), reason, actor=user, at=timezone.now())


def _strike(found: Observation, form: ReasonForm, user: User) -> None:
    strike_observation(found, form.cleaned_data["reason"], actor=user, at=timezone.now())


def _answer(found: Observation, form: ReasonForm, user: User) -> None:
    answer_observation(found, form.cleaned_data["reason"], actor=user, at=timezone.now())
