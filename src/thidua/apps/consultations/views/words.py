"""What units and the head say: an opinion of the whole, taking back, the answer to a remark."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.consultations.actions.answering import answer_remark
from thidua.apps.consultations.actions.speaking import give_opinion, withdraw_remark
from thidua.apps.consultations.forms import AnswerForm, OpinionForm
from thidua.apps.consultations.models import Remark
from thidua.apps.consultations.queries import remarks_visible_to, units_speaking_for
from thidua.apps.consultations.registries.matters import Effect, Wish, draft_of, matter_of
from thidua.apps.consultations.views.rounds import consultation_of
from thidua.apps.seasons.queries import roles_in
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import choice_in
from thidua.web.revisions import revision_in


def opinion(request: HttpRequest, consultation_pk: int) -> HttpResponse:
    """A unit agrees with the whole draft, or says why not."""
    found, user = consultation_of(request, consultation_pk), user_of(request)
    units = units_speaking_for(roles_in(user, found.season).member_units, found.season)
    form, now = OpinionForm(units, request.POST or None), timezone.now()
    back = reverse("consultations:consultation", args=[found.pk])
    if request.method == "POST" and done(
        form,
        lambda: give_opinion(found, form.facts(), day=timezone.localdate(now), actor=user, at=now),
    ):
        messages.success(request, _("Đã ghi ý kiến của đơn vị."))
        return redirect(back)
    title = _("Ý kiến về cả dự thảo: %(name)s") % {"name": found.name}
    return form_page(request, form, title=title, button=_("Gửi ý kiến"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, remark_pk: int) -> HttpResponse:
    """Ask once, then take it back."""
    found, user = _remark(request, remark_pk), user_of(request)
    authorise(user, "consultations.withdraw_remark", found)
    back = reverse("consultations:consultation", args=[found.consultation_id])
    if request.method == "POST":
        withdraw_remark(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã rút ý kiến."))
        return redirect(back)
    asked = _("Rút %(remark)s?") % {"remark": found}
    words = {"title": _("Rút ý kiến góp ý"), "button": _("Rút ý kiến")}
    return confirm_page(request, asked, back=back, **words)


def answer(request: HttpRequest, remark_pk: int) -> HttpResponse:
    """What accepting would do to the draft; then accept, merge or reject."""
    found, user = _remark(request, remark_pk), user_of(request)
    authorise(user, "consultations.answer_remark", found)
    usual = choice_in(request.GET, "answer", Remark.Answer.values) or found.answer
    form = AnswerForm(request.POST or None, initial={"answer": usual, "said": found.said})
    back = reverse("consultations:consultation", args=[found.consultation_id])
    if request.method == "POST" and done(
        form,
        lambda: answer_remark(
            found, form.facts(revision_in(request)), actor=user, at=timezone.now()
        ),
    ):
        messages.success(request, _("Đã trả lời ý kiến."))
        return redirect(back)
    return _answer_page(request, found, form, back)


def _answer_page(request: HttpRequest, found: Remark, form: AnswerForm, back: str) -> HttpResponse:
    about = found.consultation
    matter, draft = matter_of(about.matter), draft_of(about.matter, about.subject)
    context = {
        "remark": found,
        "season": about.season,
        "tab": matter.tab if matter else "",
        "form": form,
        "back": back,
        "revision": draft.revision if draft else -1,
        "effect": _effect(found),
    }
    status = 422 if form.errors else 200
    return render(request, "consultations/answer.html", context, status=status)


def _effect(found: Remark) -> Effect | None:
    """What accepting would do; None where nothing is to be changed."""
    about = found.consultation
    matter = matter_of(about.matter)
    if matter is None or not found.change or found.done:
        return None
    return matter.effect(Wish(about.subject, found.item, found.change))


def _remark(request: HttpRequest, key: int) -> Remark:
    return get_object_or_404(remarks_visible_to(user_of(request)), pk=key)
