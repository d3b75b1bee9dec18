"""Huân chương Lao động hạng Nhì, for merit: since 2024 the counts were not read."""

from thidua.domain.award_codes import COLLECTIVE, EXCELLENT, GOOD, INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, MovementWay, by_rule_set, rules_of
from thidua.law.conditions.alternatives import OneOf
from thidua.law.conditions.base import Condition
from thidua.law.conditions.held import Holds
from thidua.law.conditions.several_years import Consecutive, Within
from thidua.law.conditions.years import Awarded, Classified
from thidua.law.orders_of_2014 import for_collectives, for_persons, times

_2014 = "ND-65-2014/art/16"
_2022 = "LUAT-06-2022-QH15/art/43"

_HOLDS = Holds("hcld3_held", ("HCLD3",), years_after=5)
_PERSONS: tuple[Condition, ...] = (
    _HOLDS,
    Consecutive("five_consecutive_httnv", Classified(GOOD), times=5),
    Within("one_cstd_tinh", Awarded("CSTD_TINH"), times=1, years=5),
)
_COLLECTIVES: tuple[Condition, ...] = (
    _HOLDS,
    Consecutive("five_consecutive_htxsnv", Classified(EXCELLENT, or_title="TTLDXS"), times=5),
    OneOf(
        "flags",
        (
            (
                Within("one_co_cp", Awarded("CO_CP"), times=1, years=5),
                Within("one_co_tinh", Awarded("CO_TINH"), times=1, years=5),
            ),
            (Within("three_co_tinh", Awarded("CO_TINH"), times=3, years=5),),
        ),
    ),
)


AWARD = AwardDefinition(
    code="HCLD2",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=for_persons(_2014, _HOLDS, initiatives=3),
            rs2022=rules_of(_PERSONS, _2022, Confidence.UNCERTAIN),
        ),
        COLLECTIVE: by_rule_set(
            rs2013=for_collectives(
                _2014,
                _HOLDS,
                flags=(
                    (times("CO_CP", 1), times("CO_TINH", 1)),
                    (times("CO_TINH", 3),),
                ),
            ),
            rs2022=rules_of(_COLLECTIVES, _2022, Confidence.UNCERTAIN),
        ),
    },
    movement={
        INDIVIDUAL: MovementWay(
            "ND-152-2025/art/9",
            Confidence.UNCERTAIN,
            asks="theo chức vụ và thời gian giữ chức vụ",
            what="quá trình cống hiến",
        )
    },
    other_ways="Thành tích đột xuất, công trình, đối ngoại.",
)
