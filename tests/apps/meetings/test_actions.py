"""The conference: from the call to the closing, and everything refused on the way."""

from dataclasses import replace
from datetime import time

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.meetings.conftest import FACTS
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.attendance import RollFacts, record_attendance
from thidua.apps.meetings.actions.conference import (
    close_conference,
    edit_conference,
    open_conference,
    prepare_conference,
    save_directions,
)
from thidua.apps.meetings.actions.motions import (
    Counts,
    MotionRules,
    agree_motion,
    plan_motion,
    record_counts,
    reopen_motion,
)
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import chosen_units, suggested_units
from thidua.apps.meetings.refusals import (
    CandidatesRefused,
    ConferenceClosed,
    ConferenceExists,
    ConferenceNotOpen,
    ConferenceNotReady,
    CountsRefused,
    MotionDecided,
    MotionNotDecided,
    WrongMethod,
)
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.actions.states import close_season
from thidua.domain.ballot_rules import BallotError
from thidua.domain.refusal import Refusal
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

VOTE = MotionRules(method="vote", seats=1, base="all_members", threshold="2/3")
AGREE = MotionRules(method="consensus", seats=1)


def motion(conference: Conference, kind: str, award: str = "") -> Motion:
    return conference.motions.get(kind=kind, award=award)


def planned(world: World, conference: Conference, rules: MotionRules, *codes: str) -> Motion:
    flag = motion(conference, "award", "CO_TINH")
    units = [world.units[code].pk for code in codes]
    return plan_motion(flag, rules, units, revision=flag.revision, actor=world.head, at=NOON)


def everybody_present(world: World, conference: Conference) -> None:
    roll = [RollFacts(unit.pk, is_present=True) for unit in world.units.values()]
    conference.refresh_from_db()
    record_attendance(conference, roll, revision=conference.revision, actor=world.head, at=NOON)


def decide_all(world: World, conference: Conference) -> None:
    choices = {"CO_TINH": "AAA", "BK_TINH": "BBB", "leader": "AAA", "head": "BBB", "deputy": "CCC"}
    for each in conference.motions.all():
        unit = world.units[choices[each.award or each.kind]].pk
        plan_motion(each, AGREE, [unit], revision=each.revision, actor=world.head, at=NOON)
        agree_motion(each, [unit], actor=world.head, at=NOON)


def test_prepare_conference_plans_one_motion_for_each_award_and_office(
    ranked: World, conference: Conference
) -> None:
    planned = conference.motions.values_list("kind", "award", "seats")
    assert list(planned) == [
        ("award", "CO_TINH", 1),
        ("award", "BK_TINH", 1),
        ("leader", "", 1),
        ("head", "", 1),
        ("deputy", "", 1),
    ]
    assert conference.attendance.count() == 3
    assert [unit.code for unit in suggested_units(conference.motions.all()[0])] == ["AAA"]


def test_prepare_conference_is_refused_twice_and_to_members(
    ranked: World, conference: Conference
) -> None:
    with pytest.raises(ConferenceExists):
        prepare_conference(ranked.season, FACTS, actor=ranked.head, at=NOON)
    for user in (ranked.member, ranked.outsider, ranked.standing):
        with pytest.raises(PermissionDenied):
            prepare_conference(ranked.season, FACTS, actor=user, at=NOON)


def test_prepare_conference_waits_for_the_ranking(world: World) -> None:
    with pytest.raises(ConferenceNotReady):
        prepare_conference(world.season, FACTS, actor=world.head, at=NOON)


def test_edit_conference_keeps_from_and_to_and_refuses_a_stale_page(
    ranked: World, conference: Conference
) -> None:
    new = replace(FACTS, place="Hội trường B")
    edit_conference(conference, new, revision=0, actor=ranked.deputy, at=NOON)

    entry = Entry.objects.get(action="meetings.edit_conference")
    assert entry.data == {"place": {"from": "Hội trường A", "to": "Hội trường B"}}
    with pytest.raises(StalePage):
        edit_conference(conference, FACTS, revision=0, actor=ranked.head, at=NOON)


