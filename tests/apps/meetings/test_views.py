"""The conference's pages, and its papers."""

from datetime import time
from typing import Any

import pytest
from django.urls import reverse

from tests.apps.meetings.test_actions import decide_all, everybody_present, planned
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.actions.motions import (
    Counts,
    MotionRules,
    record_counts,
    reopen_motion,
)
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.papers.proposal_lists import award_lists
from thidua.apps.meetings.queries import motions_of


def page(name: str, pk: int) -> str:
    return reverse(f"meetings:{name}", args=[pk])


def test_conference_page_says_what_to_do_before_there_is_one(
    ranked: World, sign_in: SignIn
) -> None:
    url = page("conference", ranked.season.pk)
    assert "Chuẩn bị hội nghị" in sign_in(ranked.head).get(url).content.decode()
    assert "Trưởng khối sẽ triệu tập" in sign_in(ranked.member).get(url).content.decode()
    assert sign_in(ranked.outsider).get(url).status_code == 404


def test_prepare_keeps_what_was_typed_when_refused(ranked: World, sign_in: SignIn) -> None:
    url = page("prepare_conference", ranked.season.pk)
    answer = sign_in(ranked.head).post(url, {"place": "Hội trường C", "held_on": "32/13/2023"})
    assert answer.status_code == 200
    assert "Hội trường C" in answer.content.decode()
    assert Conference.objects.count() == 0


def test_member_sees_but_cannot_write(ranked: World, meeting: Conference, sign_in: SignIn) -> None:
    client = sign_in(ranked.member)
    shown = client.get(page("conference", ranked.season.pk)).content.decode()
    assert "Cờ thi đua" in shown
    assert page("edit_conference", meeting.pk) not in shown
    for name in ("edit_conference", "attendance", "directions"):
        assert client.get(page(name, meeting.pk)).status_code == 403
    for name in ("open_conference", "close_conference"):
        assert client.post(page(name, meeting.pk)).status_code == 403
    for name in ("plan_motion", "record_counts", "agree_motion", "decide", "reopen_motion"):
        assert client.get(page(name, meeting.motions.all()[0].pk)).status_code == 403


