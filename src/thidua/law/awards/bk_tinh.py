"""Bằng khen của tỉnh, ngành, for merit: two good years on end."""

from thidua.domain.award_codes import (
    COLLECTIVE,
    EXCELLENT,
    HOUSEHOLD,
    INDIVIDUAL,
    MINISTRY_CERTIFICATE,
)
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, MovementWay, by_rule_set
from thidua.law.conditions.alternatives import OneOf
from thidua.law.conditions.base import Rule
from thidua.law.conditions.contribution import Contribution, weighed
from thidua.law.conditions.several_years import Consecutive, Initiatives
from thidua.law.conditions.used_once import USED_ONCE, YearsNotUsed
from thidua.law.conditions.years import Awarded, Classified

_2014 = "ND-65-2014/art/24"
_2022 = "LUAT-06-2022-QH15/art/74/clause/1/point/d"
_COLLECTIVE_2022 = "LUAT-06-2022-QH15/art/74/clause/3"
_MOVEMENT = MovementWay("LUAT-06-2022-QH15/art/74/clause/1/point/a", Confidence.TEXT)
_MOVEMENT_COLLECTIVE = MovementWay(_COLLECTIVE_2022, Confidence.MEMORY)
_BY_MOVEMENT = f"Đường riêng, không cần điều kiện này: {_MOVEMENT.words}"
_BY_MOVEMENT_COLLECTIVE = f"Đường riêng, không cần điều kiện này: {_MOVEMENT_COLLECTIVE.words}"

_TWO_HTXSNV = Consecutive("two_consecutive_htxsnv", Classified(EXCELLENT), times=2)
_TWO_CSTDCS = Consecutive("two_consecutive_cstdcs", Awarded("CSTDCS"), times=2)
_EXCELLENT_OR_TITLE = Consecutive(
    "two_consecutive_htxsnv", Classified(EXCELLENT, or_title="TTLDXS"), times=2
)
_YEARS_NOT_USED = YearsNotUsed("years_not_used", ("BK_TINH", MINISTRY_CERTIFICATE), years=2)
_UNUSED = Rule(_YEARS_NOT_USED, USED_ONCE, Confidence.SECOND_HAND, asked=_YEARS_NOT_USED.is_asked)

_PERSONS = by_rule_set(
    rs2013=(
        Rule(_TWO_HTXSNV, _2014, Confidence.TEXT),
        Rule(Initiatives("two_initiatives", "co_so", times=2, years=2), _2014, Confidence.TEXT),
    ),
    rs2022=(
        Rule(
            OneOf("two_consecutive_cstdcs_or_htxsnv", ((_TWO_CSTDCS,), (_TWO_HTXSNV,))),
            _2022,
            Confidence.TEXT,
            note=_BY_MOVEMENT,
        ),
        Rule(
            Initiatives("two_initiatives", "co_so", times=2, years=2, fresh=True),
            _2022,
            Confidence.TEXT,
            note=_BY_MOVEMENT,
        ),
        _UNUSED,
    ),
)
_COLLECTIVES = by_rule_set(
    rs2013=(Rule(_EXCELLENT_OR_TITLE, _2014, Confidence.MEMORY),),
    rs2022=(
        Rule(
            _EXCELLENT_OR_TITLE,
            _COLLECTIVE_2022,
            Confidence.MEMORY,
            note=_BY_MOVEMENT_COLLECTIVE,
        ),
        _UNUSED,
    ),
)
_HOUSEHOLDS = by_rule_set(
    rs2013=(Rule(Contribution(), _2014, Confidence.UNCERTAIN, open_where=weighed),),
    rs2022=(
        Rule(Contribution(), "LUAT-06-2022-QH15/art/74", Confidence.UNCERTAIN, open_where=weighed),
    ),
)

AWARD = AwardDefinition(
    code="BK_TINH",
    rules={INDIVIDUAL: _PERSONS, COLLECTIVE: _COLLECTIVES, HOUSEHOLD: _HOUSEHOLDS},
    other_ways=(
        "Thành tích đột xuất, đóng góp lớn cho địa phương (Luật 06/2022/QH15, Điều 74 khoản 1 "
        "điểm b, c); công nhân, nông dân (khoản 2)."
    ),
    movement={INDIVIDUAL: _MOVEMENT, COLLECTIVE: _MOVEMENT_COLLECTIVE},
)
