"""An authority's awards carry its own name of the day; what was given keeps it."""

from datetime import date

import pytest

from tests.factories import World
from thidua.apps.organisations.models import AuthoritySetting
from thidua.apps.organisations.settings.award_names import award_name, names_of, plain_name
from thidua.law.catalogue import catalogue

pytestmark = pytest.mark.django_db
OWN = "Cờ thi đua xuất sắc của Ủy ban nhân dân tỉnh"


def test_a_setting_names_an_award_from_its_day(world: World) -> None:
    AuthoritySetting.objects.create(
        authority=world.authority, key="award_name_co_tinh", value=OWN, since=date(2024, 1, 1),
        cites="QĐ 1",
    )  # fmt: skip

    before = award_name("CO_TINH", world.authority, date(2023, 12, 31))
    after = award_name("CO_TINH", world.authority, date(2024, 1, 1))

    assert (before, after) == ("Cờ thi đua của Ủy ban nhân dân tỉnh", OWN)


@pytest.mark.parametrize("kind", ["province", "ministry", "corporation", "union", "commune"])
def test_no_award_is_of_every_level_at_once(world: World, kind: str) -> None:
    world.authority.kind = kind

    names = names_of(world.authority, date(2025, 1, 1))

    assert set(names) == set(catalogue())
    assert not [name for name in names.values() if "cấp bộ, ban, ngành, tỉnh" in name]
    assert not [code for code in names if "cấp bộ, ban, ngành, tỉnh" in plain_name(code)]
