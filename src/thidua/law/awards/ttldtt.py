"""Tập thể lao động tiên tiến: collectives, every year."""

from thidua.domain.award_codes import COLLECTIVE, GOOD
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import BY_COMMUNES, AwardDefinition, by_rule_set, rules_of
from thidua.law.conditions.base import Condition, Rule
from thidua.law.conditions.collective import (
    NobodyDisciplined,
    ShareBetweenSources,
    ShareOfMembers,
)
from thidua.law.conditions.one_year import ClassifiedThisYear
from thidua.law.titles_of_2003 import REGISTRATION

_2003 = "LUAT-15-2003-QH11/art/28"
_2022 = "LUAT-06-2022-QH15/art/28"


_LOCAL = "QD-86-2025-BAC-NINH/art/4/clause/2/point/b"

_CONDITIONS_2003: tuple[Condition, ...] = (
    ClassifiedThisYear(GOOD),
    ShareOfMembers("ldtt_share", "ldtt", "titles.ttldtt_ldtt_share", over=True),
    NobodyDisciplined(),
)
_LDTT_SHARE_2022 = ShareBetweenSources(
    "ldtt_share",
    "ldtt",
    least="titles.ttldtt_ldtt_share",
    most="titles.ttldtt_ldtt_share_local",
)
"""Sources differ: over half, or 70 % where a province puts the law into effect."""

AWARD = AwardDefinition(
    code="TTLDTT",
    rules={
        COLLECTIVE: by_rule_set(
            rs2013=(*rules_of(_CONDITIONS_2003, _2003, Confidence.TEXT), REGISTRATION),
            rs2022=(
                Rule(ClassifiedThisYear(GOOD), _2022, Confidence.MEMORY),
                Rule(
                    *(_LDTT_SHARE_2022, _2022, Confidence.MEMORY),
                    also_cites=(_LOCAL,),
                    open_where=_LDTT_SHARE_2022.is_open,
                ),
                Rule(NobodyDisciplined(), _2022, Confidence.MEMORY, also_cites=(_LOCAL,)),
            ),
        )
    },
    note=BY_COMMUNES,
)
