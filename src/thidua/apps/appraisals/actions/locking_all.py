"""Locking everything that is verified, in one act."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.finishing import lock_sheet
from thidua.apps.appraisals.models import Sheet


@transaction.atomic
def lock_sheets(sheets: Sequence[Sheet], *, actor: User, at: datetime) -> list[Sheet]:
    """Freeze these verified sheets: all of them, or none; each is recorded by itself.

    Raises:
        PermissionDenied: ``actor`` does not verify one of them.
        ScoringNotOpen, SheetNotHandedIn: they cannot be locked now.
        SheetNotVerified: verification of one is not finished.
    """
    in_order = sorted(sheets, key=lambda sheet: sheet.pk)
    return [lock_sheet(sheet, actor=actor, at=at) for sheet in in_order]