def test_whole_conference_through_the_pages(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    client = sign_in(ranked.head)
    flag = conference.motions.all()[0]
    unit = ranked.units["AAA"].pk
    client.post(page("open_conference", conference.pk))
    roll = {f"{u.pk}-is_present": "on" for u in ranked.units.values()}
    conference.refresh_from_db()
    client.post(
        page("attendance", conference.pk),
        {**roll, "observers": "Bà X, Sở Nội vụ", "revision": conference.revision},
    )
    rules = {"method": "vote", "seats": 1, "base": "all_members", "threshold": "80%"}
    client.post(page("plan_motion", flag.pk), {**rules, "candidates": [unit], "revision": 0})

    wrong = client.post(
        page("record_counts", flag.pk),
        {"issued": 3, "returned": 3, "invalid": 0, f"votes_{unit}": 9},
    )
    assert "9" in wrong.content.decode()
    assert "Số phiếu phải từ 0 đến 3 phiếu hợp lệ." in wrong.content.decode()
    right = client.post(
        page("record_counts", flag.pk),
        {"issued": 3, "returned": 3, "invalid": 0, f"votes_{unit}": 3},
    )

    assert right.status_code == 302
    flag.refresh_from_db()
    assert flag.outcome["elected"] == ["AAA"]
    shown = client.get(page("conference", ranked.season.pk)).content.decode()
    assert "3/3" in shown
    assert "Bà X" in shown


METHODS = {
    "vote": "record_counts",
    "acclamation": "agree_motion",
    "consensus": "agree_motion",
    "appointment": "appoint_unit",
    "ranking": "lead_by_ranking",
}


@pytest.mark.parametrize(("method", "act"), METHODS.items())
def test_a_motion_is_decided_at_the_address_of_its_method(
    ranked: World, meeting: Conference, sign_in: SignIn, method: str, act: str
) -> None:
    motion = meeting.motions.get(kind="leader")
    Motion.objects.filter(pk=motion.pk).update(method=method, threshold="1/2")
    client, right = sign_in(ranked.head), page(act, motion.pk)

    assert right in client.get(page("conference", ranked.season.pk)).text
    assert client.get(right).status_code == 200
    for other in {*METHODS.values(), "decide"} - {act}:
        assert client.get(page(other, motion.pk))["Location"] == right
    assert set(METHODS) == set(Motion.Method.values)


def test_an_act_of_another_method_decides_nothing(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    motion = meeting.motions.get(kind="leader")
    assert motion.method == "acclamation"
    sent = {"issued": 3, "returned": 3, "invalid": 0}

    answer = sign_in(ranked.head).post(page("record_counts", motion.pk), sent)

    assert "Nội dung này không quyết định bằng bỏ phiếu." in answer.text
    motion.refresh_from_db()
    assert motion.decided_at is None


def test_a_tie_names_the_units_and_what_to_do(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    rules = MotionRules("vote", 1, "all_members", "1/3", False, "Quy chế")
    tied = planned(ranked, meeting, rules, "AAA", "BBB")
    votes = {ranked.units["AAA"].pk: 1, ranked.units["BBB"].pk: 1}
    record_counts(tied, Counts(3, 3, 0, votes), actor=ranked.head, at=NOON)

    response = sign_in(ranked.head).get(page("conference", ranked.season.pk))

    names = [ranked.units["AAA"].name, ranked.units["BBB"].name]
    shown = {row.motion.pk: row.tied for row in response.context["motions"]}
    assert shown[tied.pk] == tuple(names)
    assert "bấm “Quyết định lại”" in response.content.decode()


def test_the_minutes_say_why_enough_votes_gave_no_place(ranked: World, meeting: Conference) -> None:
    rules = MotionRules("vote", 1, "all_members", "1/3", False, "Quy chế")
    motion = planned(ranked, meeting, rules, "AAA", "BBB")
    units = ranked.units

    def notes(first: int, second: int) -> list[str]:
        counts = Counts(3, 3, 0, {units["AAA"].pk: first, units["BBB"].pk: second})
        record_counts(motion, counts, actor=ranked.head, at=NOON)
        listed = award_lists(ranked.season, motions_of(meeting))[0].proposals
        reopen_motion(motion, reason="Kiểm lại", actor=ranked.head, at=NOON)
        return [proposal.note for proposal in listed]

    assert notes(1, 1) == ["Bằng phiếu ở suất cuối", "Bằng phiếu ở suất cuối"]
    assert notes(2, 1) == ["", "Đủ phiếu, hết chỉ tiêu"]
    assert notes(3, 0) == ["", ""]


def test_stale_form_keeps_typing_and_saves_on_the_second_try(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    client = sign_in(ranked.head)
    url = page("directions", conference.pk)
    client.post(url, {"directions": "Của người khác", "revision": 0})

    stale = client.post(url, {"directions": "Của tôi", "revision": 0})

    assert stale.context["form"]["directions"].value() == "Của tôi"
    assert "Có người vừa lưu" in stale.content.decode()
    client.post(url, {"directions": "Của tôi", "revision": stale.context["form"].data["revision"]})
    assert list(conference.directions.values_list("text", flat=True)) == ["Của tôi"]


@pytest.mark.parametrize("kind", ["conference_minutes", "award_proposals", "proposal_letter"])
@pytest.mark.parametrize(("form", "magic"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_papers_of_a_closed_conference(
    ranked: World, meeting: Conference, sign_in: SignIn, kind: str, form: str, magic: bytes
) -> None:
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)
    url = reverse("paperwork:download", args=[ranked.season.pk, kind, form])

    answer = sign_in(ranked.member).get(url)

    assert answer.status_code == 200
    assert answer.content.startswith(magic)


def test_conference_page_asks_as_much_for_many_as_for_few(
    ranked: World, meeting: Conference, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    client = sign_in(ranked.head)
    url = page("conference", ranked.season.pk)
    client.get(url)
    with django_assert_max_num_queries(30):
        client.get(url)
