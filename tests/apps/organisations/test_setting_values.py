"""What holds on a day: the authority's own dated number, else the law's; and how they are typed."""

from datetime import date

import pytest

from tests.factories import World
from thidua.apps.organisations.facts import SettingFacts
from thidua.apps.organisations.models import AuthoritySetting
from thidua.apps.organisations.refusals import UnknownSetting
from thidua.apps.organisations.settings.catalogue import checked_setting, setting_value
from thidua.apps.organisations.settings.values import own_days, own_value, setting_or_law

pytestmark = pytest.mark.django_db
KEY, NAME = "council_vote_share_cstd_tinh", "council.cstd_tinh_vote_share"


def put(world: World, key: str, value: str, since: date) -> None:
    AuthoritySetting.objects.create(
        authority=world.authority, key=key, value=value, since=since, cites="QĐ 1"
    )


def test_the_own_setting_stands_above_the_law_from_its_day(world: World) -> None:
    put(world, KEY, "0.8", date(2024, 6, 1))

    before = setting_or_law(world.authority, KEY, NAME, date(2023, 12, 31))
    between = setting_or_law(world.authority, KEY, NAME, date(2024, 5, 31))
    after = setting_or_law(world.authority, KEY, NAME, date(2024, 6, 1))

    assert before is not None
    assert between is not None
    assert after is not None
    assert (str(before.value), before.blocks, before.source) == (
        "0.90", True, "NĐ 91/2017, Điều 45 khoản 8",
    )  # fmt: skip
    assert (between.blocks, between.source) == (True, "NĐ 98/2023, Điều 30 khoản 7")
    assert (str(after.value), after.blocks, after.source) == ("0.8", True, "QĐ 1")


def test_neither_is_none(world: World) -> None:
    assert setting_or_law(world.authority, "x", "council.none", date(2024, 1, 1)) is None
    assert setting_or_law(world.authority, "x", None, date(2024, 1, 1)) is None
    put(world, "x", "chưa rõ", date(2020, 1, 1))
    assert own_value(world.authority, "x", date(2024, 1, 1)) is None


def test_days_are_settings_of_their_own(world: World) -> None:
    for day in (date(2024, 2, 15), date(2024, 2, 16)):
        put(world, "day_off", day.isoformat(), day)

    assert own_days(world.authority, "day_off") == {date(2024, 2, 15), date(2024, 2, 16)}


@pytest.mark.parametrize(
    ("key", "typed", "stored", "shown"),
    [
        ("council_vote_share", "80 %", "0.8", "80%"),
        ("flag_quota_per_bloc", " 4 ", "4", "4"),
        ("day_off", "30/4/2024", "2024-04-30", "30/04/2024"),
        ("co_cp_share_of_leaders", "20", "0.2", "20%"),
        ("award_money_base_salary", "2.530.000 đ", "2530000", "2.530.000 đ"),
        ("award_money_base_salary", "2 triệu 530 nghìn", "2530000", "2.530.000 đ"),
        ("co_cp_share_of_leaders", "0,5%", "0.005", "0,5%"),
        ("award_money_highest_title_only", "Không", "0", "không"),
        ("council_vote_needed_bk_tinh", "có", "1", "có"),
        (
            "award_name_co_tinh",
            " Cờ thi đua  của UBND thành phố ",
            "Cờ thi đua của UBND thành phố",
            "Cờ thi đua của UBND thành phố",
        ),
        ("dossier_papers_gk", "Tờ trình; Biên bản", "request_letter,minutes", "tờ trình; biên bản"),
        ("dossier_papers_gk", "không", "none", "không yêu cầu giấy tờ"),
    ],
)
def test_settings_as_people_type_them(key: str, typed: str, stored: str, shown: str) -> None:
    value = checked_setting(SettingFacts(key, typed, date(2024, 1, 1), "QĐ 1"))

    assert (value, setting_value(key, value)) == (stored, shown)


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("flag_quota_per_bloc", "bốn", "không phải là số"),
        ("flag_quota_per_bloc", "1001", "từ 0 đến 1.000"),
        ("day_off", "30/02/2024", "không phải là ngày"),
        ("day_off", "hôm nay", "không phải là ngày"),
        ("award_money_base_salary", "2530", "từ 100.000 đến 100.000.000"),
        ("award_money_base_salary", "253.000", "hai trăm năm mươi ba nghìn hay 253"),
        ("award_money_rounding_step", "80%", "không tính bằng phần trăm"),
        ("flag_quota_per_bloc", "4 triệu", "không ghi số tiền"),
        ("flag_quota_per_bloc", "", "chỉ nhận số nguyên từ 0"),
        ("council_vote_share", "0,8", "80 % hay 0,8 %"),
        ("council_vote_share", "khoảng 80", "không kèm «khoảng»"),
        ("council_vote_needed", "có lẽ", "phải là có hoặc không"),
        ("award_name_co_tinh", "Cờ", "từ 5 đến 150 ký tự"),
        ("dossier_papers_gk", "tờ trình; giấy khác", "chọn trong"),
        ("dossier_papers_gk", ";", "chọn trong"),
    ],
)
def test_what_no_setting_holds(key: str, typed: str, words: str) -> None:
    with pytest.raises(UnknownSetting, match=words):
        checked_setting(SettingFacts(key, typed, date(2024, 1, 1), "QĐ 1"))
