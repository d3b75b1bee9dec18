"""A unit merged, dissolved or leaving in mid-year: decided once, followed everywhere."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.apps.seasons.refusals import DepartureInUse, DepartureNotPossible, WrongSuccessor
from thidua.apps.seasons.registries.departing import Departure, go_along, go_back, objections
from thidua.web.reasons import ReasonMissing
from thidua.web.words import written_day

JOINED, ROLE = "joined", "role:"


@dataclass(frozen=True, slots=True)
class DepartureFacts:
    """What the season decides about a unit: from which day, why, and who follows it."""

    left_on: date
    reason: str
    successor: Unit | None = None


@transaction.atomic
def record_departure(
    season: Season, unit: Unit, facts: DepartureFacts, *, actor: User, at: datetime
) -> Membership:
    """A unit leaves the year: it is counted, ranked and asked no more.

    With a successor its registration, sheet, signature and office follow; without one its sheet
    is closed out of the ranking.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.record_departure``.
        SeasonClosed: the year is over.
        ReasonMissing: no reason is given.
        DepartureNotPossible: it is no member, the day is outside the year, it is the head and
            nobody follows, or a vote is running.
        WrongSuccessor: itself, of another authority, ended, or gone from this year too.
    """
    season = locked(season)
    authorise(actor, "seasons.record_departure", season)
    refuse_closed(season)
    place = members_of(season).filter(unit=unit).first()
    if place is None:
        raise DepartureNotPossible(_("%s không phải thành viên của năm này.") % unit)
    departure = Departure(season, place, facts.successor, actor, at)
    _check(departure, facts)
    place.left_on, place.left_reason = facts.left_on, facts.reason.strip()
    place.left_at, place.succeeded_by = at, facts.successor
    place.followed = [*_take_place(departure), *go_along(departure)]
    place.save()
    data = {
        "unit": unit.name,
        "left_on": facts.left_on,
        "reason": place.left_reason,
        "successor": facts.successor.name if facts.successor else "",
    }
    record("seasons.record_departure", season, actor=actor, at=at, data=data)
    return place


@transaction.atomic
def take_back_departure(place: Membership, season: Season, *, actor: User, at: datetime) -> None:
    """As if it had not been recorded; possible while nothing rests on it.

    Raises:
        PermissionDenied: ``actor`` lacks ``seasons.take_back_departure``.
        SeasonClosed: the year is over.
        DepartureInUse: a result, a vote or a signature rests on it.
    """
    season = locked(season)
    authorise(actor, "seasons.take_back_departure", season)
    refuse_closed(season)
    place = Membership.objects.select_related("unit", "succeeded_by").get(pk=place.pk)
    departure = Departure(season, place, place.succeeded_by, actor, at)
    against = objections(departure, taking_back=True)
    if against:
        raise DepartureInUse(" ".join(against))
    go_back(departure, place.followed)
    role = _give_back_place(departure)
    place.role = role or place.role
    place.left_on = place.left_at = place.succeeded_by = None
    place.left_reason, place.followed = "", []
    place.save()
    data = {"unit": place.unit.name}
    record("seasons.take_back_departure", season, actor=actor, at=at, data=data)


def _check(departure: Departure, facts: DepartureFacts) -> None:
    season, place, successor = departure.season, departure.place, departure.successor
    if not facts.reason.strip():
        raise ReasonMissing(_("Ghi lý do đơn vị rời khối, ví dụ số quyết định sáp nhập."))
    if not season.starts_on <= facts.left_on <= season.ends_on:
        raise DepartureNotPossible(
            _("Ngày %(day)s nằm ngoài năm thi đua (%(first)s – %(last)s).")
            % {
                "day": written_day(facts.left_on),
                "first": written_day(season.starts_on),
                "last": written_day(season.ends_on),
            }
        )
    if successor is not None:
        _check_successor(departure, successor, facts.left_on)
    elif place.role == Membership.Role.HEAD:
        raise DepartureNotPossible(
            _("%s là Trưởng khối: chọn Trưởng khối khác hoặc đơn vị kế thừa trước.") % place.unit
        )
    against = objections(departure, taking_back=False)
    if against:
        raise DepartureNotPossible(" ".join(against))


def _check_successor(departure: Departure, successor: Unit, day: date) -> None:
    unit, season = departure.unit, departure.season
    if successor.pk == unit.pk:
        raise WrongSuccessor(_("%s không thể kế thừa chính mình.") % unit)
    if successor.authority_id != unit.authority_id:
        raise WrongSuccessor(_("%s thuộc cấp tổ chức khác.") % successor)
    if successor.valid_to is not None and successor.valid_to < day:
        raise WrongSuccessor(
            _("%(unit)s đã kết thúc hoạt động từ ngày %(day)s.")
            % {"unit": successor, "day": written_day(successor.valid_to)}
        )
    gone = Membership.objects.filter(
        bloc=season.bloc_id, year=season.year, unit=successor, left_on__isnull=False
    )
    if gone.exists():
        raise WrongSuccessor(_("%s cũng đã rời khối trong năm.") % successor)


def _take_place(departure: Departure) -> list[str]:
    """The successor stands where the unit stood, with its office; what was done to undo it."""
    place, successor, season = departure.place, departure.successor, departure.season
    if successor is None:
        return []
    role, place.role = place.role, Membership.Role.MEMBER
    place.save(update_fields=["role"])
    heir, is_new = Membership.objects.get_or_create(
        bloc_id=season.bloc_id, year=season.year, unit=successor, defaults={"order": place.order}
    )
    done = [JOINED] if is_new else []
    if role == Membership.Role.HEAD or heir.role == Membership.Role.MEMBER != role:
        done.append(f"{ROLE}{role}:{heir.role}")
        heir.role = role
        heir.save(update_fields=["role"])
    return done


def _give_back_place(departure: Departure) -> str:
    """The office that the unit had, taken from its successor; empty when it had none."""
    place, successor, season = departure.place, departure.successor, departure.season
    heirs = Membership.objects.filter(bloc=season.bloc_id, year=season.year, unit=successor)
    role = ""
    for done in place.followed:
        if done.startswith(ROLE):
            role, before = done.removeprefix(ROLE).split(":")
            heirs.update(role=before)
    if JOINED in place.followed:
        heirs.delete()
    return role