def test_open_conference_moves_the_season_on_once(ranked: World, meeting: Conference) -> None:
    ranked.season.refresh_from_db()
    assert ranked.season.state == "conference"
    with pytest.raises(ConferenceNotOpen):
        open_conference(meeting, actor=ranked.head, at=NOON)


@pytest.mark.parametrize(("votes", "chosen"), [(2, ["AAA"]), (1, [])])
def test_record_counts_chooses_at_the_threshold(
    ranked: World, meeting: Conference, votes: int, chosen: list[str]
) -> None:
    everybody_present(ranked, meeting)
    flag = planned(ranked, meeting, VOTE, "AAA")
    counts = Counts(3, 3, 0, {ranked.units["AAA"].pk: votes})

    decided = record_counts(flag, counts, actor=ranked.head, at=NOON)

    assert [c.unit.code for c in chosen_units(meeting, "award")] == chosen
    assert decided.outcome["needed"] == 2
    assert decided.outcome["base"] == 3


@pytest.mark.parametrize(
    ("issued", "returned", "invalid", "votes", "error"),
    [
        (4, 3, 0, 2, CountsRefused),
        (3, 4, 0, 2, CountsRefused),
        (3, 3, 4, 2, CountsRefused),
        (3, 3, -1, 2, CountsRefused),
        (3, 3, 1, 3, BallotError),
        (2, 2, 0, 3, BallotError),
    ],
)
def test_record_counts_refuses_numbers_no_count_can_give(
    ranked: World,
    meeting: Conference,
    issued: int,
    returned: int,
    invalid: int,
    votes: int,
    error: type[Refusal],
) -> None:
    everybody_present(ranked, meeting)
    flag = planned(ranked, meeting, VOTE, "AAA")
    counts = Counts(issued, returned, invalid, {ranked.units["AAA"].pk: votes})

    with pytest.raises(error):
        record_counts(flag, counts, actor=ranked.head, at=NOON)

    flag.refresh_from_db()
    assert flag.decided_at is None
    assert flag.candidates.get().votes is None


def test_record_counts_wants_every_candidate(ranked: World, meeting: Conference) -> None:
    flag = planned(ranked, meeting, VOTE, "AAA", "BBB")
    with pytest.raises(CountsRefused):
        record_counts(
            flag, Counts(3, 3, 0, {ranked.units["AAA"].pk: 3}), actor=ranked.head, at=NOON
        )


def test_record_counts_names_a_runoff(ranked: World, meeting: Conference) -> None:
    everybody_present(ranked, meeting)
    flag = planned(ranked, meeting, replace(VOTE, threshold="1/3"), "AAA", "BBB")
    votes = {ranked.units["AAA"].pk: 1, ranked.units["BBB"].pk: 1}

    decided = record_counts(flag, Counts(3, 2, 0, votes), actor=ranked.head, at=NOON)

    assert decided.outcome["runoff"] == ["AAA", "BBB"]
    assert chosen_units(meeting, "award") == []


def test_agree_motion_is_for_agreements_and_within_the_seats(
    ranked: World, meeting: Conference
) -> None:
    flag = planned(ranked, meeting, AGREE, "AAA", "BBB")
    units = [ranked.units["AAA"].pk, ranked.units["BBB"].pk]
    with pytest.raises(CandidatesRefused):
        agree_motion(flag, units, actor=ranked.head, at=NOON)
    with pytest.raises(CandidatesRefused):
        agree_motion(flag, [ranked.units["CCC"].pk], actor=ranked.head, at=NOON)
    with pytest.raises(WrongMethod):
        record_counts(flag, Counts(3, 3, 0, {}), actor=ranked.head, at=NOON)

    agree_motion(flag, units[:1], actor=ranked.head, at=NOON)

    with pytest.raises(MotionDecided):
        agree_motion(flag, units[:1], actor=ranked.head, at=NOON)


