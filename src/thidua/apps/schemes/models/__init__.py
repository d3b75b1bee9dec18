"""Scoring tables in versions, kinds of units that have their own, templates to start from."""

from thidua.apps.schemes.models.kinds import KindChange, KindMember, RankingWay, UnitKind
from thidua.apps.schemes.models.schemes import Attendant, Scheme, SchemeChange
from thidua.apps.schemes.models.templates import SchemeTemplate, TemplateVersion

__all__ = [
    "Attendant",
    "KindChange",
    "KindMember",
    "RankingWay",
    "Scheme",
    "SchemeChange",
    "SchemeTemplate",
    "TemplateVersion",
    "UnitKind",
]
