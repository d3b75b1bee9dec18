"""Two editors at once: the second sees what the first did, and loses nothing that was typed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.comparison import Difference, compare
from thidua.apps.schemes.definition.edits import Edit
from thidua.apps.schemes.definition.ids import IdTaken
from thidua.apps.schemes.definition.line_edits import InsideItself, TooDeep
from thidua.apps.schemes.definition.outline import Item, ItemGone, item_of
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme, SchemeChange
from thidua.apps.schemes.queries import award_names_in
from thidua.apps.schemes.refusals import StaleScheme
from thidua.domain.refusal import Refusal
from thidua.web.asked import text_in
from thidua.web.revisions import revision_in


@dataclass(frozen=True, slots=True)
class Stale:
    """What others did since the page was opened, and what saving now would change."""

    changes: tuple[SchemeChange, ...]
    effect: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt went: saved, or not, and then why."""

    saved: Scheme | None = None
    stale: Stale | None = None
    taken: str = ""  # the id is another row's
    misplaced: str = ""  # the line cannot stand where it was put


def attempt(request: HttpRequest, scheme: Scheme, edit: Edit) -> Outcome:
    """Try an edit; what stands against it is handed back, so that the form is shown again."""
    revision, actor, at = revision_in(request), user_of(request), timezone.now()
    try:
        saved = edit_scheme(scheme, edit, revision=revision, actor=actor, at=at)
    except StaleScheme as stale:
        return Outcome(stale=Stale(stale.changes, _effect(stale.scheme, edit)))
    except IdTaken as taken:
        return Outcome(taken=str(taken))
    except (TooDeep, InsideItself) as misplaced:
        return Outcome(misplaced=str(misplaced))
    messages.success(request, _("Đã lưu: %s.") % edit.summary)
    return Outcome(saved)


def _effect(scheme: Scheme, edit: Edit) -> tuple[Difference, ...]:
    """What the edit would do to the draft as it is now; nothing when it cannot be done."""
    now = in_order(scheme.definition)
    try:
        return tuple(compare(now, in_order(edit.apply(now)), award_names_in(scheme.season)))
    except Refusal:
        return ()


def key_of(request: HttpRequest) -> str:
    """The key of the row that a page is about; "" for a new one."""
    return text_in(request.GET, "id")


def stored_row(request: HttpRequest, scheme: Scheme) -> tuple[Item, str]:
    """The row named by ``id``, or nothing for a new one; and the id when the row is gone.

    Raises:
        ItemGone: it is gone, and nothing was typed that could be lost.
    """
    key = key_of(request)
    if not key:
        return {}, ""
    try:
        return item_of(scheme.definition, key), ""
    except ItemGone:
        if request.method != "POST":
            raise
        return {}, key


def frame(request: HttpRequest, scheme: Scheme, stale: Stale | None = None) -> dict[str, Any]:
    """What the season's frame needs, and the revision that the user has seen.

    A form that failed for another reason keeps the revision it was opened with.
    """
    seen = request.method != "POST" or stale is not None
    revision = scheme.revision if seen else revision_in(request)
    return {"season": scheme.season, "tab": "scheme", "revision": revision, "stale": stale}
