"""Asking other bodies about a dossier, and writing down what they answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.actions.opinions import ask_opinion, note_opinion, withdraw_opinion
from thidua.apps.dossiers.forms.opinions import AnswerForm, OpinionForm
from thidua.apps.dossiers.models import OpinionRequest
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.web import acting
from thidua.web.acting import acted, form_page
from thidua.web.reasons import ReasonForm

_READS = ["GET", "HEAD", "POST"]


@require_http_methods(_READS)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom, what, when, until when."""
    user = user_of(request)
    found = get_object_or_404(nominations_visible_to(user), pk=pk)
    authorise(user, "dossiers.process", found)
    form = OpinionForm(request.POST or None, initial={"asked_on": timezone.localdate()})

    def act() -> None:
        ask_opinion(found, form.facts, actor=user, at=timezone.now())

    back = reverse("dossiers:nomination", args=[pk])
    words = {"title": _("Xin ý kiến về hồ sơ"), "button": _("Ghi")}
    answer = acted(request, form, act, _("Đã ghi việc xin ý kiến."), back)
    return answer or form_page(request, form, back=back, thing=found, **words)


@require_http_methods(_READS)
def note(request: HttpRequest, opinion_request_pk: int) -> HttpResponse:
    """When, whether it agrees, in which words."""
    user, asked = user_of(request), _asked(request, opinion_request_pk)
    form = AnswerForm(request.POST or None, initial={"answered_on": timezone.localdate()})

    def act() -> None:
        note_opinion(asked, form.facts, actor=user, at=timezone.now())

    back = reverse("dossiers:nomination", args=[asked.nomination_id])
    words = {"title": _("Ghi ý kiến trả lời"), "button": _("Ghi")}
    answer = acted(request, form, act, _("Đã ghi ý kiến trả lời."), back)
    return answer or form_page(request, form, back=back, thing=asked, **words)


@require_http_methods(_READS)
def withdraw(request: HttpRequest, opinion_request_pk: int) -> HttpResponse:
    """It was asked by mistake."""
    user, asked = user_of(request), _asked(request, opinion_request_pk)
    return acting.ask(
        request,
        _("Rút việc xin ý kiến %s?") % asked.addressee,
        lambda reason: withdraw_opinion(asked, reason, actor=user, at=timezone.now()),
        ReasonForm(request.POST or None),
        told=_("Đã rút việc xin ý kiến."),
        back=reverse("dossiers:nomination", args=[asked.nomination_id]),
        title=_("Rút việc xin ý kiến"),
        button=_("Rút"),
        tone="danger",
    )


def _asked(request: HttpRequest, pk: int) -> OpinionRequest:
    user = user_of(request)
    seen = OpinionRequest.objects.filter(nomination__in=nominations_visible_to(user))
    asked = get_object_or_404(seen.select_related("nomination__season"), pk=pk)
    authorise(user, "dossiers.process", asked.nomination)
    return asked
