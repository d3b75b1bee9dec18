"""Reading the registry of awards: what a user may see of it."""

from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.organisations.seats.roles import seats_of
from thidua.domain.identity import number_key


def records_visible_to(user: User) -> QuerySet[AwardRecord]:
    """Awards of the user's authority; of the user's units, their people, and people they had."""
    seats = seats_of(user)
    return AwardRecord.objects.filter(
        Q(authority__in=seats.standing_of)
        | Q(unit__in=seats.units)
        | Q(holder_unit__in=seats.units)
        | Q(person__unit__in=seats.units)
    )


def decisions_visible_to(user: User) -> QuerySet[Decision]:
    """Decisions of the user's authority, and those that gave something to the user's units."""
    seats = seats_of(user)
    seen = Q(pk__in=[])
    if seats.standing_of:
        seen |= Q(authority__in=seats.standing_of)
    for place in ("unit", "holder_unit", "person__unit"):
        if seats.units:
            records = AwardRecord.objects.filter(**{f"{place}__in": seats.units})
            seen |= Q(pk__in=records.values("decision"))
    return Decision.objects.filter(seen)


def records_of(subject: Subject) -> QuerySet[AwardRecord]:
    """What was given to one subject, newest year first."""
    records = AwardRecord.objects.select_related("decision")
    if subject.household:
        found = records.filter(authority=subject.authority_id, household=subject.household)
    else:
        found = records.filter(**{key: value for key, value in subject.keys.items() if value})
    return found.order_by("-year", "-decision__decided_on", "-pk")


def decision_numbered(authority_id: int, number: str, day: date) -> Decision | None:
    """The decision with this number and day, however it is spelled; a day has few of them."""
    same_day = list(Decision.objects.filter(authority=authority_id, decided_on=day))
    exact = [each for each in same_day if each.number == number]
    wanted = number_key(number)
    return next((d for d in (*exact, *same_day) if number_key(d.number) == wanted), None)


def is_only_of_units(decision: Decision, units: frozenset[int]) -> bool:
    """Whether a decision gave something, and nothing to anybody outside these units."""
    records = AwardRecord.objects.filter(decision=decision)
    ours = Q(unit__in=units) | Q(person__unit__in=units)
    return records.exists() and not records.exclude(pk__in=records.filter(ours)).exists()


def subject_of(award_record: AwardRecord) -> Subject:
    """Who was given it."""
    return Subject(
        award_record.authority_id,
        award_record.person,
        award_record.unit,
        award_record.household,
    )
