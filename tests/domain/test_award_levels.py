"""Who decides on an award, of every award of the catalogue."""

import pytest

from thidua.domain.award_levels import BASE, LEVELS, PROVINCE, STATE, level_of
from thidua.law.catalogue import catalogue


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("LDTT", BASE), ("CSTDCS", BASE), ("TTLDTT", BASE), ("GK", BASE),
        ("TTLDXS", PROVINCE), ("CSTD_TINH", PROVINCE), ("CO_TINH", PROVINCE),
        ("BK_TINH", PROVINCE), ("BK_BO", PROVINCE), ("KY_NIEM_CHUONG", PROVINCE),
        ("CSTD_TQ", STATE), ("CO_CP", STATE), ("BK_TTG", STATE), ("HCLD3", STATE),
        ("ANH_HUNG_LAO_DONG", STATE), ("GIAI_THUONG_NN", STATE),
    ],
)  # fmt: skip
def test_levels_follow_the_law(code: str, level: str) -> None:
    assert level_of(code, catalogue()[code].group) == level


def test_every_award_has_a_level_with_words() -> None:
    assert {level_of(code, each.group) for code, each in catalogue().items()} == set(LEVELS)
