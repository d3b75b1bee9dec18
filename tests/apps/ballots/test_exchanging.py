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
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips
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

    with pytest.raises(SlipUnknown):
        cast_paper(ballot, lost, [("AAA", None)])
    hall.vote(ballot, "AAA", "BBB")
    hand_out_slips(ballot, [hall.entry(ballot, "CCC").pk], actor=hall.head, at=NOON)
    cast_paper(ballot, stock, [("CCC", None)])  # of another kind: it was not lost
    assert (turnout(ballot).issued, turnout(ballot).received) == (3, 3)
    told = Entry.objects.get(action="ballots.replace_lost_slips").data
    assert told == {"void": 1, "units": [hall.world.units["AAA"].name]}


def printed(hall: Hall, ballot: Ballot, *noted: str, count: int) -> list[str]:
    """So many printed slips, and the units that the table noted."""
    codes = print_slips(ballot, count, actor=hall.head, at=NOON)
    if noted:
        keys = [hall.entry(ballot, code).pk for code in noted]
        hand_out_slips(ballot, keys, actor=hall.head, at=NOON)
    return codes


def test_a_lost_printed_slip_takes_the_stock_with_it(hall: Hall, ballot: Ballot) -> None:
    lost, good, stock = printed(hall, ballot, "AAA", "BBB", count=3)
    cast_paper(ballot, good, [("BBB", None)])
    mine = [hall.entry(ballot, "AAA").pk]

    replace_lost_slips(ballot, mine, actor=hall.head, at=NOON)

    for void in (lost, stock):
        with pytest.raises(SlipUnknown):
            cast_paper(ballot, void, [("AAA", None)])


def test_nobodys_good_slip_is_void_when_the_table_noted_less_than_voted(
    hall: Hall, ballot: Ballot
) -> None:
    (unnoted,) = printed(hall, ballot, count=1)
    cast_paper(ballot, unnoted, [("CCC", None)])
    hall.draw(ballot, "AAA")
    good = hall.draw(ballot, "BBB")
    mine = [hall.entry(ballot, "AAA").pk]

    with pytest.raises(NothingToExchange, match="1 phiếu in đã bỏ mà bàn chưa ghi"):
        replace_lost_slips(ballot, mine, actor=hall.head, at=NOON)
    hand_out_slips(ballot, [hall.entry(ballot, "CCC").pk], actor=hall.head, at=NOON)
    with pytest.raises(NothingToExchange, match="Còn 2 phiếu chưa bỏ"):
        replace_lost_slips(ballot, mine, actor=hall.head, at=NOON)
    cast_paper(ballot, good, [("BBB", None)])
    replace_lost_slips(ballot, mine, actor=hall.head, at=NOON)


def test_a_spare_printed_slip_lets_nobody_vote_twice(hall: Hall, ballot: Ballot) -> None:
    own, spare = printed(hall, ballot, "BBB", count=2)
    hall.vote(ballot, "AAA", "AAA")

    with pytest.raises(SlipUnknown, match="nhận trên máy của"):
        exchange_slip(hall.entry(ballot, "AAA"), spare, actor=hall.head, at=NOON)
    cast_paper(ballot, own, [("BBB", None)])
    with pytest.raises(SlipUnknown, match="chưa ghi cho đơn vị nào"):
        exchange_slip(hall.entry(ballot, "BBB"), spare, actor=hall.head, at=NOON)
    assert ballot.papers.count() == 2


def test_a_printed_slip_is_exchanged_for_whom_the_table_noted(hall: Hall, ballot: Ballot) -> None:
    (own,) = printed(hall, ballot, "BBB", count=1)
    exchange_slip(hall.entry(ballot, "BBB"), own, actor=hall.head, at=NOON)
    assert not ballot.slips.exists()


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
