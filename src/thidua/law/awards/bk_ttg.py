"""Bằng khen của Thủ tướng Chính phủ, for merit: a provincial certificate and five good years."""

from thidua.domain.award_codes import (
    COLLECTIVE,
    EXCELLENT,
    GOOD,
    HOUSEHOLD,
    INDIVIDUAL,
    MINISTRY_CERTIFICATE,
)
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, MovementWay, by_rule_set, rules_of
from thidua.law.conditions.base import Condition, Rule
from thidua.law.conditions.contribution import Contribution, weighed
from thidua.law.conditions.held import Holds
from thidua.law.conditions.several_years import Consecutive, Initiatives, Within
from thidua.law.conditions.used_once import USED_ONCE, YearsNotUsed
from thidua.law.conditions.years import Awarded, Classified

_PERSON_2014 = "ND-65-2014/art/23/clause/1/point/c"
_PERSON_2022 = "LUAT-06-2022-QH15/art/73/clause/1/point/b"
_COLLECTIVE_2014 = "ND-65-2014/art/23/clause/3/point/c"
_COLLECTIVE_2022 = "LUAT-06-2022-QH15/art/73/clause/3"
_HOUSEHOLD_2014 = "ND-65-2014/art/23/clause/4"

_CERTIFICATES = ("BK_TINH", MINISTRY_CERTIFICATE)
_HOLDS = Holds("certificate_held", _CERTIFICATES)
_HELD_BEFORE = Holds("certificate_held", _CERTIFICATES, years_after=5)
_EXCELLENT_OR_TITLE = Classified(EXCELLENT, or_title="TTLDXS")

_PERSONS_2013: tuple[Condition, ...] = (
    _HELD_BEFORE,
    Consecutive("five_consecutive_htxsnv", Classified(EXCELLENT), times=5),
    Initiatives("five_initiatives", "co_so", times=5, years=5),
)
_PERSONS_2022: tuple[Condition, ...] = (
    _HOLDS,
    Consecutive("five_consecutive_httnv", Classified(GOOD), times=5),
    Within("three_cstdcs", Awarded("CSTDCS"), times=3, years=5),
)
_COLLECTIVES: tuple[Condition, ...] = (
    _HELD_BEFORE,
    Consecutive("five_consecutive_htxsnv", _EXCELLENT_OR_TITLE, times=5),
    Within("one_co_tinh", Awarded("CO_TINH"), times=1, years=5),
)
_YEARS_NOT_USED = YearsNotUsed("years_not_used", ("BK_TTG",), years=5)
_UNUSED = Rule(_YEARS_NOT_USED, USED_ONCE, Confidence.SECOND_HAND, asked=_YEARS_NOT_USED.is_asked)


AWARD = AwardDefinition(
    code="BK_TTG",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=rules_of(_PERSONS_2013, _PERSON_2014, Confidence.TEXT),
            rs2022=(*rules_of(_PERSONS_2022, _PERSON_2022, Confidence.TEXT), _UNUSED),
        ),
        COLLECTIVE: by_rule_set(
            rs2013=rules_of(_COLLECTIVES, _COLLECTIVE_2014, Confidence.TEXT),
            rs2022=(*rules_of(_COLLECTIVES, _COLLECTIVE_2022, Confidence.MEMORY), _UNUSED),
        ),
        HOUSEHOLD: by_rule_set(
            rs2013=(
                Rule(
                    Contribution("500 triệu đồng"),
                    _HOUSEHOLD_2014,
                    Confidence.UNCERTAIN,
                    open_where=weighed,
                ),
            ),
            rs2022=(
                Rule(
                    Contribution(),
                    "LUAT-06-2022-QH15/art/73",
                    Confidence.UNCERTAIN,
                    open_where=weighed,
                ),
            ),
        ),
    },
    other_ways=(
        "Thành tích đột xuất, nhiều thành tích có phạm vi ảnh hưởng (Luật 06/2022/QH15, Điều 73 "
        "khoản 1 điểm c)."
    ),
    movement={
        INDIVIDUAL: MovementWay("LUAT-06-2022-QH15/art/73/clause/1/point/a", Confidence.TEXT),
        COLLECTIVE: MovementWay(_COLLECTIVE_2022, Confidence.MEMORY),
    },
)
