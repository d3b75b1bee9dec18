"""Doubles: the same award twice is refused, one achievement twice is asked about."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.award_clashes import Clash, ClashKind, Given, find_clashes

LDTT = Given("LDTT", "cong_trang", 2023, decision="1", is_title=True)
BK = Given("BK_TINH", "cong_trang", 2023, decision="1")
HALF = {"period_from": date(2023, 1, 1), "period_to": date(2023, 6, 30)}
OTHER_HALF = {"period_from": date(2023, 7, 1), "period_to": date(2023, 12, 31)}
SUDDEN = Given("GK", "dot_xuat", 2023)
STATE = Given("BK_TTG", "cong_trang", 2023, decision="7", is_state_level=True)


@pytest.mark.parametrize(
    ("new", "old", "kind"),
    [
        (replace(LDTT, decision="2"), LDTT, ClashKind.SAME),
        (replace(LDTT, type="", decision="2"), LDTT, ClashKind.SAME),
        (replace(LDTT, year=2024, decision="2"), LDTT, None),
        (replace(LDTT, award="CSTDCS"), LDTT, None),
        (replace(BK, decision="2"), BK, ClashKind.SAME),
        (replace(BK, year=None), BK, ClashKind.REPEATED),
        (replace(BK, type="dot_xuat"), BK, None),
        (replace(BK, type="", decision="2"), BK, ClashKind.PERIODS),
        (replace(BK, award="GK", decision="2"), BK, ClashKind.PERIODS),
        (replace(BK, award="GK", year=2024), BK, None),
        (replace(BK, award="GK", type="chuyen_de"), BK, None),
        (replace(BK, type="chuyen_de", decision="2"), replace(BK, type="chuyen_de"),
         ClashKind.PERIODS),
        (replace(SUDDEN, **HALF), replace(SUDDEN, **OTHER_HALF, decision="1"), None),
        (replace(SUDDEN, year=None, **HALF), replace(SUDDEN, award="BK_TINH"), ClashKind.PERIODS),
        (replace(LDTT, year=2022), LDTT, None),
        (Given("GK"), Given("BK_TINH"), None),
        (replace(STATE, award="HCLD3", type="cong_hien"), STATE, ClashKind.STATE_LEVEL),
        (replace(STATE, award="HCLD3", type="cong_hien", year=2024), STATE, None),
        (replace(LDTT, year=None, decision="2"), LDTT, None),
        (replace(LDTT, year=None), LDTT, ClashKind.REPEATED),
    ],
)  # fmt: skip
def test_what_clashes(new: Given, old: Given, kind: ClashKind | None) -> None:
    assert find_clashes(new, [old]) == ([] if kind is None else [Clash(kind, 0)])


def test_each_kind_says_whether_it_is_refused_and_by_which_principle() -> None:
    assert {kind: (kind.is_refused, kind.principles) for kind in ClashKind} == {
        ClashKind.REPEATED: (True, ("P8",)),
        ClashKind.SAME: (True, ("P8",)),
        ClashKind.PERIODS: (False, ("P8", "P9")),
        ClashKind.STATE_LEVEL: (False, ("P10",)),
    }


awards = st.builds(
    Given,
    award=st.sampled_from(["LDTT", "GK", "BK_TINH", "BK_TTG"]),
    type=st.sampled_from(["", "cong_trang", "dot_xuat"]),
    year=st.none() | st.integers(2020, 2024),
    decision=st.sampled_from(["1", "2"]),
    is_state_level=st.booleans(),
)


@given(awards, awards)
def test_clashing_is_mutual(new: Given, old: Given) -> None:
    assert [each.kind for each in find_clashes(new, [old])] == [
        each.kind for each in find_clashes(old, [new])
    ]


@given(awards, st.lists(awards, max_size=5))
def test_places_point_at_what_clashes(new: Given, standing: list[Given]) -> None:
    for clash in find_clashes(new, standing):
        assert find_clashes(new, [standing[clash.place]]) == [Clash(clash.kind, 0)]
