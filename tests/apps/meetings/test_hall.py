"""The hall's views: who sees what, what a stamp costs, what a button pressed does."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.meetings.test_actions import everybody_present
from tests.conftest import SignIn
from tests.factories import NOON, World, make_user
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.agenda import start_agenda_item
from thidua.apps.meetings.actions.floor import ask_to_speak
from thidua.apps.meetings.actions.motions import MotionRules, plan_motion
from thidua.apps.meetings.hall.door import door_code
from thidua.apps.meetings.hall.screen_link import (
    asked_by_stamp,
    conference_of_screen,
    screen_token,
    stamp_token,
)
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.pages.disputes import disputes_of
from thidua.apps.meetings.pages.hall import bars_of, live_stamp
from thidua.apps.meetings.queries import agenda_of, attendance_visible_to
from thidua.apps.meetings.registries import hall
from thidua.apps.meetings.registries.hall import Audience, HallPanel, Stamp
from thidua.apps.organisations.models import Membership

VIEWS = ("hall", "screen", "seat")


def page(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def go_to(world: World, conference: Conference, kind: str) -> None:
    item = next(item for item in agenda_of(conference) if item.kind == kind)
    start_agenda_item(item, actor=world.head, at=NOON)


def stamp(conference: Conference) -> str:
    conference.refresh_from_db()
    return str(live_stamp(conference, Audience.CHAIR, NOON))


def test_the_chairs_view_is_for_who_runs_it(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    found = {
        name: [sign_in(user).get(page(name, meeting.pk)).status_code for user in users(ranked)]
        for name in VIEWS
    }
    assert found == {
        "hall": [200, 200, 403, 403, 404],
        "screen": [200, 200, 200, 200, 404],
        "seat": [200, 200, 200, 200, 404],
    }


def users(world: World) -> list[User]:
    return [world.head, world.deputy, world.member, world.standing, world.outsider]


def test_lines_of_the_roll_are_found_by_who_sees_the_season(
    ranked: World, meeting: Conference
) -> None:
    found = [attendance_visible_to(user).count() for user in users(ranked)]
    assert found == [3, 3, 3, 3, 0]


def test_the_projectors_address_needs_no_account_and_dies_at_the_closing(
    ranked: World, meeting: Conference, client: Client
) -> None:
    url = page("screen_link", screen_token(meeting.pk))
    shown = client.get(url)
    assert shown.status_code == 200
    assert "<form" not in shown.content.decode()
    assert client.get(page("screen_link", "1.xyz")).status_code == 404
    assert client.get(page("screen", meeting.pk)).status_code == 302
    Conference.objects.update(state="closed", closed_at=NOON)
    assert client.get(url).status_code == 410


def test_the_projector_names_units_and_no_person(
    ranked: World, meeting: Conference, client: Client
) -> None:
    everybody_present(ranked, meeting)
    meeting.attendance.update(representative="Bà Bí Mật", office="Phó Chủ tịch")
    row = meeting.attendance.get(unit=ranked.units["CCC"])
    ask_to_speak(row, actor=ranked.member, at=NOON)
    url = page("screen_link", screen_token(meeting.pk))
    for kind in ("attendance", "ranking", "deliberation", "motion", "election", "directions"):
        go_to(ranked, meeting, kind)
        shown = client.get(url).content.decode()
        assert "Bà Bí Mật" not in shown
        assert str(ranked.member) not in shown
        assert "Hội CCC" in shown


def test_a_stamp_costs_two_queries_and_answers_304(
    meeting: Conference, client: Client, django_assert_num_queries: Any
) -> None:
    """One for the conference, one for its ballots."""
    url = page("stamp", stamp_token(meeting.pk, Audience.CHAIR))
    with django_assert_num_queries(2):
        first = client.get(url)
    assert first.status_code == 200
    assert first["Cache-Control"] == "no-store"
    with django_assert_num_queries(2):
        again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(page("stamp", "4.x")).status_code == 404
    assert client.post(url).status_code == 405


def test_the_stamp_moves_with_all_that_the_hall_shows(ranked: World, meeting: Conference) -> None:
    seen = [stamp(meeting)]
    everybody_present(ranked, meeting)
    seen.append(stamp(meeting))
    go_to(ranked, meeting, "ranking")
    seen.append(stamp(meeting))
    row = meeting.attendance.get(unit=ranked.units["CCC"])
    ask_to_speak(row, actor=ranked.member, at=NOON)
    seen.append(stamp(meeting))
    motion = meeting.motions.all()[0]
    rules = MotionRules(method="consensus", seats=1)
    plan_motion(motion, rules, [row.unit_id], revision=0, actor=ranked.head, at=NOON)
    seen.append(stamp(meeting))
    assert len(set(seen)) == 5
    assert stamp(meeting) == seen[-1]


def test_asking_for_the_floor_makes_nobodys_form_stale(ranked: World, meeting: Conference) -> None:
    everybody_present(ranked, meeting)
    meeting.refresh_from_db()
    before = meeting.revision
    row = meeting.attendance.get(unit=ranked.units["CCC"])
    ask_to_speak(row, actor=ranked.member, at=NOON)
    meeting.refresh_from_db()
    assert meeting.revision == before


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("kind", ["attendance", "deliberation", "motion"])
def test_a_view_asks_as_much_for_three_units_as_for_one(
    ranked: World,
    meeting: Conference,
    sign_in: SignIn,
    django_assert_max_num_queries: Any,
    name: str,
    kind: str,
) -> None:
    client, url = sign_in(ranked.head), f"{page(name, meeting.pk)}?live=1"
    go_to(ranked, meeting, kind)
    counts = []
    for units in (1, 3):
        for row in list(meeting.attendance.all())[:units]:
            row.is_present, row.arrived_at = True, NOON
            row.save()
            row.speaking_requests.all().delete()
            row.speaking_requests.create(asked_by=ranked.head, asked_at=NOON)
        client.get(url)
        with django_assert_max_num_queries(20) as asked:
            client.get(url)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_live_part_is_the_page_without_its_frame(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    client, url = sign_in(ranked.head), page("hall", meeting.pk)
    whole, part = (client.get(f"{url}{end}").content.decode() for end in ("", "?live=1"))
    assert "<html" in whole
    assert "<html" not in part
    assert 'data-section="quorum"' in part


def test_the_ranking_on_screen_is_the_published_one(ranked: World, meeting: Conference) -> None:
    assert [(bar.rank, bar.unit, bar.total, bar.length) for bar in bars_of(meeting)] == [
        (1, "Hội AAA", "91,50", 100),
        (2, "Hội BBB", "88,25", 96),
        (3, "Hội CCC", "70,00", 77),
    ]


def test_only_disputed_lines_are_shown(ranked: World) -> None:
    sheets = {sheet.unit.code: sheet for sheet in Sheet.objects.select_related("unit")}
    Line.objects.create(sheet=sheets["AAA"], item="I.1", actual="100", verdict="agreed")
    Line.objects.create(
        sheet=sheets["BBB"], item="II.1", actual="4", verdict="changed", verified_actual="3",
        verified_reason="Thiếu minh chứng",
    )  # fmt: skip
    Line.objects.create(sheet=sheets["CCC"], item="I.1", actual="90", answer="Đã nộp bù")
    found = [(d.unit, d.criterion, d.reported, d.verified) for d in disputes_of(ranked.season)]
    assert found == [
        ("Hội CCC", "I.1 Nhiệm vụ được giao", "90", "90"),
        ("Hội BBB", "II.1 Phong trào", "4", "3"),
    ]


def test_a_delegate_confirms_at_the_door_with_the_typed_code(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    client, url = sign_in(ranked.member), page("door", meeting.pk)
    wrong = client.post(url, {"code": "12"})
    assert "Mã điểm danh không đúng" in wrong.content.decode()
    code = door_code(meeting, timezone.now())
    assert client.get(f"{url}?code={code}").status_code == 200
    assert meeting.attendance.filter(is_present=True).count() == 0
    assert client.post(url, {"code": code}).status_code == 302
    assert [r.unit.code for r in meeting.attendance.filter(is_present=True)] == ["CCC"]


def test_the_door_tells_units_that_left_and_who_has_no_seat(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    code, url = door_code(meeting, timezone.now()), page("door", meeting.pk)
    office = sign_in(ranked.standing).post(url, {"code": code}).content.decode()
    assert "không đại diện cho đơn vị nào" in office
    Membership.objects.filter(unit=ranked.units["CCC"]).delete()
    left = sign_in(ranked.member).post(url, {"code": code}).content.decode()
    assert "Hội CCC không còn là thành viên của Khối năm 2023" in left
    assert meeting.attendance.filter(is_present=True).count() == 0


def test_the_door_does_not_tell_strangers_that_it_is_there(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    code = door_code(meeting, timezone.now())
    for stranger in (make_user("ai-do"), ranked.outsider):
        client = sign_in(stranger)
        for query in ("", f"?code={code}", "?code=000000"):
            answers = [
                client.get(page("door", key) + query).status_code for key in (meeting.pk, 987654)
            ]
            assert answers == [404, 404]
        assert client.post(page("door", meeting.pk), {"code": code}).status_code == 404


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("way", ["get", "post"])
def test_guessing_codes_is_slowed_down_by_either_way(
    ranked: World, meeting: Conference, sign_in: SignIn, way: str
) -> None:
    cache.clear()
    client, url = sign_in(ranked.member), page("door", meeting.pk)
    right = door_code(meeting, timezone.now())
    wrong = [code for code in (f"{n:06d}" for n in range(25)) if code != right][:21]
    for _look in range(25):
        assert client.get(f"{url}?code={right}").status_code == 200

    found = [getattr(client, way)(url, {"code": code}).status_code for code in wrong]
    last = client.post(url, {"code": right})

    cache.clear()
    assert found == [200] * 20 + [429]
    assert (last.status_code, meeting.attendance.filter(is_present=True).count()) == (429, 0)
    assert sign_in(ranked.head).post(url, {"code": right}).status_code == 302


def test_buttons_of_the_floor_go_back_to_where_they_were(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    everybody_present(ranked, meeting)
    row = meeting.attendance.get(unit=ranked.units["CCC"])
    member, head = sign_in(ranked.member), sign_in(ranked.head)
    assert member.post(page("ask_to_speak", row.pk))["Location"] == page("seat", meeting.pk)
    assert member.get(page("ask_to_speak", row.pk)).status_code == 405
    asked = row.speaking_requests.get()
    assert member.post(page("give_floor", asked.pk)).status_code == 403
    answer = head.post(page("give_floor", asked.pk), {"back": "https://elsewhere.example/"})
    assert answer["Location"] == page("hall", meeting.pk)
    head.post(page("end_speech", asked.pk))
    asked.refresh_from_db()
    assert asked.state == "done"
    assert sign_in(ranked.outsider).post(page("ask_to_speak", row.pk)).status_code == 404
    head.post(page("note_departure", row.pk))
    head.post(page("note_arrival", row.pk))
    assert Entry.objects.filter(action__startswith="meetings.note_").count() == 2


@pytest.fixture
def panel() -> Iterator[None]:
    """An app above that shows something to delegates only."""

    def maker(conference: Conference, audience: Audience, user: User) -> HallPanel | None:
        if audience != Audience.DELEGATE:
            return None
        return HallPanel("meetings/_disputes.html", {"disputes": [{"unit": f"Cho {user}"}]})

    hall.hall_panel(maker)
    hall.hall_stamp(lambda conference, audience: Stamp("ballot-7"))
    yield
    hall._panels.remove(maker)
    hall._stamps.pop()


@pytest.mark.usefixtures("panel")
def test_apps_above_add_panels_and_stamps(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    client = sign_in(ranked.head)
    shown = {name: client.get(page(name, meeting.pk)).content.decode() for name in VIEWS}
    assert [f"Cho {ranked.head}" in shown[name] for name in VIEWS] == [False, False, True]
    assert "ballot-7" in stamp(meeting)


def test_tokens_are_only_ours() -> None:
    assert conference_of_screen(screen_token(7)) == 7
    assert asked_by_stamp(stamp_token(7, Audience.DELEGATE)) == (7, Audience.DELEGATE)
    assert asked_by_stamp(Signer(salt="meetings.stamp", sep=".").sign("7")) == (7, Audience.CHAIR)
    for wrong in ("7", "7.", "7.abc", screen_token(7)[:-1], "8" + screen_token(7)[1:]):
        assert conference_of_screen(wrong) is None
        assert asked_by_stamp(wrong) is None


def test_a_delegates_page_does_not_lead_to_the_projectors_address(
    ranked: World, meeting: Conference, sign_in: SignIn, client: Client
) -> None:
    seat = sign_in(ranked.member).get(page("seat", meeting.pk)).content.decode()
    found = re.search(r'data-stamp-url="[^"]*/stamp/([^/"]+)/"', seat)

    assert found is not None
    assert client.get(page("stamp", found[1])).status_code == 200
    assert client.get(page("screen_link", found[1])).status_code == 404
    assert screen_token(meeting.pk) not in seat
