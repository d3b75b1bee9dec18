"""Printed slips: made again, lost and replaced; everybody sees whose slip was taken."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.casting import cast_paper
from thidua.apps.ballots.actions.closing import close_ballot
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.preparing import edit_ballot
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips, reprint_slips
from thidua.apps.ballots.box.at_the_seat import delegate_facts
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import turnout
from thidua.apps.ballots.refusals import BallotNotOpen, BallotNotReady, NoSlipsLeft, SlipUnknown
from thidua.apps.meetings.registries.hall import Audience, hall_panels, stamp_of
from thidua.web.revisions import StalePage


def reprinted(hall: Hall, ballot: Ballot) -> list[str]:
    """The codes of a new batch in the place of the old one."""
    revision = Ballot.objects.get(pk=ballot.pk).revision
    return reprint_slips(ballot, revision=revision, actor=hall.head, at=NOON)


def test_a_lost_file_is_made_again_and_the_old_slips_are_void(hall: Hall) -> None:
    ballot = hall.draft()
    old = print_slips(ballot, 3, actor=hall.head, at=NOON)

    new = reprinted(hall, ballot)

    assert (len(new), set(new) & set(old), ballot.slips.count()) == (3, set(), 3)
    opened = open_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(SlipUnknown, match="phiếu đã được in lại"):
        cast_paper(opened, old[0], [])
    cast_paper(opened, new[0], [])


def test_a_lost_batch_is_replaced_without_stopping_the_vote(hall: Hall, ballot: Ballot) -> None:
    drawn = hall.draw(ballot, "CCC")
    voted, lost = print_slips(ballot, 2, actor=hall.head, at=NOON)
    entries = [hall.entry(ballot, code).pk for code in ("AAA", "BBB")]
    hand_out_slips(ballot, entries, actor=hall.head, at=NOON)
    cast_paper(ballot, voted, [("BBB", None)])

    (fresh,) = reprinted(hall, ballot)
    with pytest.raises(SlipUnknown):
        cast_paper(ballot, lost, [("AAA", None)])
    cast_paper(ballot, drawn, [("BBB", None)])
    cast_paper(ballot, fresh, [("BBB", None)])

    people = turnout(ballot)
    assert (people.issued, people.received) == (3, 3)
    assert close_ballot(ballot, actor=hall.head, at=NOON).result["elected"] == ["BBB"]


def test_reprinting_is_refused_when_nothing_is_left_or_somebody_was_faster(
    hall: Hall, ballot: Ballot
) -> None:
    with pytest.raises(NoSlipsLeft):
        reprinted(hall, ballot)
    print_slips(ballot, 2, actor=hall.head, at=NOON)
    seen = Ballot.objects.get(pk=ballot.pk).revision
    reprinted(hall, ballot)
    with pytest.raises(StalePage):
        reprint_slips(ballot, revision=seen, actor=hall.head, at=NOON)
    with pytest.raises(PermissionDenied):
        reprint_slips(ballot, revision=seen, actor=hall.world.member, at=NOON)
    close_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotOpen):
        reprinted(hall, ballot)


def test_the_page_makes_the_file_again_until_the_vote_is_over(hall: Hall, sign_in: SignIn) -> None:
    ballot, chair = hall.draft(), sign_in(hall.head)
    detail = reverse("ballots:detail", args=[ballot.pk])
    again = reverse("ballots:reprint_slips", args=[ballot.pk])
    assert "Tạo lại tệp" not in chair.get(detail).content.decode()
    chair.post(reverse("ballots:print_slips", args=[ballot.pk]), {"count": "3"})
    page = chair.get(detail).content.decode()
    revision = Ballot.objects.get(pk=ballot.pk).revision

    first = chair.post(again, {"revision": revision})
    stale = chair.post(again, {"revision": revision}, follow=True)

    assert "Tạo lại tệp: 3 phiếu mới" in page
    assert first.content.startswith(b"%PDF")
    assert "no-store" in first["Cache-Control"]
    assert "Có người vừa sửa" in stale.content.decode()


def test_a_ballot_does_not_open_with_more_slips_than_voters(hall: Hall) -> None:
    ballot = hall.draft()
    print_slips(ballot, 3, actor=hall.head, at=NOON)
    plan = hall.plan(excluded={hall.units("CCC")[0]: "Điều 3"})
    edit_ballot(ballot, plan, revision=2, actor=hall.head, at=NOON)

    with pytest.raises(BallotNotReady, match="in lại phiếu"):
        open_ballot(ballot, actor=hall.head, at=NOON)
    assert len(reprinted(hall, ballot)) == 2
    assert open_ballot(ballot, actor=hall.head, at=NOON).state == "open"


def panel(hall: Hall, audience: Audience, user: User) -> str:
    """What one view of the hall shows of the ballot."""
    panels = hall_panels(hall.conference, audience, user)
    ours = next(each for each in panels if each.template.startswith("ballots/"))
    return render_to_string(ours.template, {"panel": ours})


def test_each_unit_sees_at_once_that_its_slip_was_taken_and_by_whom(
    hall: Hall, ballot: Ballot, sign_in: SignIn
) -> None:
    """A chair may mark an absent unit present and take its slip: not without being seen."""
    member = hall.world.officers["CCC"]
    stamp = stamp_of(hall.conference, Audience.DELEGATE)
    hand_out_slips(ballot, [hall.entry(ballot, "CCC").pk], actor=hall.head, at=NOON)
    hall.draw(ballot, "BBB")

    assert stamp_of(hall.conference, Audience.DELEGATE) != stamp
    seat = panel(hall, Audience.DELEGATE, member)
    assert f"Hội CCC: nhận tại bàn, {hall.head} ghi" in seat
    assert "báo ngay với hội nghị" in seat
    assert "Hội BBB, Hội CCC" in panel(hall, Audience.PROJECTOR, User())
    page = sign_in(hall.world.officers["AAA"]).get(reverse("ballots:detail", args=[ballot.pk]))
    assert f"nhận trên máy của {hall.world.officers['BBB']}" in page.content.decode()


def test_the_journal_names_units_and_no_time_of_a_draw(hall: Hall, ballot: Ballot) -> None:
    hand_out_slips(ballot, [hall.entry(ballot, "CCC").pk], actor=hall.head, at=NOON)
    hall.draw(ballot, "BBB")
    told = Entry.objects.filter(action__startswith="ballots.").order_by("position")

    assert told.last().data == {"count": 1, "taken": ["Hội CCC"]}
    close_ballot(ballot, actor=hall.head, at=NOON)
    assert told.last().data["taken"] == [
        f"Hội BBB: nhận trên máy của {hall.world.officers['BBB']}",
        f"Hội CCC: nhận tại bàn, {hall.head} ghi",
    ]


def test_votes_move_the_chair_and_no_phone(hall: Hall) -> None:
    """With a phone for each of thousands, every vote would make every phone ask for its page."""
    ballot = hall.opened()
    before = {audience: stamp_of(hall.conference, audience) for audience in Audience}
    hall.vote(ballot, "AAA", "BBB")
    after = {audience: stamp_of(hall.conference, audience) for audience in Audience}

    assert before[Audience.DELEGATE] == after[Audience.DELEGATE]
    assert before[Audience.CHAIR] != after[Audience.CHAIR]
    assert before[Audience.PROJECTOR] != after[Audience.PROJECTOR]


def test_a_phone_learns_of_the_own_line_only(hall: Hall, django_assert_num_queries: Any) -> None:
    """As many questions for thousands as for three, and no list of who has voted."""
    ballot = hall.opened()
    user = hall.world.member
    facts = delegate_facts(ballot, user)

    assert "roll" not in facts
    assert (facts["entry_is_here"], facts["slips_left"]) == (True, 1)
    assert delegate_facts(ballot, User())["entry"] is None
    with django_assert_num_queries(9):
        delegate_facts(Ballot.objects.get(pk=ballot.pk), User.objects.get(pk=user.pk))


def test_where_slips_were_printed_too_those_left_are_counted(hall: Hall) -> None:
    ballot = hall.opened()
    print_slips(ballot, 2, actor=hall.head, at=NOON)

    assert delegate_facts(ballot, hall.world.member)["slips_left"] == 1
    hall.draw(ballot, "AAA")
    with pytest.raises(NoSlipsLeft):
        hall.draw(ballot, "BBB")
    assert delegate_facts(ballot, hall.world.member)["slips_left"] == 0
