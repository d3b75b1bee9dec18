"""A bloc of thirty-five votes on paper: what the tellers' page takes, and what it cannot be."""

import pytest
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.ballots.actions.slips import hand_out_slips
from thidua.apps.ballots.models import Ballot, TellerCount
from thidua.apps.organisations.models import Membership, Unit

MEMBERS = 35


@pytest.fixture
def world(db: None) -> World:
    """Four who stand, thirty-one more who vote."""
    world = make_world()
    for number in range(len(world.units), MEMBERS):
        code = "DDD" if number == len(world.units) else f"X{number:02}"
        unit = Unit.objects.create(authority=world.authority, code=code, name=f"Hội {code}")
        Membership.objects.create(
            bloc=world.bloc, unit=unit, year=2023, role=Membership.Role.MEMBER, order=number
        )
    return world


def papers(hall: Hall, **changes: object) -> Ballot:
    """Thirty-five papers are out; one mark each."""
    hall.world.units["DDD"] = Unit.objects.get(code="DDD")
    tellers = tuple(hall.world.officers[code].pk for code in ("BBB", "CCC"))
    ballot = hall.opened(
        *("AAA", "BBB", "CCC", "DDD"), kind="choose_one", way="paper", tellers=tellers, **changes
    )
    entries = [entry.pk for entry in ballot.roll.all()]
    assert len(entries) == MEMBERS
    hand_out_slips(ballot, entries, actor=hall.head, at=NOON)
    return ballot


def counted(hall: Hall, sign_in: SignIn, ballot: Ballot, **typed: str) -> tuple[int, str]:
    """What the teller of BBB is answered."""
    votes = {"yes_AAA": "20", "yes_BBB": "5", "yes_CCC": "5", "yes_DDD": "4"}
    url = reverse("ballots:enter_count", args=[ballot.pk])
    page = sign_in(hall.world.officers["BBB"]).post(
        url, {"returned": "35", "invalid": "0", **votes, **typed}, follow=True
    )
    return page.status_code, page.text


def test_marks_that_are_too_few_for_the_valid_papers_are_refused_with_their_sum(
    hall: Hall, sign_in: SignIn
) -> None:
    ballot = papers(hall)

    status, page = counted(hall, sign_in, ballot)

    assert status == 200
    assert (
        "Số phiếu bầu: 20 + 5 + 5 + 4 = 34, phải bằng 35"
        " (số phiếu hợp lệ; phiếu trắng là phiếu không hợp lệ)"
    ) in one_line(page)
    assert 'name="yes_AAA" value="20"' in one_line(page)
    assert not TellerCount.objects.filter(ballot=ballot, totals__isnull=False).exists()


@pytest.mark.parametrize(
    ("changes", "typed"),
    [({}, {"invalid": "1"}), ({}, {"yes_DDD": "5"}), ({"blank_is_valid": True}, {})],
)
def test_the_sum_that_agrees_is_kept(
    hall: Hall, sign_in: SignIn, changes: dict[str, object], typed: dict[str, str]
) -> None:
    ballot = papers(hall, **changes)

    _status, page = counted(hall, sign_in, ballot, **typed)

    assert "Đã ghi kết quả bạn đếm được." in page
    kept = TellerCount.objects.get(ballot=ballot, totals__isnull=False).totals
    assert sum(votes["yes"] for votes in kept["votes"].values()) == 34 + ("yes_DDD" in typed)
