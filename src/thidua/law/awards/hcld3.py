"""Huân chương Lao động hạng Ba, for merit: after the Prime Minister's certificate."""

from thidua.domain.award_codes import COLLECTIVE, EXCELLENT, GOOD, INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, MovementWay, by_rule_set, rules_of
from thidua.law.conditions.alternatives import OneOf
from thidua.law.conditions.base import Condition, Rule
from thidua.law.conditions.existence import YearsOfExistence
from thidua.law.conditions.held import Holds
from thidua.law.conditions.several_years import Consecutive, Within
from thidua.law.conditions.years import Awarded, Classified
from thidua.law.orders_of_2014 import for_collectives, for_persons, times

_2014 = "ND-65-2014/art/17"
_PERSON_2022 = "LUAT-06-2022-QH15/art/44/clause/1/point/e"
_COLLECTIVE_2022 = "LUAT-06-2022-QH15/art/44"

_HOLDS = Holds("bk_ttg_held", ("BK_TTG",), years_after=5)
_PERSONS: tuple[Condition, ...] = (
    _HOLDS,
    Consecutive("five_consecutive_httnv", Classified(GOOD), times=5),
    Within("one_htxsnv", Classified(EXCELLENT), times=1, years=5),
    Within("three_cstdcs", Awarded("CSTDCS"), times=3, years=5),
)
_COLLECTIVES: tuple[Condition, ...] = (
    _HOLDS,
    Consecutive("five_consecutive_htxsnv", Classified(EXCELLENT, or_title="TTLDXS"), times=5),
    OneOf(
        "flags",
        (
            (Within("one_co_cp", Awarded("CO_CP"), times=1, years=5),),
            (Within("two_co_tinh", Awarded("CO_TINH"), times=2, years=5),),
            (
                Within("one_co_tinh", Awarded("CO_TINH"), times=1, years=5),
                Within("one_bk_tinh", Awarded("BK_TINH"), times=1, years=5),
            ),
        ),
    ),
)
_EXISTENCE = Rule(
    YearsOfExistence(10),
    _2014,
    Confidence.TEXT,
    asked=lambda facts: facts.years_of_existence is not None,
)


AWARD = AwardDefinition(
    code="HCLD3",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=for_persons(_2014, _HOLDS, initiatives=2),
            rs2022=rules_of(_PERSONS, _PERSON_2022, Confidence.TEXT),
        ),
        COLLECTIVE: by_rule_set(
            rs2013=(
                *for_collectives(
                    _2014,
                    _HOLDS,
                    flags=(
                        (times("CO_TINH", 2),),
                        (times("CO_TINH", 1), times("BK_TINH", 2)),
                    ),
                ),
                _EXISTENCE,
            ),
            rs2022=rules_of(_COLLECTIVES, _COLLECTIVE_2022, Confidence.SECOND_HAND),
        ),
    },
    movement={
        INDIVIDUAL: MovementWay(
            "ND-152-2025/art/21",
            Confidence.SECOND_HAND,
            asks="theo chức vụ và thời gian giữ chức vụ",
            what="quá trình cống hiến",
        )
    },
    other_ways=(
        "Thành tích đột xuất, công trình, đối ngoại. Trước năm 2024, tập thể còn phải có từ 10 năm "
        "xây dựng, phát triển (NĐ 65/2014, Điều 17): tính khi đã ghi ngày bắt đầu hoạt động."
    ),
)
