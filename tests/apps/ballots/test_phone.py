"""The voter's phone: two taps, no account, nothing left behind."""

import re
from collections.abc import Callable

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.factories import NOON
from tests.one_line import one_line
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.keys import give_key
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.box.guessing import GUESSES
from thidua.apps.ballots.box.sealing import new_code, slip_mac
from thidua.apps.ballots.models import Ballot, Slip
from thidua.domain.ballot_codes import shown


def address(name: str, ballot: Ballot) -> str:
    """A page of the phone."""
    return reverse(f"ballots:{name}", args=[ballot.public_id])


def sent(ballot: Ballot, code: str, *marks: str) -> object:
    """The answer to sending a paper."""
    return Client().post(address("cast_paper", ballot), {"code": code, "mark": marks, "send": "1"})


def receipt_in(answer: object) -> str:
    """The hidden receipt of the confirmation page."""
    found = re.search(r'name="receipt" value="([^"]+)"', answer.content.decode())  # type: ignore[attr-defined] # a response
    assert found is not None
    return found[1]


def test_two_taps_put_a_paper_into_the_box(hall: Hall, ballot: Ballot) -> None:
    code, phone = hall.draw(ballot, "AAA"), Client(enforce_csrf_checks=True)
    page = phone.get(address("vote", ballot))
    paper = {"code": shown(code), "mark": "BBB"}

    checked = phone.post(address("check", ballot), paper)
    done = phone.post(address("cast_paper", ballot), {**paper, "code": code})

    assert [page.status_code, checked.status_code, done.status_code] == [200, 200, 200]
    assert "Hội BBB" in checked.content.decode()
    assert "Phiếu đã vào hòm" in done.content.decode()
    assert ballot.papers.count() == 1
    assert dict(phone.cookies) == {}


