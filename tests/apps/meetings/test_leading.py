"""Leading the bloc is one decision of its own: by the meeting or by rank, at most one, or none."""

from collections.abc import Sequence
from datetime import time
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from tests.apps.meetings.conftest import FACTS
from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.appraisals.models import Result
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.conference import close_conference, prepare_conference
from thidua.apps.meetings.actions.leading import lead_by_ranking, note_leader
from thidua.apps.meetings.actions.motions import MotionRules, agree_motion, plan_motion
from thidua.apps.meetings.conference.leading_units import bloc_leaders, leaders_in
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.meetings.papers.minutes import build_minutes
from thidua.apps.meetings.queries import suggested_units
from thidua.apps.meetings.refusals import CandidatesRefused, WrongMethod
from thidua.apps.organisations.models import Membership
from thidua.apps.paperwork.registries.papers import Request
from thidua.apps.seasons.models import Season
from thidua.documents.text import runs
from thidua.web.reasons import ReasonMissing

BY_RANK = MotionRules("ranking", 1, threshold_source="Điều 9 Quy chế của Khối")


def leading(conference: Conference) -> Motion:
    return conference.motions.get(kind="leader")


def plan(world: World, motion: Motion, rules: MotionRules, units: Sequence[int] = ()) -> Motion:
    return plan_motion(motion, rules, units, revision=motion.revision, actor=world.head, at=NOON)


def led(world: World) -> dict[str, bool | None]:
    keys = {unit.pk: code for code, unit in world.units.items()}
    return {keys[unit]: found for unit, found in bloc_leaders(list(keys), 2023).items()}


def two_flags(world: World, meeting: Conference) -> None:
    """Both AAA and BBB get the flag; the meeting acclaims BBB."""
    flag = meeting.motions.get(award="CO_TINH")
    units = [world.units[code].pk for code in ("AAA", "BBB")]
    flag = plan(world, flag, MotionRules("consensus", 2), units)
    agree_motion(flag, units, actor=world.head, at=NOON)
    leader = plan(world, leading(meeting), MotionRules("acclamation", 1), units[1:])
    agree_motion(leader, units[1:], actor=world.head, at=NOON)


def closed(world: World, meeting: Conference) -> Conference:
    everybody_present(world, meeting)
    for motion in meeting.motions.filter(decided_at=None):
        if motion.method != "ranking":
            agreed = plan(world, motion, MotionRules("consensus", 1))
            agree_motion(agreed, [], actor=world.head, at=NOON)
    return close_conference(meeting, ends_at=time(11), actor=world.head, at=NOON)


def test_a_second_flag_holder_does_not_lead(ranked: World, meeting: Conference) -> None:
    two_flags(ranked, meeting)
    assert set(led(ranked).values()) == {None}

    closed(ranked, meeting)

    assert led(ranked) == {"AAA": False, "BBB": True, "CCC": False}
    assert leaders_in([ranked.season.pk]) == {(ranked.season.pk, ranked.units["BBB"].pk)}


def test_a_bloc_may_have_no_leader(ranked: World, meeting: Conference) -> None:
    closed(ranked, meeting)

    assert led(ranked) == {"AAA": False, "BBB": False, "CCC": False}


def test_no_more_than_one_leads(ranked: World, conference: Conference) -> None:
    units = [unit.pk for unit in ranked.units.values()]
    with pytest.raises(CandidatesRefused, match="một đơn vị dẫn đầu"):
        plan(ranked, leading(conference), MotionRules("acclamation", 2), units)


