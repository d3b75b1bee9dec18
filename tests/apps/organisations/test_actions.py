"""What is written about organisations, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World, make_user
from thidua.apps.accounts.facts import AccountFacts
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import verify_chains
from thidua.apps.organisations.actions.authorities import (
    create_authority,
    edit_authority,
    open_standing_office,
    set_setting,
)
from thidua.apps.organisations.actions.blocs import create_bloc, dissolve_bloc, edit_bloc
from thidua.apps.organisations.actions.invitations import (
    Guest,
    accept_invitation,
    invite,
    revoke_invitation,
)
from thidua.apps.organisations.actions.members import copy_members, set_members
from thidua.apps.organisations.actions.seats import SeatTerm, end_seat, give_seat
from thidua.apps.organisations.actions.units import (
    create_unit,
    dissolve_unit,
    edit_unit,
    import_units,
    rename_unit,
    unit_facts,
)
from thidua.apps.organisations.facts import (
    AuthorityFacts,
    BlocFacts,
    SeatPlace,
    SettingFacts,
    UnitFacts,
)
from thidua.apps.organisations.invitation_links import token_hash
from thidua.apps.organisations.models import (
    Authority,
    AuthoritySetting,
    Invitation,
    Membership,
    Seat,
    Unit,
    UnitAlias,
)
from thidua.apps.organisations.refusals import (
    AlreadyDissolved,
    BadMembers,
    BadSuccessor,
    CodeTaken,
    DaysOutOfOrder,
    InvitationNotOpen,
    LastStandingSeat,
    NameMissing,
    NameUnchanged,
    NothingToCopy,
    OfficeOpened,
    SeatEnded,
    SeatTaken,
    UnitNotValid,
    UnknownSetting,
)
from thidua.domain.vietnamese_order import order_text

HEAD, DEPUTY, MEMBER = Membership.Role.HEAD, Membership.Role.DEPUTY, Membership.Role.MEMBER
DAY = date(2023, 6, 30)


def last_entry() -> Entry:
    return Entry.objects.order_by("-pk")[0]


# --- authorities ------------------------------------------------------------------


def test_create_authority_is_recorded_as_the_program(db: None) -> None:
    authority = create_authority(AuthorityFacts("gia-lai", "Tỉnh Gia Lai"), at=NOON)

    assert (authority.place, authority.standing_office) == ("Tỉnh Gia Lai", "Sở Nội vụ")
    assert (last_entry().action, last_entry().actor) == ("organisations.create_authority", None)


def test_create_authority_refuses_a_code_twice(db: None) -> None:
    create_authority(AuthorityFacts("gia-lai", "Tỉnh Gia Lai"), at=NOON)

    with pytest.raises(CodeTaken, match="gia-LAI"):
        create_authority(AuthorityFacts("gia-LAI", "Tỉnh khác"), at=NOON)
    assert Authority.objects.count() == 1


def test_open_standing_office_gives_only_the_first_seat(db: None) -> None:
    authority = create_authority(AuthorityFacts("x", "Tỉnh X"), at=NOON)
    open_standing_office(authority, make_user("snv"), at=NOON)

    with pytest.raises(OfficeOpened):
        open_standing_office(authority, make_user("snv2"), at=NOON)


def test_edit_authority_keeps_from_and_to(world: World) -> None:
    facts = AuthorityFacts("bỏ qua", "Tỉnh Thử", standing_office="Sở Nội vụ tỉnh", place="Pleiku")

    edit_authority(world.authority, facts, actor=world.standing, at=NOON)

    world.authority.refresh_from_db()
    assert (world.authority.place, world.authority.code) == ("Pleiku", world.authority.code)
    assert last_entry().data["standing_office"] == {"from": "Sở Nội vụ", "to": "Sở Nội vụ tỉnh"}


@pytest.mark.parametrize(
    ("typed", "stored"), [("15", "0.15"), ("12,5 %", "0.125"), ("0.2", "0.2"), ("100", "1")]
)
def test_set_setting_stores_a_share(world: World, typed: str, stored: str) -> None:
    facts = SettingFacts("cstdcs_share_of_ldtt", typed, date(2023, 1, 1), "QĐ 12/2023")

    set_setting(world.authority, facts, actor=world.standing, at=NOON)

    assert AuthoritySetting.objects.get().value == stored


@pytest.mark.parametrize(
    ("key", "value", "cites"),
    [
        ("cstdcs_share_of_ldtt", "nhiều", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "0", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "101", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "NaN", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "15", " "),
        ("khac", "15", "QĐ 1"),
    ],
)
def test_set_setting_refuses(world: World, key: str, value: str, cites: str) -> None:
    facts = SettingFacts(key, value, date(2023, 1, 1), cites)

    with pytest.raises(UnknownSetting):
        set_setting(world.authority, facts, actor=world.standing, at=NOON)
    assert AuthoritySetting.objects.count() == 0


# --- units ------------------------------------------------------------------------


def test_create_unit_is_found_without_marks(world: World) -> None:
    facts = UnitFacts("LMHTX", "Liên minh  Hợp tác xã tỉnh", aliases=("LM HTX", "Liên minh HTX"))

    unit = create_unit(world.authority, facts, actor=world.standing, at=NOON)

    assert unit.name == "Liên minh Hợp tác xã tỉnh"
    assert unit.search_text == "lmhtx lien minh hop tac xa tinh lm htx lien minh htx"
    assert unit.sort_text == order_text("Liên minh Hợp tác xã tỉnh")
    assert sorted(alias.name for alias in unit.aliases.all()) == ["LM HTX", "Liên minh HTX"]
    assert last_entry().action == "organisations.create_unit"


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (UnitFacts("aaa", "Trùng mã"), CodeTaken),
        (UnitFacts(" ", "Không mã"), NameMissing),
        (UnitFacts("MOI", "  "), NameMissing),
        (
            UnitFacts("MOI", "Ngược", valid_from=date(2023, 2, 1), valid_to=date(2023, 1, 1)),
            DaysOutOfOrder,
        ),
    ],
)
def test_create_unit_refuses(world: World, facts: UnitFacts, refusal: type[Exception]) -> None:
    before = Unit.objects.count()

    with pytest.raises(refusal):
        create_unit(world.authority, facts, actor=world.standing, at=NOON)
    assert Unit.objects.count() == before


def test_edit_unit_records_what_changed_only(world: World) -> None:
    unit = world.units["AAA"]

    edit_unit(unit, UnitFacts("AAA", "Hội AAA", aliases=("Ba A",)), actor=world.standing, at=NOON)
    edit_unit(unit, UnitFacts("AAA", "Hội AAA", has_union=False), actor=world.standing, at=NOON)

    unit.refresh_from_db()
    assert unit.search_text == "aaa hoi aaa"
    assert last_entry().data == {
        "has_union": {"from": True, "to": False},
        "aliases": {"from": "Ba A", "to": ""},
    }


def test_rename_unit_keeps_the_old_name_findable(world: World) -> None:
    unit = rename_unit(world.units["AAA"], "Hội Mới", last_day=DAY, actor=world.standing, at=NOON)

    former = UnitAlias.objects.get(unit=unit)
    assert (unit.name, former.name, former.kind, former.until) == (
        "Hội Mới", "Hội AAA", UnitAlias.Kind.FORMER, DAY,
    )  # fmt: skip
    assert unit.search_text == "aaa hoi moi hoi aaa"


def test_rename_unit_back_to_a_former_name(world: World) -> None:
    unit = world.units["AAA"]
    rename_unit(unit, "Hội Mới", last_day=DAY, actor=world.standing, at=NOON)

    rename_unit(unit, "Hội AAA", last_day=DAY + timedelta(days=90), actor=world.standing, at=NOON)

    assert [alias.name for alias in unit.aliases.all()] == ["Hội Mới"]


def test_rename_unit_refuses_the_same_name(world: World) -> None:
    with pytest.raises(NameUnchanged):
        rename_unit(world.units["AAA"], " Hội  AAA ", last_day=DAY, actor=world.standing, at=NOON)


def test_dissolve_unit_with_a_successor(world: World) -> None:
    unit = dissolve_unit(
        world.units["AAA"],
        last_day=DAY,
        successor=world.units["BBB"],
        actor=world.standing,
        at=NOON,
    )

    assert (unit.valid_to, unit.successor) == (DAY, world.units["BBB"])
    with pytest.raises(AlreadyDissolved, match="30/06/2023"):
        dissolve_unit(unit, last_day=DAY, successor=None, actor=world.standing, at=NOON)
    with pytest.raises(BadSuccessor):
        dissolve_unit(
            world.units["BBB"], last_day=DAY, successor=unit, actor=world.standing, at=NOON
        )


def test_dissolve_unit_refuses_itself_and_strangers(world: World) -> None:
    unit = world.units["AAA"]
    elsewhere = Authority.objects.create(code="khac", name="Tỉnh khác")
    stranger = Unit.objects.create(authority=elsewhere, code="S", name="Lạ")

    for successor in (unit, stranger):
        with pytest.raises(BadSuccessor):
            dissolve_unit(unit, last_day=DAY, successor=successor, actor=world.standing, at=NOON)


def test_import_units_is_all_or_nothing(world: World) -> None:
    good = [UnitFacts("AAA", "Hội AAA tỉnh"), UnitFacts("NEW", "Hội Mới")]

    with pytest.raises(NameMissing):
        import_units(world.authority, [*good, UnitFacts("BAD", "")], actor=world.standing, at=NOON)
    assert not Unit.objects.filter(code="NEW").exists()

    count = import_units(world.authority, good, actor=world.standing, at=NOON)
    assert (count.created, count.edited) == (1, 1)
    assert Unit.objects.get(code="AAA", authority=world.authority).name == "Hội AAA tỉnh"


# --- blocs and members ------------------------------------------------------------


def test_create_edit_dissolve_bloc(world: World) -> None:
    bloc = create_bloc(world.authority, BlocFacts("K9", "Khối Chín"), actor=world.standing, at=NOON)
    edit_bloc(bloc, BlocFacts("K9", "Khối số 9"), actor=world.standing, at=NOON)
    dissolve_bloc(bloc, last_day=DAY, actor=world.standing, at=NOON)

    bloc.refresh_from_db()
    assert (bloc.name, bloc.valid_to, bloc.search_text) == ("Khối số 9", DAY, "k9 khoi so 9")
    with pytest.raises(AlreadyDissolved):
        dissolve_bloc(bloc, last_day=DAY, actor=world.standing, at=NOON)
    with pytest.raises(CodeTaken):
        create_bloc(world.authority, BlocFacts("k9", "Khối"), actor=world.standing, at=NOON)
    assert list(verify_chains()) == []


def test_set_members_writes_order_and_roles(world: World) -> None:
    units = world.units
    rows = set_members(
        world.bloc,
        2024,
        [(units["CCC"], HEAD), (units["AAA"], DEPUTY), (units["BBB"], DEPUTY)],
        actor=world.standing,
        at=NOON,
    )

    assert [(row.unit.code, row.role, row.order) for row in rows] == [
        ("CCC", "head", 0), ("AAA", "deputy", 1), ("BBB", "deputy", 2),
    ]  # fmt: skip


def test_set_members_swaps_the_head_and_drops_a_unit(world: World) -> None:
    units = world.units

    set_members(
        world.bloc, 2023, [(units["BBB"], HEAD), (units["AAA"], MEMBER)],
        actor=world.standing, at=NOON,
    )  # fmt: skip

    stored = Membership.objects.filter(bloc=world.bloc, year=2023).order_by("order")
    assert [(row.unit.code, row.role) for row in stored] == [("BBB", "head"), ("AAA", "member")]
    assert last_entry().data["members"]["to"] == ["BBB: Trưởng khối", "AAA: Thành viên"]


def test_set_members_unchanged_records_nothing(world: World) -> None:
    before = Entry.objects.count()
    members = [
        (world.units["AAA"], HEAD), (world.units["BBB"], DEPUTY), (world.units["CCC"], MEMBER),
    ]  # fmt: skip

    set_members(world.bloc, 2023, members, actor=world.standing, at=NOON)

    assert Entry.objects.count() == before


def test_set_members_refuses_bad_lists(world: World) -> None:
    units = world.units
    many = [
        (Unit.objects.create(authority=world.authority, code=f"U{n}", name=f"U{n}"), MEMBER)
        for n in range(21)
    ]
    elsewhere = Authority.objects.create(code="khac", name="Tỉnh khác")
    stranger = Unit.objects.create(authority=elsewhere, code="S", name="Lạ")

    for members in (
        [(units["AAA"], HEAD), (units["BBB"], HEAD)],
        [(units["AAA"], HEAD), (units["AAA"], MEMBER)],
        [(stranger, MEMBER)],
        [(units["AAA"], "vua")],
        many,
    ):
        with pytest.raises(BadMembers):
            set_members(world.bloc, 2023, members, actor=world.standing, at=NOON)
    with pytest.raises(BadMembers):
        set_members(world.bloc, 1800, [], actor=world.standing, at=NOON)
    assert Membership.objects.filter(bloc=world.bloc, year=2023).count() == 3
    assert len(set_members(world.bloc, 2030, many[:20], actor=world.standing, at=NOON)) == 20


def test_set_members_refuses_a_unit_that_had_ended(world: World) -> None:
    unit = world.units["CCC"]
    dissolve_unit(unit, last_day=DAY, successor=None, actor=world.standing, at=NOON)

    with pytest.raises(UnitNotValid, match="2024: Hội CCC"):
        set_members(world.bloc, 2024, [(unit, MEMBER)], actor=world.standing, at=NOON)


def test_copy_members_leaves_ended_units_and_roles(world: World) -> None:
    dissolve_unit(world.units["CCC"], last_day=DAY, successor=None, actor=world.standing, at=NOON)

    rows = copy_members(world.bloc, 2024, actor=world.standing, at=NOON)

    assert [(row.unit.code, row.role) for row in rows] == [("AAA", "member"), ("BBB", "member")]
    with pytest.raises(NothingToCopy):
        copy_members(world.bloc, 2024, actor=world.standing, at=NOON)
    with pytest.raises(NothingToCopy):
        copy_members(world.bloc, 2030, actor=world.standing, at=NOON)


# --- seats ------------------------------------------------------------------------


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


# --- invitations ------------------------------------------------------------------


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


def test_facts_of_a_stored_unit_write_it_back(world: World) -> None:
    unit = world.units["AAA"]

    edit_unit(unit, unit_facts(unit), actor=world.standing, at=NOON)

    assert last_entry().data == {}
