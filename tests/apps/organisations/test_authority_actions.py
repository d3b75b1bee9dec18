"""What is written about authorities and their settings, and what is refused."""

from datetime import date

import pytest

from tests.apps.organisations.journal import last_entry
from tests.factories import NOON, World, make_user
from thidua.apps.organisations.actions.authorities import (
    create_authority,
    edit_authority,
    open_standing_office,
    set_setting,
)
from thidua.apps.organisations.facts import AuthorityFacts, SettingFacts
from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.apps.organisations.refusals import CodeTaken, OfficeOpened, UnknownSetting
from thidua.apps.organisations.settings.catalogue import setting_value


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
    ("typed", "stored"), [("15", "0.15"), ("12,5 %", "0.125"), ("0.2%", "0.002"), ("100", "1")]
)
def test_set_setting_stores_a_share(world: World, typed: str, stored: str) -> None:
    facts = SettingFacts("cstdcs_share_of_ldtt", typed, date(2023, 1, 1), "QĐ 12/2023")

    set_setting(world.authority, facts, actor=world.standing, at=NOON)

    assert AuthoritySetting.objects.get().value == stored


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [("10.000 đ", "10000", "10.000 đ"), ("0", "0", "không làm tròn"), ("1000", "1000", "1.000 đ")],
)
def test_set_setting_stores_an_amount(world: World, typed: str, stored: str, shown: str) -> None:
    facts = SettingFacts("award_money_rounding_step", typed, date(2023, 1, 1), "QĐ 12/2023")

    set_setting(world.authority, facts, actor=world.standing, at=NOON)

    assert AuthoritySetting.objects.get().value == stored
    assert setting_value("award_money_rounding_step", stored) == shown


@pytest.mark.parametrize(
    ("key", "value", "cites"),
    [
        ("cstdcs_share_of_ldtt", "nhiều", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "0", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "101", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "NaN", "QĐ 1"),
        ("cstdcs_share_of_ldtt", "15", " "),
        ("award_money_rounding_step", "-1", "QĐ 1"),
        ("award_money_rounding_step", "1000001", "QĐ 1"),
        ("khac", "15", "QĐ 1"),
    ],
)
def test_set_setting_refuses(world: World, key: str, value: str, cites: str) -> None:
    facts = SettingFacts(key, value, date(2023, 1, 1), cites)

    with pytest.raises(UnknownSetting):
        set_setting(world.authority, facts, actor=world.standing, at=NOON)
    assert AuthoritySetting.objects.count() == 0
