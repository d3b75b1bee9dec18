"""The chair's hall: one form for a motion and its ballot, one button for what comes next."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from tests.one_line import one_line
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.preparing import put_to_vote
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.pages.ballots import ballot_rows
from thidua.apps.ballots.queries import ballots_of
from thidua.apps.meetings.actions.adding import add_motion
from thidua.apps.meetings.actions.agenda import start_agenda_item
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.refusals import MotionExists


def next_button(chair: Client, hall: Hall) -> tuple[str, str]:
    """Where the chair's one button leads and what it says."""
    page = one_line(chair.get(reverse("meetings:hall", args=[hall.conference.pk])).text)
    if 'id="next-act"' not in page:
        return "", ""
    before, _id, after = page.partition('id="next-act"')
    tag = before.rpartition("<a ")[2] + after.partition(">")[0]
    words = after.partition("</svg>")[2].partition("</a>")[0]
    return tag.partition('href="')[2].partition('"')[0], words.strip()


def test_one_button_leads_from_preparing_to_publishing(hall: Hall, sign_in: SignIn) -> None:
    chair = sign_in(hall.head)
    assert next_button(chair, hall) == ("", "")
    item = hall.conference.agenda.get(motion=hall.motion)
    start_agenda_item(item, actor=hall.head, at=NOON)

    prepare = reverse("ballots:prepare", args=[hall.motion.pk])
    assert next_button(chair, hall) == (
        f"{prepare}?hall=1", f"Chuẩn bị phiếu: {hall.motion.title}",
    )  # fmt: skip
    ballot = hall.draft()
    address, words = next_button(chair, hall)
    assert words == f"Mở bỏ phiếu: {ballot.question}"
    assert chair.post(address).url == reverse("meetings:hall", args=[hall.conference.pk])
    for code in ("AAA", "BBB"):
        hall.vote(ballot, code, "AAA")
    hall.draw(ballot, "CCC")
    address, words = next_button(chair, hall)
    assert words == "Đóng hòm và kiểm phiếu (đã nhận 2/3)"
    chair.post(address)
    address, words = next_button(chair, hall)
    assert words == f"Công bố kết quả: {ballot.question}"
    chair.post(address)
    assert next_button(chair, hall) == ("", "")


def test_what_is_not_decided_by_a_vote_asks_for_none(hall: Hall, sign_in: SignIn) -> None:
    item = hall.conference.agenda.get(motion__kind="head")
    start_agenda_item(item, actor=hall.head, at=NOON)

    assert next_button(sign_in(hall.head), hall) == ("", "")


def test_the_list_says_what_came_of_each_ballot(hall: Hall) -> None:
    ballot = hall.opened()
    for code in ("AAA", "BBB", "CCC"):
        hall.vote(ballot, code, "BBB")
    name = hall.world.units["BBB"].name

    def told() -> list[str]:
        return [row.result for row in ballot_rows(ballots_of(hall.conference))]

    assert told() == [""]
    close_ballot(ballot, actor=hall.head, at=NOON)
    assert told() == ["chờ công bố"]
    publish_ballot(ballot, actor=hall.head, at=NOON)
    assert told() == [f"Được chọn: {name} (3 phiếu)"]
    other = hall.conference.motions.get(kind="head")
    hall.motion = other
    tie = hall.opened(threshold="1/3")
    hall.vote(tie, "AAA", "AAA")
    hall.vote(tie, "BBB", "BBB")
    close_ballot(tie, actor=hall.head, at=NOON)
    publish_ballot(tie, actor=hall.head, at=NOON)
    units = hall.world.units
    assert told()[0] == (
        "Không đơn vị nào được chọn. bằng phiếu ở suất cuối:"
        f" {units['AAA'].name}; {units['BBB'].name}"
    )
    hall.motion = hall.conference.motions.get(kind="deputy")
    void_ballot(hall.opened(), "mất điện", actor=hall.head, at=NOON)
    assert told()[0] == "không kiểm phiếu: mất điện"


def test_one_form_makes_a_motion_and_its_ballot(hall: Hall, sign_in: SignIn) -> None:
    chair = sign_in(hall.head)
    page = reverse("ballots:put_to_vote", args=[hall.conference.pk])
    typed = {
        "award": "CO_CP", "question": "", "kind": "approval", "seats": "1",
        "nominees": [str(hall.world.units["AAA"].pk)], "threshold": "2/3", "base": "all_members",
        "threshold_source": "Điều 8", "way": "slips", "publishes": "counts",
    }  # fmt: skip

    refused = chair.post(page, typed | {"threshold": "4/3"})
    assert (refused.status_code, Motion.objects.filter(award="CO_CP").exists()) == (200, False)
    chair.cookies["django_language"] = "en"
    chair.post(page, typed)
    chair.cookies["django_language"] = "vi"

    ballot = Ballot.objects.get(motion__award="CO_CP")
    assert ballot.question == "Đề nghị tặng Cờ thi đua của Chính phủ"  # whatever the chair reads
    assert (ballot.motion.method, ballot.nominees.count()) == ("vote", 1)
    listed = one_line(chair.get(page).text)
    assert 'value="CO_CP"' not in listed
    assert sign_in(hall.world.member).get(page).status_code == 403


def test_a_motion_is_put_once_and_for_units(hall: Hall) -> None:
    for award in ("CO_TINH", "LDTT", "NONE"):
        with pytest.raises(MotionExists):
            add_motion(hall.conference, award, actor=hall.head, at=NOON)
    with pytest.raises(PermissionDenied):
        add_motion(hall.conference, "CO_CP", actor=hall.world.member, at=NOON)
    with pytest.raises(MotionExists):
        put_to_vote(hall.conference, "CO_TINH", hall.plan(), actor=hall.head, at=NOON)


def test_pages_of_a_hall_are_light(hall: Hall, sign_in: SignIn) -> None:
    ballot = hall.opened()
    chair = sign_in(hall.head)
    key = hall.conference.pk
    for page in (
        reverse("meetings:hall", args=[key]),
        reverse("meetings:screen", args=[key]),
        reverse("meetings:seat", args=[key]),
        reverse("ballots:vote", args=[ballot.public_id]),
        reverse("ballots:detail", args=[ballot.pk]),
    ):
        assert len(chair.get(page).content) < 60_000, page
