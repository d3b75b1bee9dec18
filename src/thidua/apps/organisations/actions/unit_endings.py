"""Units: ended, with or without another that takes their place."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.actions.checks import refuse_disorder
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.refusals import AlreadyDissolved, BadSuccessor
from thidua.web.words import written_day


@transaction.atomic
def dissolve_unit(
    unit: Unit, *, last_day: date, successor: Unit | None, actor: User, at: datetime
) -> Unit:
    """End a unit, with or without a unit that takes its place. Its history stays.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.dissolve_unit``.
        AlreadyDissolved: it has ended.
        BadSuccessor: itself, one that has ended by then, or one of another authority.
        DaysOutOfOrder: the last day is before its first.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    authorise(actor, "organisations.dissolve_unit", unit)
    if unit.valid_to is not None:
        raise ended(unit)
    refuse_disorder(unit.valid_from, last_day)
    if successor is not None:
        _refuse_successor(unit, successor, last_day)
    unit.valid_to, unit.successor = last_day, successor
    unit.save(update_fields=["valid_to", "successor"])
    data = {"valid_to": last_day, "successor": str(successor or "")}
    record("organisations.dissolve_unit", unit, actor=actor, at=at, data=data)
    return unit


def ended(unit: Unit) -> AlreadyDissolved:
    """The refusal of what is done to a unit that ended."""
    return AlreadyDissolved(
        _("%(unit)s đã kết thúc hoạt động từ ngày %(day)s.")
        % {"unit": unit, "day": written_day(unit.valid_to)}
    )


def _refuse_successor(unit: Unit, successor: Unit, last_day: date) -> None:
    if successor.pk == unit.pk:
        raise BadSuccessor(_("%s không thể kế thừa chính mình.") % unit)
    if successor.authority_id != unit.authority_id:
        raise BadSuccessor(_("%s thuộc cấp tổ chức khác.") % successor)
    if successor.valid_to is not None and successor.valid_to <= last_day:
        raise BadSuccessor(_("%s cũng đã kết thúc hoạt động.") % successor)
