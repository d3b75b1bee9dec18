"""Suggesting, the list of what was suggested, answering."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.help.actions.suggestions import answer_suggestion, make_suggestion
from thidua.apps.help.forms import AnswerForm, SuggestionForm
from thidua.apps.help.pages.suggestions import SuggestionsAsked, narrowed
from thidua.apps.help.queries import suggestions_visible_to
from thidua.web.acting import done, form_page
from thidua.web.lists import page_of


def listing(request: HttpRequest) -> HttpResponse:
    """One's own suggestions; for the standing office all of its authority."""
    asked = SuggestionsAsked.of(request.GET)
    page = page_of(request, narrowed(suggestions_visible_to(user_of(request)), asked))
    context = {"asked": asked, "page": page, "rows": page.object_list}
    return render(request, "help/suggestions.html", context)


def make(request: HttpRequest) -> HttpResponse:
    """Say something of a page."""
    user = user_of(request)
    form = SuggestionForm(request.POST or None)

    def act() -> None:
        make_suggestion(user, form.facts(), actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã gửi góp ý đến cơ quan thường trực. Cảm ơn bạn."))
        return redirect("help:suggestions")
    texts = {"title": _("Góp ý"), "button": _("Gửi góp ý"), "back": reverse("help:suggestions")}
    return form_page(request, form, **texts)


def answer(request: HttpRequest, suggestion_pk: int) -> HttpResponse:
    """Answer one suggestion."""
    user = user_of(request)
    suggestion = get_object_or_404(suggestions_visible_to(user), pk=suggestion_pk)
    authorise(user, "help.answer_suggestion", suggestion)
    form = AnswerForm(request.POST or None, initial={"answer": suggestion.answer})

    def act() -> None:
        answer_suggestion(suggestion, form.cleaned_data["answer"], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã trả lời %s.") % suggestion.made_by)
        return redirect("help:suggestions")
    texts = {"title": _("Trả lời góp ý"), "button": _("Lưu trả lời")}
    context = {**texts, "back": reverse("help:suggestions"), "note": suggestion.words}
    return form_page(request, form, **context)
