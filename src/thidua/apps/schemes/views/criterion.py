"""Adding and changing a criterion: first the way to count, then its form with a live example."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.definition.example import worked_example
from thidua.apps.schemes.definition.line_edits import PutPart
from thidua.apps.schemes.definition.outline import Item, home_of, key_in
from thidua.apps.schemes.definition.reading import faults_of_criterion
from thidua.apps.schemes.definition.review import vague_parts
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.definition.trial import curve_of, trial_of
from thidua.apps.schemes.forms.criterion import kind_of, typed_so_far
from thidua.apps.schemes.forms.criterion_editor import CriterionEditor
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import season_before
from thidua.apps.schemes.registries.discrimination import figures_in
from thidua.apps.schemes.views.finding import back_to, draft_to_edit, scheme_of
from thidua.apps.schemes.views.stale import (
    Outcome,
    Stale,
    attempt,
    frame,
    key_of,
    stored_row,
)
from thidua.web.asked import is_in, text_in


def criterion(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """The criterion named by ``id``, or a new one in ``group``; ``type`` is the way to count."""
    scheme = draft_to_edit(request, scheme_pk)
    stored, gone = stored_row(request, scheme)
    chosen = _chosen(request)
    if not stored and chosen not in RULE_TYPES:
        return _choose(request, scheme)
    kind = RULE_TYPES.get(chosen) or kind_of(stored)
    if request.method != "POST":
        start = _start(request, scheme, stored)
        return _page(request, scheme, CriterionEditor(scheme.definition, kind, start), stored)
    if text_in(request.POST, "change") == "type":  # the other form starts with what was typed
        start = typed_so_far(request.POST, stored)
        return _page(request, scheme, CriterionEditor(scheme.definition, kind, start), stored)
    editor = CriterionEditor(scheme.definition, kind, stored, request.POST)
    if is_in(request.POST, "save") and not gone:
        return _save(request, scheme, editor)
    return _page(request, scheme, editor, stored, gone=gone)


@require_POST
def example(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """The worked example of what is typed now, also by who proposes it; nothing is kept."""
    scheme = scheme_of(request, scheme_pk)
    kind = RULE_TYPES.get(text_in(request.POST, "type"))
    if kind is None:
        raise Http404
    stored, _gone = stored_row(request, scheme)
    editor = CriterionEditor(scheme.definition, kind, stored, request.POST)
    editor.is_valid()
    context = _tried(request, scheme, editor, stored)
    return render(request, "schemes/_example.html", context)


def _chosen(request: HttpRequest) -> str:
    """The way to count: the new one when the button beside the list was pressed."""
    name = "new_type" if text_in(request.POST, "change") == "type" else "type"
    return text_in(request.POST, name) or text_in(request.GET, "type")


def _choose(request: HttpRequest, scheme: Scheme) -> HttpResponse:
    context = {
        "scheme": scheme,
        "kinds": RULE_TYPES.values(),
        "group": text_in(request.GET, "group"),
    }
    return render(request, "schemes/choose_rule.html", context | frame(request, scheme))


def _save(request: HttpRequest, scheme: Scheme, editor: CriterionEditor) -> HttpResponse:
    """Check the parts, then the criterion as a whole by the reader, then write."""
    outcome = Outcome()
    if editor.is_valid():
        new = editor.criterion()
        for fault in faults_of_criterion(scheme.definition, new):
            editor.common.add_error(None, f"{fault.place}: {fault.message}")
        if not editor.common.errors:
            edit = PutPart(editor.group_id, new, key_of(request))
            outcome = attempt(request, scheme, edit)
        if outcome.saved:
            _warn_of_gaps(request, new)
            key = key_in(outcome.saved.definition, editor.group_id, str(new["id"]))
            return back_to(scheme, key)
        if outcome.taken:
            editor.common.add_error("id", outcome.taken)
        if outcome.misplaced:
            editor.common.add_error("group", outcome.misplaced)
    return _page(request, scheme, editor, editor.old, stale=outcome.stale)


def _warn_of_gaps(request: HttpRequest, new: Item) -> None:
    parts = vague_parts(new)
    if parts:
        said = {"id": new["id"], "parts": ", ".join(parts)}
        messages.warning(
            request, _("Tiêu chí %(id)s chưa ghi %(parts)s; nên ghi trước khi thông qua.") % said
        )


def _start(request: HttpRequest, scheme: Scheme, stored: Item) -> Item:
    """What the form starts from: the stored criterion, or an empty one in the group asked for."""
    home = home_of(scheme.definition, key_of(request)) if stored else ""
    return {**stored, "group": home or text_in(request.GET, "group")}


def _page(
    request: HttpRequest,
    scheme: Scheme,
    editor: CriterionEditor,
    stored: Item,
    *,
    stale: Stale | None = None,
    gone: str = "",
) -> HttpResponse:
    context = {
        "scheme": scheme,
        "editor": editor,
        "kind": editor.kind,
        "kinds": RULE_TYPES.values(),
        "old": stored,
        "gone": gone,
        "vague": vague_parts(stored) if stored else [],
        "may_try": True,
        **_tried(request, scheme, editor, stored),
    }
    context |= frame(request, scheme, stale)
    return render(request, "schemes/criterion.html", context)


def _tried(
    request: HttpRequest, scheme: Scheme, editor: CriterionEditor, stored: Item
) -> dict[str, object]:
    """From what is typed and right so far; from what is stored when nothing was typed.

    Those who write the table also see what it would do to last year's units, or typed figures.
    """
    criterion, definition = editor.criterion_so_far(), scheme.definition
    kind = editor.kind
    example = worked_example(definition, criterion, kind, request.POST, editor.refusal)
    curve = curve_of(definition, criterion, kind.kind, example.values) if example.sentence else None
    shown: dict[str, object] = {"example": example, "curve": curve}
    if example.sentence and can(user_of(request), "schemes.edit", scheme):
        before = season_before(scheme.season)
        figures = figures_in(before, scheme.kind_name) if before else None
        typed = text_in(request.POST, "trial_figures")
        shown["trial_figures"] = typed
        shown["trial"] = trial_of(definition, criterion, stored, figures, typed)
    return shown
