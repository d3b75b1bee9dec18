"""Chiến sĩ thi đua của tỉnh, ngành: after three years of Chiến sĩ thi đua cơ sở."""

from thidua.domain.award_codes import INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, by_rule_set
from thidua.law.conditions.base import Rule
from thidua.law.conditions.several_years import Consecutive, Initiatives
from thidua.law.conditions.used_once import ConsecutiveOnce
from thidua.law.conditions.years import Awarded
from thidua.law.titles_of_2003 import REGISTRATION

_2017 = "ND-91-2017/art/9/clause/2"
_2022 = "LUAT-06-2022-QH15/art/22/clause/1"

_THREE_YEARS = ConsecutiveOnce(
    Consecutive("three_consecutive_cstdcs", Awarded("CSTDCS"), times=3), "CSTD_TINH"
)
_INITIATIVE = Initiatives("initiative_in_province", scope="tinh", times=1, years=3)

AWARD = AwardDefinition(
    code="CSTD_TINH",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=(
                Rule(_THREE_YEARS, _2017, Confidence.TEXT, open_where=_THREE_YEARS.is_open),
                Rule(_INITIATIVE, _2017, Confidence.TEXT),
                REGISTRATION,
            ),
            rs2022=(
                Rule(_THREE_YEARS, _2022, Confidence.TEXT, open_where=_THREE_YEARS.is_open),
                Rule(_INITIATIVE, _2022, Confidence.TEXT),
            ),
        )
    },
)
