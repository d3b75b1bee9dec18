"""Editing a draft, one change at a time, and taking changes back."""

from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.schemes.actions.checks import check_draft, locked
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.edits import Edit
from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.models import Scheme, SchemeChange
from thidua.apps.schemes.queries import award_names_in, last_undoable
from thidua.apps.schemes.refusals import NothingToUndo
from thidua.formats.canonical import canonical_mapping


@transaction.atomic
def edit_scheme(scheme: Scheme, edit: Edit, *, revision: int, actor: User, at: datetime) -> Scheme:
    """Make one change to a draft; ``revision`` is the one the actor saw.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.edit``.
        NotADraft, SeasonTooFar, StaleScheme: the draft is frozen, too late, or has moved on.
        ItemGone, IdTaken: the row to change is gone, or its new id is another row's.
    """
    scheme = locked(scheme)
    authorise(actor, "schemes.edit", scheme)
    check_draft(scheme, revision)
    definition = canonical_mapping(edit.apply(scheme.definition))
    if definition == scheme.definition:
        return scheme
    change = SchemeChange(summary=edit.summary[:300], actor=actor, at=at)
    _write(scheme, definition, change, "schemes.edit")
    return scheme


@transaction.atomic
def undo_scheme(scheme: Scheme, *, revision: int, actor: User, at: datetime) -> SchemeChange:
    """Take the last change back; again and again back to the first. Answers what was undone.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.undo``.
        NotADraft, SeasonTooFar, StaleScheme: as for ``edit_scheme``.
        NothingToUndo: every change was taken back.
    """
    scheme = locked(scheme)
    authorise(actor, "schemes.undo", scheme)
    check_draft(scheme, revision)
    last = last_undoable(scheme)
    if last is None:
        raise NothingToUndo
    SchemeChange.objects.filter(pk=last.pk).update(undone=True)
    summary = f"Hoàn tác: {last.summary}"[:300]
    change = SchemeChange(summary=summary, actor=actor, at=at, is_undo=True)
    _write(scheme, last.before, change, "schemes.undo")
    return last


def _write(scheme: Scheme, definition: Definition, change: SchemeChange, name: str) -> None:
    """Keep what was before, put the new definition, record the difference."""
    differences = compare(scheme.definition, definition, award_names_in(scheme.season))
    change.scheme = scheme
    change.before = scheme.definition
    change.revision = scheme.revision + 1
    change.save(force_insert=True)
    scheme.definition = definition
    scheme.revision = change.revision
    scheme.save(update_fields=["definition", "revision"])
    data = {
        "summary": change.summary,
        "revision": scheme.revision,
        "changes": [difference.as_data() for difference in differences],
    }
    record(name, scheme, actor=change.actor, at=change.at, data=data)
