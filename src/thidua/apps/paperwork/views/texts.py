"""Texts that an office words itself: the list, the editor with a preview, the versions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.paperwork.actions.texts import save_text
from thidua.apps.paperwork.forms.texts import TextForm
from thidua.apps.paperwork.pages.texts import shown, text_rows, versions_of
from thidua.apps.paperwork.papers.specimen import specimen
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.texts import TextKind, text_kind
from thidua.web.acting import done
from thidua.web.asked import is_in, key_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.revisions import StalePage


@require_safe
def index(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Every text, and who words it."""
    authority = _authority(request, authority_pk)
    context = {"authority": authority, "rows": text_rows(authority)}
    return render(request, "paperwork/texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, authority_pk: int, kind: str) -> HttpResponse:
    """The text that is in use, or an older version to start from; preview and save."""
    user, authority, text = user_of(request), _authority(request, authority_pk), _kind(kind)
    versions = versions_of(authority, text)
    now = versions[0].version if versions else 0
    if request.method != "POST":
        asked = key_in(request.GET, "version") or now
        chosen = next((each.text for each in versions if each.version == asked), "")
        form = TextForm(initial={"text": chosen or text.usual, "seen": now})
        return _page(request, authority, text, form, chosen or text.usual)
    form = TextForm(request.POST)

    if not is_in(request.POST, "preview") and done(
        form, lambda: _save(user, authority, text, form)
    ):
        messages.success(request, _("Đã lưu lời văn “%s”.") % text.title)
        return redirect("paperwork:texts", authority.pk)
    return _page(request, authority, text, form, str(form["text"].value() or ""))


def _save(user: User, authority: Authority, text: TextKind, form: TextForm) -> None:
    told = form.cleaned_data
    try:
        save_text(authority, text, told["text"], actor=user, at=timezone.now(), seen=told["seen"])
    except StalePage:
        form.look_again(versions_of(authority, text)[0].version)
        raise


@require_POST
@in_vietnamese
def trial_print(request: HttpRequest, authority_pk: int, kind: str) -> HttpResponse:
    """What is typed as a PDF, with the examples; nothing is kept."""
    authority, text, form = _authority(request, authority_pk), _kind(kind), TextForm(request.POST)
    if not form.is_valid():
        return _page(request, authority, text, form, str(form["text"].value() or ""))
    today = timezone.localdate()
    document = specimen(authority, text, form.cleaned_data["text"].strip() or text.usual, today)
    return file_answer(
        rendered(document, "pdf", today), f"{text.title} - bản xem thử.pdf", shown=True
    )


def _page(
    request: HttpRequest, authority: Authority, text: TextKind, form: TextForm, words: str
) -> HttpResponse:
    context = {
        "authority": authority,
        "text": text,
        "fields": [(f"{{{name}}}", example) for name, example in text.fields.items()],
        "parts": [f"{{{name}}}" for name in sorted(text.parts)],
        "form": form,
        "lines": shown(text, words),
        "versions": versions_of(authority, text),
    }
    status = 422 if form.errors else 200
    return render(request, "paperwork/text.html", context, status=status)


def _authority(request: HttpRequest, pk: int) -> Authority:
    return get_object_or_404(authorities_visible_to(user_of(request)), pk=pk)


def _kind(kind: str) -> TextKind:
    found = text_kind(kind)
    if found is None:
        raise Http404
    return found