def test_reopen_motion_needs_a_reason_and_keeps_the_old_outcome(
    ranked: World, meeting: Conference
) -> None:
    flag = planned(ranked, meeting, AGREE, "AAA")
    with pytest.raises(MotionNotDecided):
        reopen_motion(flag, "Nhầm", actor=ranked.head, at=NOON)
    flag = agree_motion(flag, [ranked.units["AAA"].pk], actor=ranked.head, at=NOON)
    with pytest.raises(ReasonMissing):
        reopen_motion(flag, "  ", actor=ranked.head, at=NOON)

    reopen_motion(flag, "Kiểm phiếu nhầm", actor=ranked.head, at=NOON)

    entry = Entry.objects.get(action="meetings.reopen_motion")
    assert entry.data == {"from": {"elected": ["AAA"]}, "reason": "Kiểm phiếu nhầm"}
    assert chosen_units(meeting, "award") == []


def test_plan_motion_refuses_strangers_repeats_and_shares_that_are_none(
    ranked: World, meeting: Conference
) -> None:
    stranger = Membership.objects.get(unit__code="ZZZ").unit_id
    flag = motion(meeting, "award", "CO_TINH")
    ours = ranked.units["AAA"].pk
    for units in ([stranger], [ours, ours]):
        with pytest.raises(CandidatesRefused):
            plan_motion(flag, VOTE, units, revision=0, actor=ranked.head, at=NOON)
    for threshold in ("", "0", "1.5", "abc", "-1/2"):
        rules = replace(VOTE, threshold=threshold)
        with pytest.raises(BallotError):
            plan_motion(flag, rules, [ours], revision=0, actor=ranked.head, at=NOON)
    with pytest.raises(WrongMethod):
        plan_motion(flag, replace(VOTE, base=""), [ours], revision=0, actor=ranked.head, at=NOON)


def test_decisions_wait_for_the_opening(ranked: World, conference: Conference) -> None:
    flag = planned(ranked, conference, AGREE, "AAA")
    with pytest.raises(ConferenceNotOpen):
        agree_motion(flag, [ranked.units["AAA"].pk], actor=ranked.head, at=NOON)


def test_close_conference_lists_what_is_missing_and_then_freezes(
    ranked: World, meeting: Conference
) -> None:
    with pytest.raises(ConferenceNotReady, match="chưa điểm danh; chưa kết luận"):
        close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    with pytest.raises(ConferenceNotReady, match="giờ bế mạc 07:00"):
        close_conference(meeting, ends_at=time(7, 0), actor=ranked.head, at=NOON)

    closed = close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)

    with pytest.raises(ConferenceNotOpen):
        close_conference(closed, ends_at=time(11, 0), actor=ranked.head, at=NOON)
    with pytest.raises(ConferenceClosed):
        save_directions(closed, ["x"], revision=closed.revision, actor=ranked.head, at=NOON)
    with pytest.raises(ConferenceClosed):
        reopen_motion(closed.motions.all()[0], "vì", actor=ranked.head, at=NOON)


def test_closing_the_year_seats_the_elected_and_carries_the_directions(
    ranked: World, meeting: Conference
) -> None:
    everybody_present(ranked, meeting)
    meeting.refresh_from_db()
    save_directions(meeting, ["Ký sớm", " "], revision=meeting.revision, actor=ranked.head, at=NOON)
    decide_all(ranked, meeting)
    with pytest.raises(Refusal, match="chưa bế mạc"):
        close_season(ranked.season, actor=ranked.head, at=NOON)
    close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)

    following = close_season(ranked.season, actor=ranked.head, at=NOON)

    members = Membership.objects.filter(bloc=ranked.bloc, year=2024)
    roles = dict(members.values_list("unit__code", "role"))
    assert roles == {"AAA": "member", "BBB": "head", "CCC": "deputy"}
    assert list(following.checklist.values_list("text", flat=True)) == ["Ký sớm"]
