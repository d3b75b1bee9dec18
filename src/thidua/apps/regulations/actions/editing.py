"""Editing a draft, one change at a time."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.regulations.actions.checks import check_draft, check_text, locked
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.wording.edits import Edit
from thidua.domain.regulation_changes import changes_between


@transaction.atomic
def edit_regulation(
    regulation: Regulation, edit: Edit, *, revision: int, actor: User, at: datetime
) -> str:
    """Make one change to a draft; ``revision`` is the one the actor saw. What was done, in words.

    Raises:
        PermissionDenied: ``actor`` lacks ``regulations.edit``.
        NotADraft, YearClosed: it is frozen, or the year is over.
        StalePage: the draft has moved on.
        ArticleGone: the article to change is not there any more.
        TextUnfit: nothing would be left, or more than is kept.
    """
    found = locked(regulation)
    authorise(actor, "regulations.edit", found)
    check_draft(found, revision)
    old = found.text
    new = edit.apply(old)
    summary = edit.summary(old)
    if new == old:
        return summary
    check_text(new)
    found.content, found.revision = new.as_data(), found.revision + 1
    found.save(update_fields=["content", "revision"])
    changes = [asdict(each) for each in changes_between(old, new)]
    data = {"summary": summary, "revision": found.revision, "changes": changes}
    record("regulations.edit", found, actor=actor, at=at, data=data)
    return summary
