"""Who may read and keep the history of awards."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.queries import (
    decisions_visible_to,
    is_only_of_units,
    records_visible_to,
    subject_of,
)
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.seats.roles import seats_of

UNITS_OWN = frozenset({"TTLDTT", "CSTDCS", "LDTT", "GK"})
"""What the head of a unit decides: Luật 06/2022/QH15, Điều 80 khoản 1."""


@permission(
    "awards.view_history",
    "awards.enter_award",
    "awards.record_award",
    "awards.save_year",
    "awards.confirm_history",
    "awards.save_initiative",
    "awards.save_discipline",
    "awards.save_inquiry",
    "awards.remove_initiative",
    "awards.remove_discipline",
    "awards.remove_inquiry",
)
def keeps_history(user: User, subject: Subject) -> bool:
    """The unit's own people for the unit and who works there; the standing office for all."""
    seats = seats_of(user)
    if subject.authority_id in seats.standing_of:
        return True
    unit_id = subject.person.unit_id if subject.person else subject.unit and subject.unit.pk
    return unit_id in seats.units


@permission("awards.view_award")
def sees_award(user: User, award_record: AwardRecord) -> bool:
    """Whose unit has, or had, the subject; the standing office."""
    return records_visible_to(user).filter(pk=award_record.pk).exists()


@permission(
    "awards.correct_award", "awards.edit_award", "awards.present_award", "awards.note_recovery"
)
def keeps_award(user: User, award_record: AwardRecord) -> bool:
    """Whoever keeps the history of its subject."""
    return keeps_history(user, subject_of(award_record))


@permission("awards.revoke_award")
def revokes_award(user: User, award_record: AwardRecord) -> bool:
    """The standing office; the unit for titles and forms that its head decides."""
    if award_record.authority_id in seats_of(user).standing_of:
        return True
    return award_record.award in UNITS_OWN and keeps_award(user, award_record)


@permission("awards.save_decision")
def writes_decisions(user: User, authority: Authority) -> bool:
    """The standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("awards.save_unit_decision", covers=("awards.save_decision",))
def writes_unit_decisions(user: User, unit: Unit) -> bool:
    """The unit's own people, for the unit's history; the standing office."""
    seats = seats_of(user)
    return unit.pk in seats.units or unit.authority_id in seats.standing_of


@permission("awards.view_decision")
def sees_decision(user: User, decision: Decision) -> bool:
    """The standing office, and units that it gave something to."""
    return decisions_visible_to(user).filter(pk=decision.pk).exists()


@permission("awards.edit_decision", "awards.present_decision")
def keeps_decision(user: User, decision: Decision) -> bool:
    """The standing office; a unit when the decision gave to nobody else."""
    seats = seats_of(user)
    if decision.authority_id in seats.standing_of:
        return True
    return bool(seats.units) and is_only_of_units(decision, seats.units)
