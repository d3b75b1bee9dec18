"""Tập thể lao động xuất sắc: collectives, every year."""

from thidua.domain.award_codes import COLLECTIVE, EXCELLENT
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, by_rule_set, rules_of
from thidua.law.conditions.base import Condition, Rule
from thidua.law.conditions.collective import MembersAtLeast, NobodyDisciplined, ShareOfMembers
from thidua.law.conditions.one_year import ClassifiedThisYear
from thidua.law.titles_of_2003 import REGISTRATION

_2003 = "LUAT-15-2003-QH11/art/27"
_2022 = "LUAT-06-2022-QH15/art/27/clause/1"

_CONDITIONS: tuple[Condition, ...] = (
    ClassifiedThisYear(EXCELLENT),
    ShareOfMembers("everyone_completed", "completed", "titles.ttldxs_completed_share"),
    ShareOfMembers("ldtt_share", "ldtt", "titles.ttldxs_ldtt_share"),
    MembersAtLeast("cstdcs_count", "cstdcs", "titles.ttldxs_least_cstdcs"),
)

AWARD = AwardDefinition(
    code="TTLDXS",
    rules={
        COLLECTIVE: by_rule_set(
            rs2013=(
                *rules_of(_CONDITIONS, _2003, Confidence.TEXT),
                Rule(NobodyDisciplined(), _2003, Confidence.TEXT),
                REGISTRATION,
            ),
            rs2022=rules_of(_CONDITIONS, _2022, Confidence.TEXT),
        )
    },
)
