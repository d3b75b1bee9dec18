"""Editing a draft: an article, its place, the head of the text."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.regulations.actions.editing import edit_regulation
from thidua.apps.regulations.forms.regulation import ArticleForm, HeadForm
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.refusals import ArticleGone
from thidua.apps.regulations.views.finding import draft_to_edit, frame
from thidua.apps.regulations.wording.edits import (
    Edit,
    MoveArticle,
    PutArticle,
    PutHead,
    RemoveArticle,
)
from thidua.domain.refusal import Refusal
from thidua.web.acting import confirm_page, refuse_on
from thidua.web.asked import key_in, text_in
from thidua.web.revisions import revision_in


def article(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """The article named by ``id``, or a new one after ``after``."""
    draft = draft_to_edit(request, regulation_pk)
    key, after = text_in(request.GET, "id"), text_in(request.GET, "after")
    found, before = draft.text.named(key), draft.text.named(after)
    if key and found is None and request.method != "POST":
        raise ArticleGone
    beside = found or before
    initial: dict[str, Any] = {"chapter": beside.article.chapter if beside else ""}
    if found:
        initial |= {"title": found.article.title, "text": found.article.text}
    form = ArticleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        edit = PutArticle(form.article(key), after)
        if _tried(request, draft, edit, form):
            return redirect(f"{reverse('regulations:version', args=[draft.pk])}#{key or 'end'}")
    chapters = dict.fromkeys(each.chapter for each in draft.text.articles if each.chapter)
    return _page(
        request, draft, form, "regulations/article.html",
        name=found.name if found else _("Thêm điều"), chapters=list(chapters), found=found,
    )  # fmt: skip


def head(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """What the quy chế is called, and its grounds."""
    draft = draft_to_edit(request, regulation_pk)
    text = draft.text
    initial = {"about": text.summary, "bases": "\n".join(text.bases)}
    form = HeadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        edit = PutHead(form.cleaned_data["about"].strip(), form.lines())
        if _tried(request, draft, edit, form):
            return redirect("regulations:version", draft.pk)
    return _page(request, draft, form, "regulations/article.html", name=_("Tên và căn cứ"))


@require_POST
def move(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """An article one place up or down."""
    draft, key = draft_to_edit(request, regulation_pk), text_in(request.POST, "id")
    by = -1 if text_in(request.POST, "way") == "up" else 1
    _do(request, draft, MoveArticle(key, by))
    return redirect(f"{reverse('regulations:version', args=[draft.pk])}#{key}")


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, regulation_pk: int) -> HttpResponse:
    """Ask once, then take an article out."""
    draft, key = draft_to_edit(request, regulation_pk), text_in(request.GET, "id")
    found = draft.text.named(key)
    if found is None:
        raise ArticleGone
    back = reverse("regulations:version", args=[draft.pk])
    if request.method == "POST":
        _do(request, draft, RemoveArticle(key))
        return redirect(back)
    asked = _("Bỏ %s? Các điều sau được đánh lại số.") % found.name
    words = {"title": _("Bỏ một điều"), "button": _("Bỏ"), "revision": draft.revision}
    return confirm_page(request, asked, back=back, **words)


def _do(request: HttpRequest, draft: Regulation, edit: Edit) -> None:
    actor, at, seen = user_of(request), timezone.now(), key_in(request.POST, "revision")
    revision = draft.revision if seen is None else seen
    summary = edit_regulation(draft, edit, revision=revision, actor=actor, at=at)
    messages.success(request, _("Đã lưu: %s.") % summary)


def _tried(request: HttpRequest, draft: Regulation, edit: Edit, form: Any) -> bool:
    """Whether it was saved; what stands against it is told on the form."""
    actor, at, revision = user_of(request), timezone.now(), revision_in(request)
    try:
        summary = edit_regulation(draft, edit, revision=revision, actor=actor, at=at)
    except Refusal as refusal:
        refuse_on(form, refusal, draft.revision)
        return False
    messages.success(request, _("Đã lưu: %s.") % summary)
    return True


def _page(
    request: HttpRequest, draft: Regulation, form: Any, template: str, **more: Any
) -> HttpResponse:
    revision = form.data.get("revision", draft.revision) if form.is_bound else draft.revision
    context = {"regulation": draft, "form": form, "revision": revision, **more}
    status = 422 if form.errors else 200
    return render(request, template, context | frame(draft.season), status=status)
