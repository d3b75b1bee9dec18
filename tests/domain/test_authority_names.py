"""Awards carry the name of the authority that gives them."""

import pytest

from thidua.domain.authority_names import OWN_NAMES, Level, decider, own_award_name

CASES = [
    (Level.PROVINCE, "Tỉnh Gia Lai", (
        "Cờ thi đua của Ủy ban nhân dân tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Chiến sĩ thi đua cấp tỉnh", "Giấy khen",
    ), "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai"),
    (Level.PROVINCE, "UBND Thành phố Huế", (
        "Cờ thi đua của Ủy ban nhân dân thành phố",
        "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố", "Chiến sĩ thi đua cấp thành phố",
        "Giấy khen",
    ), "Chủ tịch Ủy ban nhân dân thành phố Huế"),
    (Level.PROVINCE, "Ninh Bình", (
        "Cờ thi đua của Ủy ban nhân dân tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Chiến sĩ thi đua cấp tỉnh", "Giấy khen",
    ), "Chủ tịch Ủy ban nhân dân tỉnh Ninh Bình"),
    (Level.MINISTRY, "Bộ Nội vụ", (
        "Cờ thi đua của Bộ Nội vụ", "Bằng khen của Bộ trưởng Bộ Nội vụ",
        "Chiến sĩ thi đua cấp Bộ", "Giấy khen",
    ), "Bộ trưởng Bộ Nội vụ"),
    (Level.UNION, "Tổng Liên đoàn Lao động Việt Nam", (
        "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam",
        "Bằng khen của Tổng Liên đoàn Lao động Việt Nam",
        "Chiến sĩ thi đua Tổng Liên đoàn Lao động Việt Nam", "Giấy khen",
    ), "Tổng Liên đoàn Lao động Việt Nam"),
    (Level.COMMUNE, "Phường Pleiku", (
        "Cờ thi đua của Ủy ban nhân dân tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Chiến sĩ thi đua cấp tỉnh", "Giấy khen của Chủ tịch Ủy ban nhân dân phường",
    ), "Chủ tịch Ủy ban nhân dân phường Pleiku"),
]  # fmt: skip


@pytest.mark.parametrize(("level", "authority", "names", "who"), CASES)
def test_names_by_level(level: Level, authority: str, names: tuple[str, ...], who: str) -> None:
    codes = ("CO_TINH", "BK_TINH", "CSTD_TINH", "GK")

    assert tuple(own_award_name(code, level, authority) for code in codes) == names
    assert decider(level, authority) == who


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("award", OWN_NAMES)
def test_no_own_name_speaks_of_all_levels_at_once(level: Level, award: str) -> None:
    name = own_award_name(award, level, "Tỉnh Gia Lai")

    assert name
    assert "bộ, ban, ngành" not in name


def test_a_movements_flag_is_the_same_flag() -> None:
    assert own_award_name("CO_CHUYEN_DE_TINH", Level.PROVINCE, "Tỉnh Gia Lai") == (
        "Cờ thi đua của Ủy ban nhân dân tỉnh (phong trào chuyên đề)"
    )
    assert own_award_name("HCLD1", Level.PROVINCE, "Tỉnh Gia Lai") is None
