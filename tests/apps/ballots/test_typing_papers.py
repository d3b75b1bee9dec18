"""A teller types paper by paper; the totals are handed in, the single papers forgotten."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.closing import close_ballot
from thidua.apps.ballots.actions.counting import remove_typed_paper, type_paper
from thidua.apps.ballots.actions.slips import hand_out_slips
from thidua.apps.ballots.models import Ballot, TellerCount
from thidua.apps.ballots.refusals import BallotNotOpen, MorePapersThanSlips, PaperGone
from thidua.domain.ballot_papers import Mark, MarkedPaper


def on_paper(hall: Hall, **changes: object) -> Ballot:
    """Three papers are out."""
    tellers = tuple(hall.world.officers[code].pk for code in ("BBB", "CCC"))
    ballot = hall.opened(way="paper", tellers=tellers, **changes)
    entries = [entry.pk for entry in ballot.roll.all()]
    return hand_out_slips(ballot, entries, actor=hall.head, at=NOON)


def test_both_tellers_type_their_papers_and_the_box_is_counted(hall: Hall, sign_in: SignIn) -> None:
    ballot = on_paper(hall)
    page = reverse("ballots:type_paper", args=[ballot.pk])
    for code in ("BBB", "CCC"):
        teller = sign_in(hall.world.officers[code])
        teller.post(page, {"mark": "AAA"})
        teller.post(page, {"mark": ["AAA", "BBB"]})
        teller.post(page, {"mark": "BBB", "spoilt": "on"})
        teller.post(reverse("ballots:remove_typed_paper", args=[ballot.pk]), {"number": "3"})
        shown = teller.post(page, {"mark": "AAA"}, follow=True).text
        assert "không hợp lệ: chọn quá số lượng" in " ".join(shown.split())
        done = teller.post(
            reverse("ballots:enter_count_from_papers", args=[ballot.pk]), follow=True
        )
        assert "Đã ghi kết quả bạn đếm được." in done.text

        again = teller.post(
            reverse("ballots:enter_count_from_papers", args=[ballot.pk]), follow=True
        )  # a double click
        assert "Không còn phiếu nào đang nhập" in again.text

    counts = TellerCount.objects.filter(ballot=ballot)
    assert [(row.typed, row.totals["returned"], row.totals["valid"]) for row in counts] == [
        (None, 3, 2), (None, 3, 2),
    ]  # fmt: skip
    closed = close_ballot(ballot, actor=hall.head, at=NOON)
    assert closed.result["elected"] == ["AAA"]
    assert not Entry.objects.filter(action="ballots.type_paper").exists()


def test_answers_are_typed_for_each_name(hall: Hall, sign_in: SignIn) -> None:
    ballot = on_paper(hall, kind="yes_no", seats=3)
    teller = sign_in(hall.world.officers["BBB"])
    page = reverse("ballots:type_paper", args=[ballot.pk])

    teller.post(page, {"answer-AAA": "yes", "answer-BBB": "no", "answer-CCC": "abstain"})
    shown = " ".join(teller.post(page, {}, follow=True).text.split())

    assert f"{hall.world.units['BBB'].name}: không đồng ý" in shown
    assert "không có lựa chọn nào" in shown


def test_what_is_not_a_teller_s_to_type_is_refused(hall: Hall) -> None:
    ballot, teller = on_paper(hall), hall.world.officers["BBB"]
    paper = MarkedPaper((Mark("AAA"),))
    for _paper in range(3):
        type_paper(ballot, paper, actor=teller)

    with pytest.raises(MorePapersThanSlips, match="Đã nhập 3 phiếu"):
        type_paper(ballot, paper, actor=teller)
    with pytest.raises(PermissionDenied):
        type_paper(ballot, paper, actor=hall.world.officers["AAA"])
    with pytest.raises(PaperGone, match="Phiếu thứ 4: chỉ có 3"):
        remove_typed_paper(ballot, 4, actor=teller)
    remove_typed_paper(ballot, 1, actor=teller)
    assert len(ballot.teller_counts.get(teller=teller).typed) == 2
    Ballot.objects.filter(pk=ballot.pk).update(way=Ballot.Way.SLIPS)
    with pytest.raises(BallotNotOpen):
        type_paper(ballot, paper, actor=teller)
