"""The chair's, tellers' and members' pages, and the panels of the hall."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.actions.slips import hand_out_slips
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ballot_facts
from thidua.apps.meetings.models import Attendance
from thidua.apps.meetings.registries.hall import Audience, hall_panels, stamp_of


def at(name: str, ballot: Ballot, *more: object) -> str:
    """A page of the ballot."""
    return reverse(f"ballots:{name}", args=[ballot.pk, *more])


def typed(hall: Hall, **changes: object) -> dict[str, object]:
    """A filled form."""
    return {
        "question": "Cờ thi đua", "kind": "approval", "seats": "1", "base": "all_members",
        "threshold": "2/3", "threshold_source": "Điều 8", "way": "slips", "publishes": "counts",
        "nominees": hall.units("AAA", "BBB"), **changes,
    }  # fmt: skip


def test_prepare_open_print_close_publish(hall: Hall, sign_in: SignIn) -> None:
    chair = sign_in(hall.head)
    page = chair.get(reverse("ballots:prepare", args=[hall.motion.pk]))
    assert "hạng 1, 91,50 điểm" in page.content.decode()
    chair.post(reverse("ballots:prepare", args=[hall.motion.pk]), typed(hall))
    ballot = Ballot.objects.get()

    warned = chair.get(at("open", ballot)).content.decode()
    chair.post(at("open", ballot))
    slips = chair.post(at("print_slips", ballot), {"count": "3"})
    entries = [entry.pk for entry in ballot.roll.all()]
    chair.post(at("hand_out_slips", ballot), {"entry": entries})
    asked = chair.get(at("close", ballot)).content.decode()
    chair.post(at("close", ballot))
    chair.post(at("publish", ballot))

    ballot.refresh_from_db()
    assert ballot.state == "published"
    assert "Chỉ 3 đơn vị bỏ phiếu" in warned
    assert slips.content.startswith(b"%PDF")
    assert "no-store" in slips["Cache-Control"]
    assert "Đã nhận 0/3 phiếu" in asked
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert chair.get(at("sheet", ballot, form)).content.startswith(start)
    assert chair.get(at("sheet", ballot, "exe")).status_code == 404


def test_a_form_that_fails_keeps_what_was_typed(hall: Hall, sign_in: SignIn) -> None:
    chair = sign_in(hall.head)
    wrong = typed(hall, threshold="4/3", question="Câu hỏi riêng")

    page = chair.post(reverse("ballots:prepare", args=[hall.motion.pk]), wrong).content.decode()

    assert "phải lớn hơn 0 và không quá 1" in page
    assert "Câu hỏi riêng" in page
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize("name", ["open", "close", "void", "publish", "edit", "withdraw_nominee"])
def test_the_chairs_pages_are_not_for_members(
    hall: Hall, ballot: Ballot, sign_in: SignIn, name: str
) -> None:
    assert sign_in(hall.world.member).get(at(name, ballot)).status_code == 403
    assert sign_in(hall.world.outsider).get(at(name, ballot)).status_code == 404


def test_an_open_ballot_shows_no_numbers_but_of_papers(
    hall: Hall, ballot: Ballot, sign_in: SignIn
) -> None:
    hall.vote(ballot, "AAA", "BBB")

    for user in (hall.head, hall.world.member, hall.world.standing):
        page = one_line(sign_in(user).get(at("detail", ballot)))
        assert "Đã nhận 1/1" in page
        assert "1/3</td>" not in page


def test_a_counted_ballot_is_for_the_chair_until_it_is_published(
    hall: Hall, ballot: Ballot, sign_in: SignIn
) -> None:
    hall.vote(ballot, "AAA", "BBB")
    close_ballot(ballot, actor=hall.head, at=NOON)
    pages = [sign_in(user).get(at("detail", ballot)) for user in (hall.head, hall.world.member)]
    assert ["1/3</td>" in one_line(page) for page in pages] == [True, False]
    assert sign_in(hall.world.member).get(at("sheet", ballot, "pdf")).status_code == 403

    publish_ballot(ballot, actor=hall.head, at=NOON)

    page = one_line(sign_in(hall.world.member).get(at("detail", ballot)))
    assert "1/3</td>" in page


def test_withdraw_and_edit(hall: Hall, sign_in: SignIn) -> None:
    ballot, chair = hall.draft(), sign_in(hall.head)
    nominee = ballot.nominees.get(unit__code="CCC")

    chair.post(at("withdraw_nominee", ballot), {"nominee": nominee.pk, "reason": "Xin rút"})
    page = chair.get(at("edit", ballot)).content.decode()
    excluded = f"excluded_{hall.units('CCC')[0]}"
    changed = typed(hall, revision="2", **{excluded: "Điều 3"})
    chair.post(at("edit", ballot), changed)

    assert 'value="2/3"' in page
    shown = chair.get(at("detail", ballot)).content.decode()
    assert "Xin rút" in shown
    assert "Điều 3" in shown


def test_acclaim_and_void_and_second_round(hall: Hall, sign_in: SignIn) -> None:
    chair = sign_in(hall.head)
    alone = hall.draft("BBB")
    chair.post(at("acclaim", alone))
    assert "Suy tôn" in chair.get(at("detail", alone)).content.decode()
    ballot = open_ballot(hall.another(), actor=hall.head, at=NOON)
    chair.post(at("void", ballot), {"reason": "Có mặt 1/3"})
    assert "Có mặt 1/3" in chair.get(at("detail", ballot)).content.decode()


def test_second_round_by_the_page(hall: Hall, sign_in: SignIn) -> None:
    chair, ballot = sign_in(hall.head), hall.opened(threshold="1/3")
    hall.vote(ballot, "AAA", "AAA")
    hall.vote(ballot, "BBB", "BBB")
    close_ballot(ballot, actor=hall.head, at=NOON)
    publish_ballot(ballot, actor=hall.head, at=NOON)

    assert "Bỏ phiếu vòng sau" in chair.get(at("detail", ballot)).content.decode()
    chair.post(at("prepare_second_round", ballot), {"best": ""})

    again = Ballot.objects.get(previous=ballot)
    assert [row.unit.code for row in again.nominees.all()] == ["AAA", "BBB"]
    refused = chair.post(at("prepare_second_round", ballot), {"best": ""}).content.decode()
    assert "còn một cuộc bỏ phiếu chưa xong" in refused


def test_two_tellers_count_on_their_pages(hall: Hall, sign_in: SignIn) -> None:
    tellers = [hall.world.officers[code] for code in ("BBB", "CCC")]
    keys = tuple(user.pk for user in tellers)
    ballot = hall.opened("AAA", "BBB", way="paper", tellers=keys)
    hand_out_slips(ballot, [row.pk for row in ballot.roll.all()], actor=hall.head, at=NOON)
    chair = sign_in(hall.head)
    assert chair.get(at("paper_form", ballot)).content.startswith(b"%PDF")
    assert chair.get(at("enter_count", ballot)).status_code == 403

    for teller, spoilt in zip(tellers, ("0", "1"), strict=True):
        votes = str(2 - int(spoilt))
        numbers = {"returned": "3", "invalid": spoilt, "yes_AAA": votes, "yes_BBB": "1"}
        sign_in(teller).post(at("enter_count", ballot), numbers)

    seen = [sign_in(user).get(at("detail", ballot)) for user in (*tellers, hall.head)]
    assert ["Hội AAA: 2 / 1" in page.content.decode() for page in seen] == [True, True, False]
    assert "khác nhau ở 2 chỗ" in seen[2].content.decode()
    wrong = {"returned": "9", "invalid": "0", "yes_AAA": "1", "yes_BBB": "1"}
    refused = sign_in(tellers[0]).post(at("enter_count", ballot), wrong).content.decode()
    assert "nhiều hơn số phiếu đã phát" in refused


def test_the_list_asks_the_same_number_of_questions_for_one_and_three(
    hall: Hall, sign_in: SignIn
) -> None:
    page, chair = reverse("ballots:index", args=[hall.world.season.pk]), sign_in(hall.head)
    assert "Chưa có cuộc bỏ phiếu nào" in chair.get(page).content.decode()
    asked = []
    for made in (1, 2):
        for _each in range(made):
            void_ballot(hall.opened(), "Sai", actor=hall.head, at=NOON)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert chair.get(page).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("key", ["9" * 5000, "-1", "x", ""])
def test_a_key_that_no_page_holds_hands_out_nothing(hall: Hall, client: Client, key: str) -> None:
    ballot = hall.opened()
    client.force_login(hall.head)

    answer = client.post(reverse("ballots:hand_out_slips", args=[ballot.pk]), {"entry": key})

    assert answer.status_code == 302
    assert not ballot.roll.filter(has_slip=True).exists()


def test_who_is_not_in_the_hall_is_offered_no_slip(hall: Hall) -> None:
    ballot = hall.opened()
    Attendance.objects.filter(unit=hall.world.units["CCC"]).update(is_present=False)

    page = ballot_facts(ballot, hall.world.member)
    words = render_to_string("ballots/_take_slip.html", {**page, "slips_left": 3})

    assert "Nhận phiếu cho" not in words
    assert "chưa điểm danh có mặt" in words


@pytest.mark.parametrize("state", ["draft", "open", "closed", "published"])
def test_hall_panels_of_every_state(hall: Hall, state: str) -> None:
    before = stamp_of(hall.conference, Audience.PROJECTOR)
    ballot = hall.draft() if state == "draft" else hall.opened()
    if state != "draft":
        hall.vote(ballot, "AAA", "BBB")
    if state in {"closed", "published"}:
        close_ballot(ballot, actor=hall.head, at=NOON)
    if state == "published":
        publish_ballot(ballot, actor=hall.head, at=NOON)

    shown = {}
    people = {Audience.CHAIR: hall.head, Audience.DELEGATE: hall.world.member}
    for audience in Audience:
        user = people.get(audience, User())
        panels = hall_panels(hall.conference, audience, user)
        ours = [panel for panel in panels if panel.template.startswith("ballots/")]
        shown[audience] = "".join(
            render_to_string(panel.template, {"panel": panel}) for panel in ours
        )

    assert stamp_of(hall.conference, Audience.PROJECTOR) != before
    assert bool(shown[Audience.PROJECTOR]) == (state != "draft")
    numbers = 'class="numeric"' in shown[Audience.PROJECTOR]
    assert numbers == (state == "published")
    assert ("Nhận phiếu cho" in shown[Audience.DELEGATE]) == (state == "open")
    assert "1/3" not in shown[Audience.CHAIR] or state != "closed"