def test_nothing_is_left_behind(hall: Hall, ballot: Ballot) -> None:
    code, phone = hall.draw(ballot, "AAA"), Client()
    cache.clear()
    answers = [
        phone.get(address("vote", ballot)),
        phone.post(address("check", ballot), {"code": code, "mark": "BBB"}),
        phone.post(address("cast_paper", ballot), {"code": code, "mark": "BBB"}),
    ]

    assert Session.objects.count() == 0
    assert dict(phone.cookies) == {}
    assert list(cache._cache) == []  # type: ignore[attr-defined] # what a test's cache holds
    for answer in answers:
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["check", "cast_paper"])
def test_a_refusal_keeps_what_was_marked(hall: Hall, ballot: Ballot, name: str) -> None:
    answer = Client().post(address(name, ballot), {"code": "2345O-6789A", "mark": "BBB"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "không dùng chữ O" in page
    assert re.search(r'value="BBB"\s+checked', page)
    assert 'value="2345O-6789A"' in page
    assert Session.objects.count() == 0


def test_used_forged_and_too_many(hall: Hall, ballot: Ballot) -> None:
    code = hall.draw(ballot, "AAA")

    many = sent(ballot, code, "AAA", "BBB")
    assert "chọn tối đa 1" in many.content.decode()
    assert sent(ballot, code, "AAA").status_code == 200
    assert "đã bỏ rồi" in sent(ballot, code, "BBB").content.decode()
    assert "không phải của cuộc bỏ phiếu" in sent(ballot, new_code(), "BBB").content.decode()
    assert ballot.papers.count() == 1


@pytest.mark.usefixtures("still_clock")
def test_a_hall_behind_one_address_votes_while_somebody_there_guesses(hall: Hall) -> None:
    """Two hundred voters and an attacker behind one router, or a proxy that nobody told us of."""
    cache.clear()
    ballot = hall.opened()
    key = give_key(ballot)
    codes = [new_code() for _voter in range(200)]
    Slip.objects.bulk_create(Slip(mac=slip_mac(key, code), ballot=ballot) for code in codes)

    guessed = [sent(ballot, new_code()).status_code for _guess in range(70)]
    voted = []
    for place, code in enumerate(codes):
        voted.append(sent(ballot, code, "BBB").status_code)
        if place % 20 == 0:
            sent(ballot, new_code())

    assert guessed == [422] * 60 + [429] * 10
    assert voted == [200] * 200
    assert ballot.papers.count() == 200
    door = Client().post(reverse("ballots:door"), {"code": new_code()})
    assert (door.status_code, "mã đúng vẫn bỏ phiếu được" in door.content.decode()) == (429, True)


def test_a_refused_guess_does_not_make_the_refusal_longer(
    hall: Hall, ballot: Ballot, still_clock: time_machine.Traveller
) -> None:
    cache.clear()
    for _guess in range(61):
        sent(ballot, new_code())
    kept = dict(cache._cache)  # type: ignore[attr-defined] # what a test's cache holds

    assert sent(ballot, new_code()).status_code == 429

    assert cache._cache == kept  # type: ignore[attr-defined] # as above
    still_clock.shift(GUESSES.seconds)
    assert sent(ballot, new_code()).status_code == 422


@pytest.mark.usefixtures("still_clock")
def test_typing_mistakes_are_no_guesses(hall: Hall, ballot: Ballot) -> None:
    cache.clear()
    assert {sent(ballot, "22222-22223").status_code for _typing in range(70)} == {422}
    assert sent(ballot, new_code()).status_code == 422


def test_a_blank_paper_is_asked_about(hall: Hall, ballot: Ballot) -> None:
    code = hall.draw(ballot, "AAA")

    page = Client().post(address("check", ballot), {"code": code}).content.decode()

    assert "Phiếu trắng" in page
    assert "không tính cho ai" in page


def test_answers_for_each_unit(hall: Hall) -> None:
    ballot = hall.opened(kind="yes_no", seats=3)
    code = hall.draw(ballot, "AAA")
    given = {"code": code, "answer-AAA": "yes", "answer-BBB": "no", "answer-CCC": "perhaps"}

    page = Client().post(address("check", ballot), given)
    Client().post(address("cast_paper", ballot), given)
    closed = close_ballot(ballot, actor=hall.head, at=NOON)

    assert "Hội BBB:<strong>Không đồng ý" in one_line(page)
    assert closed.box[0]["marks"] == {"AAA": "yes", "BBB": "no"}


def test_the_receipt_opens_with_the_list_and_not_before(hall: Hall, ballot: Ballot) -> None:
    receipt = receipt_in(sent(ballot, hall.draw(ballot, "AAA"), "BBB"))
    asked = {"receipt": receipt}

    before = Client().post(address("receipt", ballot), asked).content.decode()
    close_ballot(ballot, actor=hall.head, at=NOON)
    closed = Client().post(address("receipt", ballot), asked).content.decode()
    done = publish_ballot(ballot, actor=hall.head, at=NOON)
    after = Client().post(address("receipt", ballot), asked).content.decode()

    code = shown(done.box[0]["code"])
    assert [code in page for page in (before, closed, after)] == [False, False, True]
    assert "Chưa công bố" in before
    listed = Client().get(address("papers", ballot)).content.decode()
    assert code in listed
    forged = Client().post(address("receipt", ballot), {"receipt": "x" * 60}).content.decode()
    assert "Không đọc được biên nhận" in forged


def test_a_receipt_needs_no_cookie_that_would_say_whose_it_is(hall: Hall, ballot: Ballot) -> None:
    receipt = receipt_in(sent(ballot, hall.draw(ballot, "AAA"), "BBB"))
    done = publish_ballot(close_ballot(ballot, actor=hall.head, at=NOON), actor=hall.head, at=NOON)
    phone = Client(enforce_csrf_checks=True)

    answer = phone.post(address("receipt", ballot), {"receipt": receipt})

    assert shown(done.box[0]["code"]) in answer.content.decode()
    assert "sessionid" not in answer.cookies


def test_pages_of_every_state(hall: Hall) -> None:
    draft = hall.draft()
    phone = Client()
    assert "Chưa mở bỏ phiếu" in phone.get(address("vote", draft)).content.decode()
    assert "Chưa mở bỏ phiếu" in phone.get(address("papers", draft)).content.decode()
    assert phone.get(address("file", draft)).status_code == 404
    ballot = open_ballot(draft, actor=hall.head, at=NOON)
    assert phone.get(address("state", ballot)).json() == {"state": "open"}
    void_ballot(ballot, "Sai danh sách", actor=hall.head, at=NOON)
    assert "không kiểm phiếu" in phone.get(address("vote", ballot)).content.decode()
    assert "không kiểm phiếu" in sent(ballot, new_code()).content.decode()
    assert phone.get(reverse("ballots:explained")).status_code == 200


def test_the_file_is_the_one_that_was_hashed(hall: Hall, ballot: Ballot) -> None:
    hall.vote(ballot, "AAA", "BBB")
    close_ballot(ballot, actor=hall.head, at=NOON)
    done = publish_ballot(ballot, actor=hall.head, at=NOON)

    answer = Client().get(address("file", ballot))

    assert answer.content.decode() == done.published_file
    assert done.published_hash in Client().get(address("papers", ballot)).content.decode()


def test_a_delegate_draws_once_and_the_session_does_not_know_the_code(
    hall: Hall, ballot: Ballot, sign_in: Callable[[object], Client]
) -> None:
    phone = sign_in(hall.world.officers["CCC"])

    answer = phone.post(reverse("ballots:draw_slip", args=[ballot.pk]))

    found = re.search(r'name="code"\s+value="([A-Z0-9]{5})-([A-Z0-9]{5})"', answer.text)
    assert found is not None
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert found[1] not in str(kept)
    assert sent(ballot, found[1] + found[2]).status_code == 200
    assert "no-store" in answer["Cache-Control"]
    again = phone.post(reverse("ballots:draw_slip", args=[ballot.pk]), follow=True)
    assert "mỗi đơn vị một phiếu" in again.content.decode()


def test_an_opinion_says_that_it_is_less_secret(
    hall: Hall, sign_in: Callable[[object], Client]
) -> None:
    hall.absent("CCC")
    ballot = hall.opened(allows_opinions=True)
    phone = sign_in(hall.world.officers["CCC"])
    page = reverse("ballots:opinion", args=[ballot.pk])

    shown_first = phone.get(page).content.decode()
    checked = phone.post(page, {"mark": "AAA"}).content.decode()
    done = phone.post(page, {"mark": "AAA", "send": "1"}).content.decode()

    assert "kém kín hơn" in shown_first
    assert "kém kín hơn" in checked
    assert "Phiếu đã vào hòm" in done
    assert phone.post(page, {"mark": "AAA", "send": "1"}).status_code == 422


def test_the_door_finds_the_paper_by_the_code_alone(hall: Hall, ballot: Ballot) -> None:
    code, door = hall.draw(ballot, "AAA"), reverse("ballots:door")

    found = Client().post(door, {"code": shown(code)}).content.decode()
    forged = Client().post(door, {"code": new_code()})
    misread = Client().post(door, {"code": "O"})

    assert address("check", ballot) in found
    assert shown(code) in found
    assert "không phải của cuộc bỏ phiếu" in forged.content.decode()
    assert [forged.status_code, misread.status_code] == [422, 422]
    assert Client().get(door).status_code == 200
    sent(ballot, code, "AAA")
    assert "đã bỏ rồi" in Client().post(door, {"code": code}).content.decode()
