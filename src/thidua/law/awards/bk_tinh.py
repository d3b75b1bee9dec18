"""Bằng khen cấp bộ, ban, ngành, tỉnh, for merit: two good years on end."""

from thidua.domain.award_codes import COLLECTIVE, EXCELLENT, HOUSEHOLD, INDIVIDUAL
from thidua.domain.confidence import Confidence
from thidua.law.award_definition import AwardDefinition, RulesBySet, by_rule_set
from thidua.law.conditions.alternatives import OneOf
from thidua.law.conditions.base import Rule
from thidua.law.conditions.several_years import Consecutive, Initiatives
from thidua.law.conditions.years import Awarded, Classified

_2003 = "LUAT-15-2003-QH11"
_2022 = "LUAT-06-2022-QH15/art/74/clause/1/point/d"

_TWO_HTXSNV = Consecutive("two_consecutive_htxsnv", Classified(EXCELLENT), times=2)
_TWO_CSTDCS = Consecutive("two_consecutive_cstdcs", Awarded("CSTDCS"), times=2)
_PERSONS = by_rule_set(
    rs2013=(
        Rule(_TWO_HTXSNV, _2003, Confidence.TEXT),
        Rule(Initiatives("two_initiatives", "co_so", times=2, years=2), _2003, Confidence.TEXT),
    ),
    rs2022=(
        Rule(
            OneOf("two_consecutive_cstdcs_or_htxsnv", ((_TWO_CSTDCS,), (_TWO_HTXSNV,))),
            _2022,
            Confidence.TEXT,
        ),
        Rule(
            Initiatives("two_initiatives", "co_so", times=2, years=2, fresh=True),
            _2022,
            Confidence.TEXT,
        ),
    ),
)


def _two_years(confidence: Confidence) -> RulesBySet:
    """Two years HTXSNV or Tập thể lao động xuất sắc on end."""
    two = Consecutive("two_consecutive_htxsnv", Classified(EXCELLENT, or_title="TTLDXS"), times=2)
    return by_rule_set(
        rs2013=(Rule(two, "LUAT-15-2003-QH11", confidence),),
        rs2022=(Rule(two, "LUAT-06-2022-QH15/art/74/clause/3", confidence),),
    )


AWARD = AwardDefinition(
    code="BK_TINH",
    rules={
        INDIVIDUAL: _PERSONS,
        COLLECTIVE: _two_years(Confidence.MEMORY),
        HOUSEHOLD: _two_years(Confidence.UNCERTAIN),
    },
    other_ways=(
        "Phong trào thi đua, thành tích đột xuất, đóng góp lớn cho địa phương (Luật 06/2022/QH15, "
        "Điều 74 khoản 1 điểm a, b, c); công nhân, nông dân (khoản 2)."
    ),
)
