"""Doing an act for a form: a refusal is told on the form, where what was typed still stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal
from thidua.web.ask_once import AskedOnce, AskOnceForm
from thidua.web.revisions import StalePage


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form is right and the act was done."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        if isinstance(refusal, AskedOnce) and isinstance(form, AskOnceForm):
            form.ask()
        form.add_error(None, told(refusal))
        return False
    return True


def acted(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], told: str, back: str
) -> HttpResponse | None:
    """Do the act once the form is sent and right, tell it and lead back; None: show the form."""
    if request.method != "POST" or not done(form, act):
        return None
    messages.success(request, told)
    return redirect(back)


@dataclass(frozen=True, slots=True)
class Following:
    """The next thing of its kind that waits for the user: how it is called, where it is done."""

    name: str
    url: str


def lead_on(request: HttpRequest, following: Following | None, otherwise: str) -> HttpResponse:
    """After one is done to the next, named; to where they stand together when none waits."""
    if following is None:
        return redirect(otherwise)
    messages.info(request, _("Tiếp theo: %s.") % following.name)
    return redirect(following.url)


def ask(
    request: HttpRequest,
    text: str,
    act: Callable[..., object],
    form: forms.Form | None = None,
    /,
    *,
    told: str,
    back: str,
    **words: Any,
) -> HttpResponse:
    """Ask once, naming the thing; on yes do the act with what the form says, and lead back."""
    form = form or forms.Form(request.POST if request.method == "POST" else None)
    answer = acted(request, form, lambda: act(**form.cleaned_data), told, back)
    return answer or confirm_page(request, text, form, back=back, **words)


def refuse_on(form: forms.Form, refusal: Refusal, revision: int) -> None:
    """Tell it on the form; after a stale page it may be saved on top of the stored ``revision``."""
    if isinstance(refusal, StalePage):
        typed = cast("QueryDict", form.data).copy()
        typed["revision"] = str(revision)
        form.data = typed
    form.add_error(None, told(refusal))


def told(refusal: Refusal) -> str:
    """The refusal in words, with a link to where it is put right."""
    if refusal.way_out is None:
        return str(refusal)
    url, text = refusal.way_out
    return format_html('{} <a class="alert-link" href="{}">{}</a>', str(refusal), url, text)


def form_page(request: HttpRequest, form: forms.Form, **context: object) -> HttpResponse:
    """A page with one form; 422 when something typed is wrong."""
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "components/form_page.html", {"form": form, **context}, status=status)


def confirm_page(
    request: HttpRequest, text: str, form: forms.Form | None = None, /, **context: object
) -> HttpResponse:
    """A page that asks once, naming the thing: ``title``, ``back``; may be ``button``, ``tone``."""
    status = 422 if form is not None and form.errors else 200
    shown = {"button": context["title"], "text": text, "form": form or "", **context}
    return render(request, "components/confirm.html", shown, status=status)
