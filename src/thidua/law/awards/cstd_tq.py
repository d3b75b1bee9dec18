"""Chiến sĩ thi đua toàn quốc: after two times Chiến sĩ thi đua cấp tỉnh in a row."""

from dataclasses import replace

from thidua.domain.award_codes import INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, by_rule_set
from thidua.law.conditions.base import Rule
from thidua.law.conditions.several_years import Initiatives
from thidua.law.conditions.twice_provincial import NationwideInitiative, TwiceProvincial
from thidua.law.titles_of_2003 import REGISTRATION

_2017 = "ND-91-2017/art/9"
_2022 = "LUAT-06-2022-QH15/art/21/clause/1"

_TWICE = TwiceProvincial()
_SIX_YEARS = Initiatives("initiative_nationwide", scope="toan_quoc", times=1, years=6)
_INITIATIVE = NationwideInitiative(_SIX_YEARS, replace(_SIX_YEARS, back=1))

AWARD = AwardDefinition(
    code="CSTD_TQ",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=(
                Rule(_TWICE, _2017, Confidence.TEXT),
                Rule(_INITIATIVE, _2017, Confidence.TEXT),
                REGISTRATION,
            ),
            rs2022=(
                Rule(_TWICE, _2022, Confidence.TEXT),
                Rule(_INITIATIVE, _2022, Confidence.TEXT),
            ),
        )
    },
)
