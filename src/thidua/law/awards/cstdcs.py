"""Chiến sĩ thi đua cơ sở: persons, every year, out of those who reach Lao động tiên tiến."""

from thidua.domain.award_codes import EXCELLENT, INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, by_rule_set
from thidua.law.awards.ldtt import STANDARD_2022
from thidua.law.conditions.alternatives import OneOf
from thidua.law.conditions.base import Rule
from thidua.law.conditions.one_year import ClassifiedThisYear, TitleOfYear
from thidua.law.conditions.several_years import Initiatives
from thidua.law.conditions.used_once import USED_ONCE, InitiativeNotUsed
from thidua.law.titles_of_2003 import REGISTRATION

_2017 = "ND-91-2017/art/9/clause/3"
_2022 = "LUAT-06-2022-QH15/art/23"
_DRAFT = "DU-THAO-LUAT-12-2025/art/23"

_HTXSNV = ClassifiedThisYear(EXCELLENT, code="htxsnv")
_INITIATIVE = Initiatives("initiative", scope="co_so", times=1, years=1)

_NOT_USED = InitiativeNotUsed()
_UNUSED = Rule(_NOT_USED, USED_ONCE, Confidence.SECOND_HAND, asked=_NOT_USED.is_asked)

AWARD = AwardDefinition(
    code="CSTDCS",
    rules={
        INDIVIDUAL: by_rule_set(
            rs2013=(
                Rule(TitleOfYear("LDTT", code="ldtt"), _2017, Confidence.TEXT),
                Rule(_INITIATIVE, _2017, Confidence.TEXT),
                REGISTRATION,
            ),
            rs2022=(
                *STANDARD_2022,
                Rule(
                    OneOf("htxsnv_or_initiative", ((_HTXSNV,), (_INITIATIVE,))),
                    _2022,
                    Confidence.TEXT,
                ),
                _UNUSED,
            ),
            rs2026=(
                *STANDARD_2022,
                Rule(_HTXSNV, _DRAFT, Confidence.UNCERTAIN),
                Rule(_INITIATIVE, _DRAFT, Confidence.UNCERTAIN),
                _UNUSED,
            ),
        )
    },
)
