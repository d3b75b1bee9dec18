"""Tập thể lao động tiên tiến: collectives, every year."""

from thidua.domain.award_codes import COLLECTIVE, GOOD
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, by_rule_set, rules_of
from thidua.law.conditions.base import Condition
from thidua.law.conditions.collective import NobodyDisciplined, ShareOfMembers
from thidua.law.conditions.one_year import ClassifiedThisYear
from thidua.law.titles_of_2003 import REGISTRATION

_2003 = "LUAT-15-2003-QH11/art/28"
_2022 = "LUAT-06-2022-QH15/art/28"


_CONDITIONS: tuple[Condition, ...] = (
    ClassifiedThisYear(GOOD),
    ShareOfMembers("ldtt_share", "ldtt", "titles.ttldtt_ldtt_share", over=True),
    NobodyDisciplined(),
)
"""The same in both laws; the clause on discipline in the law of 2022 is from memory."""

AWARD = AwardDefinition(
    code="TTLDTT",
    rules={
        COLLECTIVE: by_rule_set(
            rs2013=(*rules_of(_CONDITIONS, _2003, Confidence.TEXT), REGISTRATION),
            rs2022=rules_of(_CONDITIONS, _2022, Confidence.MEMORY),
        )
    },
)
