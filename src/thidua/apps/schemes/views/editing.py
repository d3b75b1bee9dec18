"""Pages that edit a draft: settings; move, remove, undo."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.editing import edit_scheme, undo_scheme
from thidua.apps.schemes.definition.edits import PutSettings
from thidua.apps.schemes.definition.line_edits import Move, Remove
from thidua.apps.schemes.definition.outline import (
    Definition,
    criteria_of,
    home_of,
    is_heading,
    is_named,
    item_of,
    places_of,
)
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.forms.rows import SettingsForm
from thidua.apps.schemes.views.finding import (
    back_to,
    called_in,
    draft_to_edit,
)
from thidua.apps.schemes.views.stale import Outcome, attempt, frame, key_of
from thidua.web.asked import text_in
from thidua.web.revisions import revision_in


def settings(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """What holds for the whole table, and the tie-break."""
    scheme = draft_to_edit(request, scheme_pk)
    definition = in_order(scheme.definition)
    form = SettingsForm(request.POST or None, initial=definition, definition=definition)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = attempt(request, scheme, PutSettings(form.values()))
        if outcome.saved:
            return back_to(scheme)
    context = {"scheme": scheme, "form": form}
    return render(request, "schemes/settings.html", context | frame(request, scheme, outcome.stale))


def remove(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Ask once, then take a row out."""
    scheme = draft_to_edit(request, scheme_pk)
    key = key_of(request)
    item = item_of(scheme.definition, key)
    name = called_in(scheme, key) if is_named(key) else str(item.get("name", ""))
    if request.method == "POST":
        edit = Remove(key, name)
        edit_scheme(
            scheme, edit, revision=revision_in(request), actor=user_of(request), at=timezone.now()
        )
        shown = called_in(scheme, key)
        messages.success(request, _("Đã xoá «%s». Bấm «Hoàn tác» nếu xoá nhầm.") % shown)
        return back_to(scheme)
    count = len(criteria_of(item)) if is_heading(item) else 0
    context = {"scheme": scheme, "item": item, "called": called_in(scheme, key), "count": count}
    return render(request, "schemes/remove.html", context | frame(request, scheme))


@require_POST
def move(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """One place up or down."""
    scheme = draft_to_edit(request, scheme_pk)
    key = text_in(request.POST, "id")
    step = {"up": -1, "down": 1}.get(text_in(request.POST, "to"))
    if step is None:
        raise Http404
    home = home_of(scheme.definition, key)
    edit = Move(key, step, called_in(scheme, key))
    moved = edit_scheme(
        scheme, edit, revision=revision_in(request), actor=user_of(request), at=timezone.now()
    )
    return back_to(scheme, _key_after(scheme.definition, moved.definition, key, home))


def _key_after(before: Definition, after: Definition, key: str, home: str) -> str:
    """The key of a line that may have left its home; of all else the same."""
    if not home:
        return key
    item_id = item_of(before, key).get("id")
    keys = [place.key for place in places_of(after) if place.item.get("id") == item_id]
    return key if key in keys else next(iter(keys), key)


@require_POST
def undo(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Take the last change back."""
    scheme = draft_to_edit(request, scheme_pk)
    undone = undo_scheme(
        scheme, revision=revision_in(request), actor=user_of(request), at=timezone.now()
    )
    messages.success(request, _("Đã hoàn tác: %s.") % undone.summary)
    return back_to(scheme)
