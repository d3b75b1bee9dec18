"""A rule in one sentence, as sheets and documents print it."""

from decimal import Decimal

import pytest

from thidua.domain.rules.counted import PlusMinus
from thidua.domain.rules.given import External, Manual
from thidua.domain.rules.proportional import Comparison, Linear
from thidua.domain.rules.rule import Limit, Rule

TEN = Limit(Decimal(10), 1, "%")
ONE = Decimal(1)


@pytest.mark.parametrize(
    ("rule", "target", "sentence"),
    [
        (
            Linear(Comparison.AT_LEAST),
            Decimal(90),
            "Đạt 90 % được 10 điểm; chưa đạt thì tính theo tỷ lệ.",
        ),
        (
            Linear(Comparison.AT_MOST),
            Decimal(3),
            "Không quá 3 % được 10 điểm; vượt mức thì giảm theo tỷ lệ.",
        ),
        (
            Linear(Comparison.EXACTLY),
            None,
            "Đúng bằng chỉ tiêu đơn vị đăng ký được 10 điểm; khác thì 0 điểm.",
        ),
        (
            PlusMinus(ONE, Decimal("0.5"), Decimal(0), Decimal(10)),
            None,
            "Mỗi lượt cộng 1 điểm, mỗi lượt trừ 0,5 điểm; từ 0 đến 10 điểm.",
        ),
        (External(), None, "Cơ quan có thẩm quyền chấm từ 0 đến 10 điểm."),
    ],
)
def test_sentence_names_the_limits(rule: Rule, target: Decimal | None, sentence: str) -> None:
    assert rule.sentence(TEN, target) == sentence


def test_a_rule_that_reads_figures_has_no_grades() -> None:
    assert Manual().grades == ()