def test_the_ranking_decides_where_the_rules_say_so(ranked: World, meeting: Conference) -> None:
    with pytest.raises(WrongMethod, match="quy chế"):
        plan(ranked, leading(meeting), MotionRules("ranking", 1))
    with pytest.raises(WrongMethod, match="Chỉ việc suy tôn"):
        plan(ranked, meeting.motions.get(award="CO_TINH"), BY_RANK)
    motion = plan(ranked, leading(meeting), BY_RANK)
    assert [unit.code for unit in suggested_units(motion)] == ["AAA"]
    with pytest.raises(WrongMethod, match="theo xếp hạng"):
        agree_motion(motion, [], actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        lead_by_ranking(motion, actor=ranked.member, at=NOON)

    lead_by_ranking(motion, actor=ranked.head, at=NOON)

    closed(ranked, meeting)
    assert led(ranked) == {"AAA": True, "BBB": False, "CCC": False}
    assert Entry.objects.get(action="meetings.lead_by_ranking").data["unit"] == "Hội AAA"


def test_two_level_on_the_first_place_are_not_told_apart_by_rank(
    ranked: World, meeting: Conference
) -> None:
    result = Result.objects.get()
    result.answer["units"][1]["rank"] = 1
    result.save()
    motion = plan(ranked, leading(meeting), BY_RANK)

    with pytest.raises(CandidatesRefused, match="Hội AAA; Hội BBB"):
        lead_by_ranking(motion, actor=ranked.head, at=NOON)


def test_the_page_decides_by_rank(ranked: World, meeting: Conference, sign_in: SignIn) -> None:
    motion = plan(ranked, leading(meeting), BY_RANK)
    url = reverse("meetings:lead_by_ranking", args=[motion.pk])
    client = sign_in(ranked.head)

    assert "<strong>Hội AAA</strong>" in one_line(client.get(url))
    assert client.post(url).status_code == 302

    assert motion.candidates.get(is_chosen=True).unit.code == "AAA"


def test_next_year_decides_as_this_year_did(ranked: World, meeting: Conference) -> None:
    plan(ranked, leading(meeting), BY_RANK)
    dates = {"starts_on": "2024-01-01", "ends_on": "2024-12-31", "law_as_of": "2024-01-01"}
    season = Season.objects.create(bloc=ranked.bloc, year=2024, **dates)
    Result.objects.filter(season=ranked.season).update(season=season)
    Membership.objects.filter(year=2023).update(year=2024)

    following = leading(prepare_conference(season, FACTS, actor=ranked.head, at=NOON))

    assert (following.method, following.threshold_source) == ("ranking", BY_RANK.threshold_source)


def test_the_minutes_say_who_leads_apart_from_the_flags(ranked: World, meeting: Conference) -> None:
    two_flags(ranked, meeting)
    document = build_minutes(Request(ranked.season, None, ranked.head, FACTS.held_on))

    items = [
        "".join(run.text for run in runs(item))
        for block in document.blocks
        for item in getattr(block, "items", ())
        if not isinstance(item, tuple) or not isinstance(item[0], str)
    ]
    assert "Đơn vị dẫn đầu Khối năm 2023: Hội BBB (hình thức: suy tôn)." in items


def before(world: World, meeting: Conference, *chosen: str) -> None:
    """The conference as version 0.1.0 left it: flags, no question of who leads."""
    leading(meeting).delete()
    decide_all(world, meeting)
    flag = meeting.motions.get(award="CO_TINH")
    flag.candidates.all().delete()
    for code in chosen:
        Candidate.objects.create(motion=flag, unit=world.units[code], is_chosen=True)
    Conference.objects.update(state="closed")


def migrate() -> None:
    import_module("thidua.apps.meetings.migrations.0005_leaders_of_before").ask_who_led(
        apps, connection.schema_editor()
    )


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (("AAA",), {"AAA": True, "BBB": False, "CCC": False}),
        (("AAA", "BBB"), {"AAA": None, "BBB": None, "CCC": None}),
        ((), {"AAA": None, "BBB": None, "CCC": None}),
    ],
)
def test_old_years_get_the_leader_that_is_beyond_doubt(
    ranked: World, meeting: Conference, chosen: Sequence[str], expected: dict[str, bool | None]
) -> None:
    before(ranked, meeting, *chosen)

    migrate()
    migrate()

    assert led(ranked) == expected
    motion = leading(meeting)
    assert ("Suy ra" if True in expected.values() else "Chưa rõ") in motion.note
    assert list(meeting.motions.values_list("kind", flat=True)) == [
        "award", "award", "leader", "head", "deputy",
    ]  # fmt: skip


def test_the_standing_office_notes_who_led_an_old_year(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    before(ranked, meeting, "AAA", "BBB")
    migrate()
    motion, unit = leading(meeting), ranked.units["BBB"].pk
    with pytest.raises(PermissionDenied):
        note_leader(motion, unit, "Biên bản", actor=ranked.head, at=NOON)
    with pytest.raises(ReasonMissing):
        note_leader(motion, unit, " ", actor=ranked.standing, at=NOON)
    page = reverse("meetings:conference", args=[ranked.season.pk])
    client, url = sign_in(ranked.standing), reverse("meetings:note_leader", args=[motion.pk])
    assert url in client.get(page).content.decode()
    assert url not in sign_in(ranked.head).get(page).content.decode()

    client.post(url, {"leader": unit, "reason": "Biên bản ngày 20/12/2023"})

    assert led(ranked) == {"AAA": False, "BBB": True, "CCC": False}
    with pytest.raises(WrongMethod, match="đã được quyết định"):
        note_leader(motion, None, "Nhầm", actor=ranked.standing, at=NOON)
