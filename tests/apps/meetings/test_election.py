"""Next year's head: rotation, conditions, appointment, and the result in next year."""

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.factories import NOON, World
from thidua.apps.appraisals.models import Result
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.actions.election import apply_election, appoint_unit
from thidua.apps.meetings.actions.motions import MotionRules, agree_motion, plan_motion
from thidua.apps.meetings.conference.election import election_is_pending, findings_on, rotation_of
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.refusals import (
    CandidatesRefused,
    ConferenceNotOpen,
    ElectionNotApplicable,
    WrongMethod,
)
from thidua.apps.meetings.seams.handover import open_after_conference
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.actions.seasons import copy_season
from thidua.apps.seasons.actions.states import close_season
from thidua.apps.seasons.models import Season

AGREED = MotionRules(method="consensus", seats=1)
ACCLAIMED = MotionRules(method="acclamation", seats=1)
APPOINTED = MotionRules(method="appointment", seats=1)


def office(conference: Conference, kind: str = "head") -> Motion:
    return conference.motions.get(kind=kind)


def plan(world: World, conference: Conference, rules: MotionRules, *codes: str) -> Motion:
    motion = office(conference)
    units = [world.units[code].pk for code in codes]
    return plan_motion(motion, rules, units, revision=motion.revision, actor=world.head, at=NOON)


def rule(conference: Conference, kind: str, effect: str, years: int | None = None) -> None:
    conference.election_rules.create(kind=kind, effect=effect, years=years, source="Điều 4")


def finished(world: World, conference: Conference) -> Conference:
    everybody_present(world, conference)
    decide_all(world, conference)
    return close_conference(conference, ends_at=time(11, 0), actor=world.head, at=NOON)


def roles(world: World, year: int = 2024) -> dict[str, str]:
    rows = Membership.objects.filter(bloc=world.bloc, year=year)
    return dict(rows.values_list("unit__code", "role"))


def test_rotation_names_the_years_of_each_unit(ranked: World) -> None:
    for year, code, role in ((2021, "BBB", "head"), (2022, "BBB", "deputy"), (2024, "CCC", "head")):
        Membership.objects.create(bloc=ranked.bloc, unit=ranked.units[code], year=year, role=role)
    found = {
        code: str(rotation_of(ranked.season).get(u.pk, "")) for code, u in ranked.units.items()
    }
    assert found == {
        "AAA": "Trưởng khối: 2023",
        "BBB": "Trưởng khối: 2021; Phó trưởng khối: 2022, 2023",
        "CCC": "",
    }


def test_a_condition_that_refuses_keeps_the_unit_out(ranked: World, meeting: Conference) -> None:
    rule(meeting, "not_again", "refuse", 1)
    with pytest.raises(CandidatesRefused, match="Hội AAA đã làm Trưởng khối năm 2023"):
        plan(ranked, meeting, AGREED, "AAA", "BBB")
    assert plan(ranked, meeting, AGREED, "BBB").candidates.count() == 1


def test_a_condition_that_warns_lets_the_unit_stand(ranked: World, meeting: Conference) -> None:
    rule(meeting, "deputy_first", "warn")
    motion = plan(ranked, meeting, AGREED, "CCC")
    unit = ranked.units["CCC"]
    found = findings_on(motion, {unit.pk: (unit.code, unit.name)})
    assert [(f.text, f.refuses) for f in found[unit.pk]] == [
        ("Hội CCC không phải Phó trưởng khối năm 2023 (Điều 4)", False)
    ]


def test_an_excluded_unit_is_found_in_the_published_result(
    ranked: World, meeting: Conference
) -> None:
    rule(meeting, "not_excluded", "refuse")
    result = Result.objects.get()
    result.answer["units"][2]["disqualified"] = ["L1"]
    result.save()
    with pytest.raises(CandidatesRefused, match="bị loại khỏi xét thi đua năm 2023: L1"):
        plan(ranked, meeting, AGREED, "CCC")


def test_conditions_do_not_touch_awards(ranked: World, meeting: Conference) -> None:
    rule(meeting, "not_again", "refuse", 1)
    motion = meeting.motions.get(award="CO_TINH")
    unit = ranked.units["AAA"].pk
    plan_motion(motion, AGREED, [unit], revision=0, actor=ranked.head, at=NOON)
    assert findings_on(motion, {unit: ("AAA", "Hội AAA")}) == {}


