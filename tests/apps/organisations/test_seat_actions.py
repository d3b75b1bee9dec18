"""Who is given a seat or invited to one, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World, make_user
from thidua.apps.accounts.facts import AccountFacts
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.actions.invitations import (
    Guest,
    accept_invitation,
    invite,
    revoke_invitation,
)
from thidua.apps.organisations.actions.seats import SeatTerm, end_seat, give_seat
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.invitations.links import token_hash
from thidua.apps.organisations.models import Invitation, Seat
from thidua.apps.organisations.refusals import (
    DaysOutOfOrder,
    InvitationNotOpen,
    LastStandingSeat,
    SeatEnded,
    SeatTaken,
)

DAY = date(2023, 6, 30)


# --- seats -----------------------------------------------------------------------


def test_give_seat_and_end_it(world: World) -> None:
    person = make_user("moi", "Nguyễn Văn Mới")
    place = SeatPlace.officer(world.units["AAA"])
    term = SeatTerm("Phó Văn phòng", since=date(2023, 1, 1))

    seat = give_seat(person, place, term=term, actor=world.leaders["AAA"], at=NOON)
    end_seat(seat, last_day=DAY, actor=world.leaders["AAA"], at=NOON)

    seat.refresh_from_db()
    assert (seat.title, seat.until) == ("Phó Văn phòng", DAY)
    with pytest.raises(SeatEnded):
        end_seat(seat, last_day=DAY, actor=world.leaders["AAA"], at=NOON)


def test_give_seat_refuses_the_same_seat_in_the_same_days(world: World) -> None:
    officer, place = world.officers["AAA"], SeatPlace.officer(world.units["AAA"])

    with pytest.raises(SeatTaken):
        give_seat(officer, place, actor=world.standing, at=NOON)

    seat = Seat.objects.get(user=officer)
    end_seat(seat, last_day=DAY, actor=world.standing, at=NOON)
    again = give_seat(
        officer, place, term=SeatTerm(since=DAY + timedelta(days=1)), actor=world.standing, at=NOON
    )
    assert again.pk != seat.pk


@pytest.mark.parametrize("days", [(date(2023, 2, 1), date(2023, 1, 1))])
def test_give_seat_refuses_days_out_of_order(world: World, days: tuple[date, date]) -> None:
    with pytest.raises(DaysOutOfOrder):
        give_seat(
            make_user("moi"),
            SeatPlace.leader(world.units["AAA"]),
            term=SeatTerm("", *days),
            actor=world.standing,
            at=NOON,
        )


def test_end_seat_refuses_the_last_of_the_standing_office(world: World) -> None:
    seat = Seat.objects.get(user=world.standing)

    with pytest.raises(LastStandingSeat):
        end_seat(seat, last_day=DAY, actor=world.standing, at=NOON)

    give_seat(make_user("snv2"), SeatPlace.standing(world.authority), actor=world.standing, at=NOON)
    assert end_seat(seat, last_day=DAY, actor=world.standing, at=NOON).until == DAY


# --- invitations -----------------------------------------------------------------


def invited(world: World) -> tuple[Invitation, str]:
    return invite(
        SeatPlace.officer(world.units["AAA"]),
        Guest("Trần Thị Mời", "moi@example.vn", "Chuyên viên"),
        actor=world.leaders["AAA"],
        at=NOON,
    )


def account(username: str = "tran.moi") -> AccountFacts:
    return AccountFacts(username, "Trần Thị Mời", "mat-khau-dai-2026", "moi@example.vn")


def test_invite_keeps_only_a_keyed_hash(world: World) -> None:
    invitation, token = invited(world)

    assert invitation.token_hash == token_hash(token)
    assert token not in str(Invitation.objects.values().get())
    assert token not in str(list(Entry.objects.values()))


def test_accept_invitation_opens_the_account_with_its_seat_once(world: World) -> None:
    invitation, _token = invited(world)

    user = accept_invitation(invitation, account=account(), actor=None, at=NOON)

    seat = Seat.objects.get(user=user)
    assert (seat.kind, seat.unit, seat.title) == ("officer", world.units["AAA"], "Chuyên viên")
    assert seat.since == date(2023, 6, 15)
    with pytest.raises(InvitationNotOpen, match="đã được dùng"):
        accept_invitation(invitation, account=account("khac"), actor=None, at=NOON)


def test_accept_invitation_as_a_signed_in_user(world: World) -> None:
    invitation, _token = invited(world)

    user = accept_invitation(invitation, account=None, actor=world.officers["BBB"], at=NOON)

    assert user.seats.filter(unit=world.units["AAA"]).count() == 1


def test_accept_invitation_refuses_late_and_revoked(world: World) -> None:
    late, _token = invited(world)
    revoked, _token = invited(world)
    revoke_invitation(revoked, actor=world.standing, at=NOON)

    with pytest.raises(InvitationNotOpen, match="hết hạn"):
        accept_invitation(late, account=account(), actor=None, at=NOON + timedelta(days=7))
    with pytest.raises(InvitationNotOpen, match="thu hồi"):
        accept_invitation(revoked, account=account(), actor=None, at=NOON)
    with pytest.raises(InvitationNotOpen):
        revoke_invitation(revoked, actor=world.standing, at=NOON)
    assert not Seat.objects.filter(user__username="tran.moi").exists()


def test_a_leader_invites_officers_of_the_own_unit_only(world: World) -> None:
    leader = world.leaders["AAA"]

    for place in (
        SeatPlace.leader(world.units["AAA"]),
        SeatPlace.officer(world.units["BBB"]),
        SeatPlace.standing(world.authority),
    ):
        with pytest.raises(PermissionDenied):
            invite(place, Guest("Ai đó"), actor=leader, at=NOON)
