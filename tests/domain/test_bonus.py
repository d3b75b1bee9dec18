"""The bonus of a criterion: what is taken, and what is refused by its row."""

import pytest

from thidua.domain.figures import Claim, FiguresRejected
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.bloc import score_bloc
from thidua.formats.scheme_mapping import scheme_from_mapping


def scheme() -> Scheme:
    """A bonus in steps, one of own targets, a criterion without, a heading."""
    several = {"type": "average_of_unit_targets"}
    lines = [
        {
            "id": "a",
            "max": "10",
            "rule": {"type": "manual"},
            "bonus": {"max": "1.5", "step": "0.25"},
        },
        {"id": "b", "max": "10", "rule": several, "bonus": {"max": "2"}},
        {"id": "c", "max": "10", "rule": {"type": "manual"}},
        {
            "id": "h",
            "max": "10",
            "criteria": [{"id": "h1", "max": "10", "rule": {"type": "manual"}}],
        },
    ]
    return scheme_from_mapping(
        {
            "total": "40",
            "decimals": "2",
            "bonus_inside_total": "false",
            "na_policy": "zero",
            "groups": [{"id": "I", "max": "40", "criteria": lines}],
            "deductions_from_total": [{"id": "TR", "points": "-1"}],
        }
    )


def total(*claims: Claim) -> str:
    return str(score_bloc(scheme(), ["A"], list(claims)).unit("A").total)


def test_a_bonus_stands_above_the_maximum() -> None:
    assert total(Claim("A", "a", actual="10", bonus="1,25")) == "11.25"
    own = [Claim("A", "b", actual="1", target="1", bonus=each) for each in ("1", "0.5", "")]
    assert total(*own) == "11.50"
    assert total(Claim("A", "a", actual="10", bonus="0")) == "10.00"
    assert total(Claim("A", "a", actual="n/a", bonus="1")) == "0.00"


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([Claim("A", "a", actual="1", bonus="1.6")], "từ 0 đến 1,5 điểm, mỗi bước 0,25 điểm"),
        ([Claim("A", "a", actual="1", bonus="0.3")], "mỗi bước 0,25 điểm"),
        ([Claim("A", "a", actual="1", bonus="-1")], "từ 0 đến 1,5 điểm"),
        ([Claim("A", "a", actual="1", bonus="x")], "«x»"),
        ([Claim("A", "c", actual="1", bonus="1")], "mục này không có điểm thưởng"),
        ([Claim("A", "TR", actual="1", bonus="1")], "mục này không có điểm thưởng"),
        (
            [Claim("A", "b", actual="1", target="1", bonus=each) for each in ("1.5", "1.25")],
            "cộng các dòng lại từ 0 đến 2 điểm",
        ),
        ([Claim("A", "h", actual="1")], "mã các tiêu chí con, vì mục này là tổng của chúng: h1"),
        ([Claim("A", "z", actual="1")], "mã tiêu chí, điểm trừ"),
    ],
)
def test_what_is_refused(claims: list[Claim], words: str) -> None:
    with pytest.raises(FiguresRejected) as refused:
        score_bloc(scheme(), ["A"], claims)
    assert any(words in str(problem) for problem in refused.value.problems)
