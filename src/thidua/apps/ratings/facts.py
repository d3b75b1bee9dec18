"""What is handed to the actions of ratings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from thidua.apps.organisations.models import Unit
from thidua.apps.ratings.models import Rating, RatingKind


@dataclass(frozen=True, slots=True)
class KindFacts:
    """A kind as the office sets it; the first ``enough`` grades count as reached."""

    name: str
    grades: Sequence[str]
    enough: int = 1
    issuer_name: str = ""
    issuing_unit: Unit | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class RatingPlace:
    """Where a rating stands: a unit in one kind in a year."""

    kind: RatingKind
    unit: Unit
    year: int


@dataclass(frozen=True, slots=True)
class RatingFacts:
    """How a unit was rated; ``has_none``: it has no such cell, union or office."""

    grade: str = ""
    has_none: bool = False
    paper_number: str = ""
    paper_date: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RatingWrite:
    """A row of a file: which unit in which kind, and what it says; keys, as it is sealed.

    ``seen`` is the revision that the preview showed; 0: nothing was written yet.
    """

    number: int
    unit: int
    kind: int
    facts: RatingFacts
    seen: str = "0"


def kind_facts_of(kind: RatingKind) -> KindFacts:
    """A stored kind as facts."""
    return KindFacts(**{name: getattr(kind, name) for name in KindFacts.__dataclass_fields__})


def rating_facts_of(rating: Rating) -> RatingFacts:
    """A stored rating as facts."""
    return RatingFacts(**{name: getattr(rating, name) for name in RatingFacts.__dataclass_fields__})


_GRADES = (
    _("Hoàn thành xuất sắc nhiệm vụ"),
    _("Hoàn thành tốt nhiệm vụ"),
    _("Hoàn thành nhiệm vụ"),
    _("Không hoàn thành nhiệm vụ"),
)
USUAL_KINDS = (
    KindFacts(_("Chi bộ, tổ chức Đảng"), _GRADES, 2, _("Đảng ủy cấp trên trực tiếp"), order=1),
    KindFacts(_("Công đoàn cơ sở"), _GRADES, 2, _("Công đoàn cấp trên trực tiếp"), order=2),
    KindFacts(_("Chi đoàn, Đoàn cơ sở"), _GRADES, 2, _("Đoàn cấp trên trực tiếp"), order=3),
    KindFacts(
        _("An ninh trật tự"),
        (_("Đạt tiêu chuẩn"), _("Không đạt tiêu chuẩn")),
        1,
        _("Công an"),
        order=4,
    ),
    KindFacts(
        _("Cơ quan đạt chuẩn văn hóa"),
        (_("Đạt chuẩn"), _("Không đạt chuẩn")),
        1,
        _("Ban chỉ đạo phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa"),
        order=5,
    ),
)
"""What most authorities rate their units in; each changes it as it decided."""
