"""A spoilt or lost slip: void, and another taken; nothing says whose slip was which."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.casting import cast_paper
from thidua.apps.ballots.actions.closing import close_ballot
from thidua.apps.ballots.actions.exchanging import exchange_slip, replace_lost_slips
from thidua.apps.ballots.actions.slips import print_slips
from thidua.apps.ballots.box.sealing import new_code
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import turnout
from thidua.apps.ballots.refusals import BallotNotOpen, NothingToExchange, SlipUnknown, SlipUsed


def test_a_spoilt_slip_is_void_and_its_unit_takes_another(hall: Hall, ballot: Ballot) -> None:
    old = hall.draw(ballot, "AAA")

    exchange_slip(hall.entry(ballot, "AAA"), old, actor=hall.head, at=NOON)

    with pytest.raises(SlipUnknown):
        cast_paper(ballot, old, [("AAA", None)])
    hall.vote(ballot, "AAA", "BBB")
    people = turnout(ballot)
    assert (people.issued, people.received, ballot.slips.count()) == (1, 1, 1)
    entry = Entry.objects.get(action="ballots.exchange_slip")
    assert entry.data == {"unit": hall.world.units["AAA"].name}
    assert close_ballot(ballot, actor=hall.head, at=NOON).state == Ballot.State.CLOSED


def test_a_slip_that_voted_or_is_unknown_is_not_exchanged(hall: Hall, ballot: Ballot) -> None:
    used = hall.draw(ballot, "AAA")
    cast_paper(ballot, used, [("BBB", None)])
    entry = hall.entry(ballot, "AAA")

    with pytest.raises(SlipUsed):
        exchange_slip(entry, used, actor=hall.head, at=NOON)
    with pytest.raises(SlipUnknown):
        exchange_slip(entry, new_code(), actor=hall.head, at=NOON)
    with pytest.raises(NothingToExchange):
        exchange_slip(hall.entry(ballot, "BBB"), used, actor=hall.head, at=NOON)
    with pytest.raises(PermissionDenied):
        exchange_slip(entry, used, actor=hall.world.member, at=NOON)
    assert (ballot.papers.count(), hall.entry(ballot, "AAA").has_slip) == (1, True)


def test_a_lost_slip_is_known_once_all_others_have_voted(hall: Hall, ballot: Ballot) -> None:
    lost, waiting = hall.draw(ballot, "AAA"), hall.draw(ballot, "BBB")
    (stock,) = print_slips(ballot, 1, actor=hall.head, at=NOON)
    mine = [hall.entry(ballot, "AAA").pk]

    with pytest.raises(NothingToExchange, match="Còn 2 phiếu chưa bỏ, đơn vị báo mất: 1"):
        replace_lost_slips(ballot, mine, actor=hall.head, at=NOON)
    cast_paper(ballot, waiting, [("BBB", None)])
    replace_lost_slips(ballot, mine, actor=hall.head, at=NOON)

    for void in (lost, stock):
        with pytest.raises(SlipUnknown):
            cast_paper(ballot, void, [("AAA", None)])
    hall.vote(ballot, "AAA", "BBB")
    assert (turnout(ballot).issued, turnout(ballot).received) == (2, 2)
    told = Entry.objects.get(action="ballots.replace_lost_slips").data
    assert told == {"void": 2, "units": [hall.world.units["AAA"].name]}


def test_nothing_is_exchanged_without_a_unit_on_paper_or_after_closing(
    hall: Hall, ballot: Ballot
) -> None:
    with pytest.raises(NothingToExchange):
        replace_lost_slips(ballot, [], actor=hall.head, at=NOON)
    Ballot.objects.filter(pk=ballot.pk).update(way=Ballot.Way.PAPER)
    with pytest.raises(BallotNotOpen, match="phiếu giấy"):
        replace_lost_slips(ballot, [], actor=hall.head, at=NOON)
    Ballot.objects.filter(pk=ballot.pk).update(way=Ballot.Way.SLIPS)
    close_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotOpen):
        replace_lost_slips(ballot, [], actor=hall.head, at=NOON)


def test_the_table_exchanges_on_one_page(hall: Hall, ballot: Ballot, sign_in: SignIn) -> None:
    old, chair = hall.draw(ballot, "AAA"), sign_in(hall.head)
    url = reverse("ballots:exchange_slip", args=[ballot.pk])
    entry, stranger = str(hall.entry(ballot, "AAA").pk), new_code()

    wrong = chair.post(url, {"entry": entry, "code": stranger})
    right = chair.post(url, {"entry": entry, "code": old}, follow=True)

    assert (wrong.status_code, "Không có phiếu nào" in wrong.text) == (422, True)
    assert stranger in wrong.text
    assert "đã hủy. Đơn vị nhận phiếu mới" in right.text
    hall.draw(ballot, "AAA")
    again = chair.post(reverse("ballots:replace_lost_slips", args=[ballot.pk]), {"entry": entry})
    assert again.status_code == 302
    assert not hall.entry(ballot, "AAA").has_slip
    assert sign_in(hall.world.member).get(url).status_code == 403
