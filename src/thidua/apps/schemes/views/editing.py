"""Pages that edit a draft: rows, settings; move, remove, undo."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.request import user_of
from thidua.apps.schemes.actions.editing import edit_scheme, undo_scheme
from thidua.apps.schemes.edits import Edit, IdTaken, Move, PutGroup, PutRow, PutSettings, Remove
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
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.outline import (
    DEDUCTIONS,
    DISQUALIFICATIONS,
    Item,
    criteria_of,
    item_of,
)
from thidua.apps.schemes.reading import in_order
from thidua.apps.schemes.refusals import StaleScheme
from thidua.apps.schemes.views.finding import back_to, draft_to_edit, revision_of

ROWS: dict[str, tuple[type[RowForm], str, str]] = {
    "group": (GroupForm, "Nhóm tiêu chí", ""),
    "deduction": (DeductionForm, "Khoản trừ vào tổng điểm", DEDUCTIONS),
    "exclusion": (DisqualificationForm, "Trường hợp không xét thi đua", DISQUALIFICATIONS),
}


def row(request: HttpRequest, scheme_pk: int, kind: str) -> HttpResponse:
    """Add a group, a deduction or an exclusion, or change the one named by ``id``."""
    scheme = draft_to_edit(request, scheme_pk)
    form_class, title, section = ROWS[kind]
    item_id = request.GET.get("id", "")
    old = old_item(scheme, item_id)
    form = form_class(request.POST or None, initial=initial_of(old))
    stale = None
    if request.method == "POST" and form.is_valid():
        new = form.row(old)
        edit = PutRow(section, new, item_id) if section else PutGroup(new, item_id)
        stale = attempt(request, scheme, edit, lambda error: form.add_error("id", error))
        if stale is None and not form.errors:
            return back_to(scheme, str(new["id"]))
    context = {"scheme": scheme, "form": form, "title": title, "old": old, "stale": stale}
    return render(request, "schemes/row.html", context | frame(scheme))


def settings(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """What holds for the whole table, the tie-break and the awards."""
    scheme = draft_to_edit(request, scheme_pk)
    definition = in_order(scheme.definition)
    form = SettingsForm(request.POST or None, initial=definition, definition=definition)
    old = definition.get("awards") or []
    awards: Any = AwardFormSet(request.POST or None, initial=old, prefix="awards")
    stale = None
    if request.method == "POST" and form.is_valid() and awards.is_valid():
        edit = PutSettings({**form.values(), "awards": awards_of(awards, old)})
        stale = attempt(request, scheme, edit)
        if stale is None:
            return back_to(scheme)
    context = {"scheme": scheme, "form": form, "awards": awards, "stale": stale}
    return render(request, "schemes/settings.html", context | frame(scheme))


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
    return render(request, "schemes/remove.html", context | frame(scheme))


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


def attempt(
    request: HttpRequest,
    scheme: Scheme,
    edit: Edit,
    on_taken: Callable[[str], None] | None = None,
) -> StaleScheme | None:
    """Try an edit; what somebody else did meanwhile is handed back, so the form is shown again."""
    try:
        edit_scheme(
            scheme, edit, revision=revision_of(request), actor=user_of(request), at=timezone.now()
        )
    except StaleScheme as stale:
        return stale
    except IdTaken as taken:
        if on_taken is None:
            raise
        on_taken(str(taken))
        return None
    messages.success(request, _("Đã lưu: %s.") % edit.summary)
    return None


def frame(scheme: Scheme) -> dict[str, Any]:
    """What the season's frame needs, and the revision that the form was shown with."""
    return {"season": scheme.season, "tab": "scheme", "revision": scheme.revision}


def old_item(scheme: Scheme, item_id: str) -> Item:
    """The stored row to change, or nothing for a new one."""
    return item_of(scheme.definition, item_id) if item_id else {}
