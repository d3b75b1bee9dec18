"""Cờ thi đua của tỉnh, ngành: the leading unit of an emulation bloc, every year."""

from thidua.domain.award_codes import COLLECTIVE
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, MovementWay, by_rule_set
from thidua.law.conditions.base import Rule
from thidua.law.conditions.one_year import BlocLeader
from thidua.law.titles_of_2003 import REGISTRATION

AWARD = AwardDefinition(
    code="CO_TINH",
    rules={
        COLLECTIVE: by_rule_set(
            rs2013=(
                Rule(BlocLeader(), "ND-91-2017/art/12", Confidence.MEMORY),
                REGISTRATION,
            ),
            rs2022=(Rule(BlocLeader(), "LUAT-06-2022-QH15/art/26/clause/1", Confidence.MEMORY),),
        )
    },
    movement={
        COLLECTIVE: MovementWay(
            "LUAT-06-2022-QH15/art/26/clause/2",
            Confidence.SECOND_HAND,
            "chuyên đề do bộ, ngành, tỉnh phát động từ 03 năm trở lên, khi tổng kết",
        )
    },
)
