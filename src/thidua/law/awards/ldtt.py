"""Lao động tiên tiến: persons, every year."""

from thidua.domain.award_codes import GOOD, INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import BY_COMMUNES, AwardDefinition, by_rule_set
from thidua.law.conditions.base import Rule
from thidua.law.conditions.one_year import (
    AttitudeConfirmed,
    ClassifiedThisYear,
    MonthsOfService,
)
from thidua.law.titles_of_2003 import REGISTRATION

_2003 = "LUAT-15-2003-QH11/art/24"
_2022 = "LUAT-06-2022-QH15/art/24/clause/1"

_TEN_MONTHS = Rule(
    MonthsOfService(10),
    "ND-91-2017/art/10",
    Confidence.TEXT,
    asked=lambda facts: facts.months_of_service is not None,
)

STANDARD_2022 = (
    Rule(ClassifiedThisYear(GOOD), _2022, Confidence.TEXT),
    Rule(AttitudeConfirmed(), _2022, Confidence.TEXT),
)
"""What "đạt tiêu chuẩn Lao động tiên tiến" means for the title above it."""

AWARD = AwardDefinition(
    code="LDTT",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=(
                Rule(ClassifiedThisYear(GOOD), _2003, Confidence.MEMORY),
                Rule(AttitudeConfirmed(), _2003, Confidence.MEMORY),
                _TEN_MONTHS,
                REGISTRATION,
            ),
            rs2022=STANDARD_2022,
        )
    },
    other_ways=(
        "Công nhân, nông dân, người lao động ngoài cơ quan, đơn vị: Luật 06/2022/QH15, Điều 24 "
        "khoản 3; lực lượng vũ trang: «Chiến sĩ tiên tiến», khoản 2."
    ),
    note=BY_COMMUNES,
)
