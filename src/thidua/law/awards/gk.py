"""Giấy khen: the province sets the criteria; usually a good year's work."""

from thidua.domain.award_codes import COLLECTIVE, GOOD, HOUSEHOLD, INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import BY_COMMUNES, AwardDefinition, by_rule_set
from thidua.law.conditions.base import Rule
from thidua.law.conditions.contribution import Contribution, weighed
from thidua.law.conditions.one_year import ClassifiedThisYear

_GOOD_YEAR = ClassifiedThisYear(GOOD)
_RULES = by_rule_set(
    rs2013=(Rule(_GOOD_YEAR, "LUAT-15-2003-QH11", Confidence.UNCERTAIN),),
    rs2022=(Rule(_GOOD_YEAR, "LUAT-06-2022-QH15/art/75/clause/2", Confidence.UNCERTAIN),),
)

_HOUSEHOLDS = by_rule_set(
    rs2013=(Rule(Contribution(), "LUAT-15-2003-QH11", Confidence.UNCERTAIN, open_where=weighed),),
    rs2022=(
        Rule(
            Contribution(),
            "LUAT-06-2022-QH15/art/75/clause/2",
            Confidence.UNCERTAIN,
            open_where=weighed,
        ),
    ),
)

AWARD = AwardDefinition(
    code="GK",
    rules={INDIVIDUAL: _RULES, COLLECTIVE: _RULES, HOUSEHOLD: _HOUSEHOLDS},
    other_ways="Tiêu chuẩn do bộ, ngành, tỉnh quy định (Luật 06/2022/QH15, Điều 75 khoản 2).",
    note=BY_COMMUNES,
)
