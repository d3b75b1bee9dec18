"""Reading the conference: its page, the ranking beside each vote, what still blocks closing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.models import Attendance, Candidate, Conference, Motion
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, seasons_visible_to

FLAG = "CO_TINH"


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's place in the published ranking."""

    rank: int | None
    total: str


def conferences_visible_to(user: User) -> QuerySet[Conference]:
    """Conferences of the seasons that the user may see."""
    return Conference.objects.select_related("season__bloc__authority").filter(
        season__in=seasons_visible_to(user)
    )


def conference_of(season: Season) -> Conference | None:
    """The season's conference, or None before it is prepared."""
    return Conference.objects.filter(season=season).first()


def standings(season: Season) -> dict[str, Standing]:
    """Each unit's place and total in the published result, by unit code; empty before it."""
    result = published_result(season)
    if result is None:
        return {}
    return {row["unit"]: Standing(row["rank"], row["total"]) for row in result.answer["units"]}


def motions_of(conference: Conference) -> list[Motion]:
    """The motions in order, each with its candidates and their units: two queries."""
    return list(conference.motions.prefetch_related("candidates__unit"))


def attendance_of(conference: Conference) -> list[Attendance]:
    """The roll, in the bloc's order."""
    rows = {row.unit_id: row for row in conference.attendance.select_related("unit")}
    season = conference.season
    return [rows[m.unit_id] for m in members_of(season) if m.unit_id in rows]


def present_count(roll: Sequence[Attendance]) -> int:
    """How many units are there."""
    return sum(row.is_present for row in roll)


def chosen_units(conference: Conference, kind: str) -> list[Candidate]:
    """Who was chosen under the motions of one kind."""
    rows = Candidate.objects.filter(
        motion__conference=conference, motion__kind=kind, is_chosen=True
    )
    return list(rows.select_related("unit", "motion").order_by("motion__order", "order"))


def bloc_leaders(units: Collection[int], year: int) -> dict[int, bool | None]:
    """Whether each unit was chosen for the provincial flag by a bloc of its own that year.

    Its place in the ranking says nothing. None where no closed conference has decided: of a unit
    in several blocs also while one of them has not.
    """
    decided = Motion.objects.filter(
        conference__state=Conference.State.CLOSED, kind=Motion.Kind.AWARD, award=FLAG
    ).exclude(decided_at=None)
    chosen = set(
        Candidate.objects.filter(
            motion__in=decided, motion__conference__season__year=year, is_chosen=True
        )
        .filter(unit__in=units)
        .values_list("unit", flat=True)
    )
    met = Q(
        Exists(
            decided.filter(conference__season__bloc=OuterRef("bloc"), conference__season__year=year)
        )
    )
    places = Membership.objects.filter(unit__in=units, year=year).annotate(
        has_met=Case(When(met, then=True), default=False)
    )
    found: dict[int, bool | None] = {}
    for unit, has_met in places.values_list("unit", "has_met"):
        found[unit] = False if has_met and found.get(unit, False) is False else None
    return found | dict.fromkeys(chosen, True)


def missing_before_closing(conference: Conference) -> list[str]:
    """What the minutes would lack."""
    missing = []
    if not any(row.is_present for row in conference.attendance.all()):
        missing.append(_("chưa điểm danh"))
    undecided = conference.motions.filter(decided_at=None)
    missing += [_("chưa kết luận “%s”") % motion.title for motion in undecided]
    return missing


def suggested_units(motion: Motion) -> list[Unit]:
    """Who the published ranking puts forward for an award; nobody for an office."""
    result = published_result(motion.conference.season)
    if result is None or motion.kind != Motion.Kind.AWARD:
        return []
    codes = [
        code
        for award in result.answer["awards"]
        if award["award"] == motion.award
        for code in (*award["units"], *award["tied"])
    ]
    units = {m.unit.code: m.unit for m in members_of(motion.conference.season)}
    return [units[code] for code in codes if code in units]
