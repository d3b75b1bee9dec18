"""What every emulation title asked for under the law of 2003, until the end of 2023."""

from thidua.domain.confidence import Confidence
from thidua.law.conditions.base import Rule
from thidua.law.conditions.one_year import Registered

REGISTRATION = Rule(Registered(), "LUAT-15-2003-QH11/art/10", Confidence.TEXT)
"""Đăng ký tham gia thi đua: dropped in 2022 (Điều 7 of the new law)."""