def test_acclamation_of_an_office_is_for_one(ranked: World, meeting: Conference) -> None:
    with pytest.raises(WrongMethod, match="Suy tôn chỉ khi"):
        plan(ranked, meeting, ACCLAIMED, "BBB", "CCC")
    plan(ranked, meeting, ACCLAIMED, "BBB")


def test_appoint_unit_needs_a_decision_and_a_member(ranked: World, meeting: Conference) -> None:
    motion, unit = plan(ranked, meeting, APPOINTED), ranked.units["BBB"].pk
    with pytest.raises(WrongMethod, match="Quyết định chỉ định"):
        appoint_unit(motion, unit, "  ", actor=ranked.head, at=NOON)
    with pytest.raises(CandidatesRefused):
        appoint_unit(motion, 0, "QĐ 1", actor=ranked.head, at=NOON)
    with pytest.raises(WrongMethod, match="cấp trên chỉ định"):
        agree_motion(motion, [], actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        appoint_unit(motion, unit, "QĐ 1", actor=ranked.member, at=NOON)
    done = appoint_unit(motion, unit, "QĐ số 15", actor=ranked.head, at=NOON)
    assert (done.outcome, done.decision_paper) == ({"elected": ["BBB"]}, "QĐ số 15")


def test_appointing_is_done_in_the_meeting(ranked: World, conference: Conference) -> None:
    motion = plan(ranked, conference, APPOINTED)
    with pytest.raises(ConferenceNotOpen):
        appoint_unit(motion, ranked.units["BBB"].pk, "QĐ", actor=ranked.head, at=NOON)
    voted = plan(ranked, conference, AGREED, "BBB")
    Conference.objects.update(state="open")
    with pytest.raises(WrongMethod):
        appoint_unit(voted, ranked.units["BBB"].pk, "QĐ", actor=ranked.head, at=NOON)


def test_apply_election_mends_a_next_year_that_started_early(
    ranked: World, meeting: Conference
) -> None:
    following = copy_season(ranked.season, actor=ranked.head, at=NOON)
    Season.objects.filter(pk=following.pk).update(state="open")
    finished(ranked, meeting)
    ranked.season.refresh_from_db()
    close_season(ranked.season, actor=ranked.head, at=NOON)
    assert roles(ranked) == {"AAA": "head", "BBB": "deputy", "CCC": "member"}
    meeting.refresh_from_db()
    assert election_is_pending(meeting) == following
    assert "Kết quả bầu chưa áp dụng cho năm 2024." in open_after_conference(ranked.season)

    apply_election(meeting, "Năm 2024 mở sớm", actor=ranked.head, at=NOON)

    assert roles(ranked) == {"AAA": "member", "BBB": "head", "CCC": "deputy"}
    assert election_is_pending(meeting) is None
    entry = Entry.objects.get(action="meetings.apply_election")
    assert entry.data == {
        "from": ["Trưởng khối: Hội AAA", "Phó trưởng khối: Hội BBB"],
        "to": ["Trưởng khối: Hội BBB", "Phó trưởng khối: Hội CCC"],
        "reason": "Năm 2024 mở sớm",
    }


def test_apply_election_says_why_it_cannot(ranked: World, meeting: Conference) -> None:
    with pytest.raises(ElectionNotApplicable, match="chưa bế mạc"):
        apply_election(meeting, "x", actor=ranked.head, at=NOON)
    finished(ranked, meeting)
    with pytest.raises(ElectionNotApplicable, match="Chưa có năm 2024"):
        apply_election(meeting, "x", actor=ranked.head, at=NOON)
    following = copy_season(ranked.season, actor=ranked.head, at=NOON)
    with pytest.raises(ElectionNotApplicable, match="Lý do"):
        apply_election(meeting, " ", actor=ranked.head, at=NOON)
    Membership.objects.filter(year=2024, unit=ranked.units["CCC"]).delete()
    with pytest.raises(ElectionNotApplicable, match="Hội CCC được bầu nhưng không là thành viên"):
        apply_election(meeting, "x", actor=ranked.standing, at=NOON)
    Season.objects.filter(pk=following.pk).update(state="closed", closed_at=NOON)
    with pytest.raises(ElectionNotApplicable, match="đã kết thúc"):
        apply_election(meeting, "x", actor=ranked.head, at=NOON)
    for user in (ranked.member, ranked.outsider):
        with pytest.raises(PermissionDenied):
            apply_election(meeting, "x", actor=user, at=NOON)
