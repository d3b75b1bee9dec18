"""The told conference: roll, awards, election, directions, closing."""

from datetime import datetime, time
from typing import Any

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.meetings.actions.attendance import RollFacts, record_attendance
from thidua.apps.meetings.actions.conference import (
    ConferenceFacts,
    close_conference,
    open_conference,
    prepare_conference,
    save_directions,
)
from thidua.apps.meetings.actions.leading import lead_by_ranking
from thidua.apps.meetings.actions.motions import (
    Counts,
    MotionRules,
    agree_motion,
    plan_motion,
    record_counts,
)
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.queries import published_places
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of


def hold_conference(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """From the call to the closing, as told."""
    told = story.facts["conference"]
    members = {member.unit.code: member.unit for member in members_of(season)}
    head_unit = members[story.facts["head"]]
    facts = ConferenceFacts(
        held_on=told["held_on"],
        starts_at=time(8, 0),
        place=told["place"],
        chair_name=f"Thủ trưởng {head_unit.name}",
        chair_office="Trưởng khối",
        secretary_name=str(officer_of(head_unit)),
        report=f"Trưởng khối báo cáo kết quả công tác thi đua, khen thưởng năm {season.year}.",
    )
    conference = prepare_conference(season, facts, actor=head, at=at)
    conference = open_conference(conference, actor=head, at=at)
    roll = [
        RollFacts(unit.pk, True, f"Thủ trưởng {unit.name}"[:120], "") for unit in members.values()
    ]
    guests = [(name, "") for name in told.get("observers", ())]
    conference = record_attendance(
        conference, roll, guests, revision=conference.revision, actor=head, at=at
    )
    conference = save_directions(
        conference, told["directions"], revision=conference.revision, actor=head, at=at
    )
    for motion in conference.motions.all():
        _decide(motion, told, members, head=head, at=at)
    close_conference(conference, ends_at=time(11, 30), actor=head, at=at)


def _decide(
    motion: Motion, told: dict[str, Any], members: dict[str, Unit], *, head: User, at: datetime
) -> None:
    rules, codes = _plan(motion, told)
    units = [members[code].pk for code in codes]
    motion = plan_motion(motion, rules, units, revision=motion.revision, actor=head, at=at)
    if rules.method == Motion.Method.VOTE:
        votes = {unit: len(members) - place for place, unit in enumerate(units)}
        counts = Counts(len(members), len(members), 0, votes)
        record_counts(motion, counts, actor=head, at=at)
    elif rules.method == Motion.Method.RANKING:
        lead_by_ranking(motion, actor=head, at=at)
    else:
        agree_motion(motion, units, actor=head, at=at)


def _plan(motion: Motion, told: dict[str, Any]) -> tuple[MotionRules, list[str]]:
    if motion.kind == Motion.Kind.LEADER:
        way = told.get("leading", {})
        method = way.get("method", Motion.Method.ACCLAMATION)
        rules = MotionRules(method, 1, threshold_source=way.get("source", ""))
        return rules, _ranked(motion, 1)
    return _award(motion, told) if motion.award else _office(motion, told)


def _award(motion: Motion, told: dict[str, Any]) -> tuple[MotionRules, list[str]]:
    award = next(each for each in told["awards"] if each["award"] == motion.award)
    rules = MotionRules(
        method=award["method"],
        seats=motion.seats,
        base=award.get("base", ""),
        threshold=award.get("threshold", ""),
        threshold_source=award.get("threshold_source", ""),
    )
    return rules, award.get("chosen") or _ranked(motion, award["rank_from"])


def _ranked(motion: Motion, first: int) -> list[str]:
    places = published_places(motion.conference.season)
    last = first + motion.seats
    return [code for code, place in places.items() if place.rank and first <= place.rank < last]


def _office(motion: Motion, told: dict[str, Any]) -> tuple[MotionRules, list[str]]:
    code = told["next"][motion.kind]
    method = told["next"]["method"] if code else Motion.Method.CONSENSUS
    base, threshold = ("all_members", "1/2") if method == Motion.Method.VOTE else ("", "")
    rules = MotionRules(method=method, seats=1, base=base, threshold=threshold)
    return rules, [code] if code else []
