"""Pages that edit a draft: rows, settings; move, remove, undo."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.editing import edit_scheme, undo_scheme
from thidua.apps.schemes.definition.edits import Move, PutGroup, PutRow, PutSettings, Remove
from thidua.apps.schemes.definition.outline import (
    DEDUCTIONS,
    DISQUALIFICATIONS,
    criteria_of,
    item_of,
)
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.forms.rows import (
    AwardFormSet,
    DeductionForm,
    DisqualificationForm,
    GroupForm,
    RowForm,
    SettingsForm,
    awards_of,
    initial_of,
)
from thidua.apps.schemes.queries import award_names_in
from thidua.apps.schemes.views.finding import back_to, draft_to_edit, revision_of
from thidua.apps.schemes.views.stale import Outcome, attempt, frame, stored_row

ROWS: dict[str, tuple[type[RowForm], str, str]] = {
    "group": (GroupForm, gettext_noop("Nhóm tiêu chí"), ""),
    "deduction": (DeductionForm, gettext_noop("Khoản trừ vào tổng điểm"), DEDUCTIONS),
    "exclusion": (
        DisqualificationForm,
        gettext_noop("Trường hợp không xét thi đua"),
        DISQUALIFICATIONS,
    ),
}


def row(request: HttpRequest, scheme_pk: int, kind: str) -> HttpResponse:
    """Add a group, a deduction or an exclusion, or change the one named by ``id``."""
    scheme = draft_to_edit(request, scheme_pk)
    form_class, title, section = ROWS[kind]
    old, gone = stored_row(request, scheme)
    form = form_class(request.POST or None, initial=initial_of(old))
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and not gone:
        new, replaces = form.row(old), str(old.get("id", ""))
        edit = PutRow(section, new, replaces) if section else PutGroup(new, replaces)
        outcome = attempt(request, scheme, edit)
        if outcome.saved:
            return back_to(scheme, str(new["id"]))
        if outcome.taken:
            form.add_error("id", outcome.taken)
    context = {"scheme": scheme, "form": form, "title": title, "old": old, "gone": gone}
    return render(request, "schemes/row.html", context | frame(request, scheme, outcome.stale))


def settings(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """What holds for the whole table, the tie-break and the awards."""
    scheme = draft_to_edit(request, scheme_pk)
    definition = in_order(scheme.definition)
    form = SettingsForm(request.POST or None, initial=definition, definition=definition)
    old = definition.get("awards") or []
    named = {"names": award_names_in(scheme.season)}
    awards: Any = AwardFormSet(
        request.POST or None, initial=old, prefix="awards", form_kwargs=named
    )
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and awards.is_valid():
        edit = PutSettings({**form.values(), "awards": awards_of(awards, old)})
        outcome = attempt(request, scheme, edit)
        if outcome.saved:
            return back_to(scheme)
    context = {"scheme": scheme, "form": form, "awards": awards}
    return render(request, "schemes/settings.html", context | frame(request, scheme, outcome.stale))


def remove(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Ask once, then take a row out."""
    scheme = draft_to_edit(request, scheme_pk)
    item_id = request.GET.get("id", "")
    item = item_of(scheme.definition, item_id)
    name = str(item.get("name", ""))
    if request.method == "POST":
        edit = Remove(item_id, name)
        edit_scheme(
            scheme, edit, revision=revision_of(request), actor=user_of(request), at=timezone.now()
        )
        messages.success(request, _("Đã xoá «%s». Bấm «Hoàn tác» nếu xoá nhầm.") % item_id)
        return back_to(scheme)
    context = {"scheme": scheme, "item": item, "count": len(criteria_of(item))}
    return render(request, "schemes/remove.html", context | frame(request, scheme))


@require_POST
def move(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """One place up or down."""
    scheme = draft_to_edit(request, scheme_pk)
    item_id = request.POST.get("id", "")
    step = {"up": -1, "down": 1}.get(request.POST.get("to", ""))
    if step is None:
        raise Http404
    edit = Move(item_id, step)
    edit_scheme(
        scheme, edit, revision=revision_of(request), actor=user_of(request), at=timezone.now()
    )
    return back_to(scheme, item_id)


@require_POST
def undo(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Take the last change back."""
    scheme = draft_to_edit(request, scheme_pk)
    undone = undo_scheme(
        scheme, revision=revision_of(request), actor=user_of(request), at=timezone.now()
    )
    messages.success(request, _("Đã hoàn tác: %s.") % undone.summary)
    return redirect("schemes:season", scheme.season_id)
