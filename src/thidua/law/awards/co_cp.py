"""Cờ thi đua của Chính phủ: the best of the leading units of emulation blocs, every year."""

from thidua.domain.award_codes import COLLECTIVE
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, MovementWay, by_rule_set
from thidua.law.conditions.base import Rule
from thidua.law.conditions.one_year import BlocLeader
from thidua.law.titles_of_2003 import REGISTRATION

AWARD = AwardDefinition(
    code="CO_CP",
    rules={
        COLLECTIVE: by_rule_set(
            rs2013=(
                Rule(BlocLeader(), "ND-91-2017/art/11/clause/1", Confidence.MEMORY),
                REGISTRATION,
            ),
            rs2022=(Rule(BlocLeader(), "LUAT-06-2022-QH15/art/25/clause/1", Confidence.TEXT),),
        )
    },
    other_ways=(
        "Dẫn đầu cụm, khối do Hội đồng Thi đua - Khen thưởng Trung ương tổ chức (Luật "
        "06/2022/QH15, Điều 25)."
    ),
    movement={
        COLLECTIVE: MovementWay(
            "LUAT-06-2022-QH15/art/25",
            Confidence.TEXT,
            "do Thủ tướng Chính phủ phát động từ 05 năm trở lên, khi sơ kết, tổng kết",
        )
    },
)
