"""The plan a new year starts with: dates as blocs keep them, and the usual things to do.

The days follow what blocs were seen to do; all are settings
of the season, changed on its page of phases.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop

from thidua.apps.seasons.models import Phase
from thidua.domain.calendar import laid_on, squeezed

YEARS = range(2000, 2101)
"""Years for which a season may be made."""


@dataclass(frozen=True, slots=True)
class SeasonDates:
    """From when to when the year runs, and on which day's law it is judged."""

    starts_on: date
    ends_on: date
    law_as_of: date

    @classmethod
    def of_calendar_year(cls, year: int) -> "SeasonDates":
        """1 January to 31 December, judged by the law of its first day."""
        return cls(date(year, 1, 1), date(year, 12, 31), date(year, 1, 1))


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """One phase with its days and who owes it."""

    kind: str
    starts_on: date | None
    due_on: date
    owner: str
    note: str = ""


_KIND, _OWNER = Phase.Kind, Phase.Owner
_PHASES = (  # kind, opens (month, day), due (months counted on past 12), who
    (_KIND.SETUP, (1, 2), (2, 10), _OWNER.HEAD),
    (_KIND.REGISTRATION, (2, 1), (2, 28), _OWNER.UNITS),
    (_KIND.SIGNING, (3, 1), (3, 31), _OWNER.UNITS),
    (_KIND.RUNNING, (4, 1), (10, 31), _OWNER.UNITS),
    (_KIND.MIDYEAR, (6, 15), (7, 15), _OWNER.HEAD),
    (_KIND.SCORING, (11, 1), (11, 15), _OWNER.UNITS),
    (_KIND.REVIEWING, (11, 16), (11, 30), _OWNER.HEAD),
    (_KIND.CONFERENCE, (12, 1), (12, 20), _OWNER.HEAD),
    (_KIND.DOSSIER, (12, 21), (13, 15), _OWNER.HEAD),
)
OPTIONAL_PHASES = frozenset({_KIND.MIDYEAR, _KIND.DOSSIER})
"""Steps that a bloc may leave out."""

_CHECKLIST = (
    (
        gettext_noop("Nhận bàn giao hồ sơ, tài liệu từ Trưởng khối năm trước"),
        _OWNER.HEAD,
        _KIND.SETUP,
    ),
    (gettext_noop("Rà soát danh sách đơn vị thành viên của khối"), _OWNER.STANDING, _KIND.SETUP),
    (gettext_noop("Dự thảo quy chế và kế hoạch hoạt động của khối"), _OWNER.HEAD, _KIND.SETUP),
    (gettext_noop("Góp ý dự thảo quy chế, kế hoạch và bảng điểm"), _OWNER.UNITS, _KIND.SETUP),
    (
        gettext_noop("Mời cơ quan thường trực dự hội nghị ký kết giao ước"),
        _OWNER.HEAD,
        _KIND.SIGNING,
    ),
    (gettext_noop("Gửi giao ước đã ký về cơ quan thường trực"), _OWNER.HEAD, _KIND.SIGNING),
    (gettext_noop("Gửi báo cáo sáu tháng đầu năm cho Trưởng khối"), _OWNER.UNITS, _KIND.MIDYEAR),
    (gettext_noop("Tổ chức hội nghị sơ kết sáu tháng"), _OWNER.HEAD, _KIND.MIDYEAR),
    (gettext_noop("Gửi giấy mời và tài liệu hội nghị tổng kết"), _OWNER.HEAD, _KIND.CONFERENCE),
    (
        gettext_noop("Gửi hồ sơ đề nghị khen thưởng về cơ quan thường trực"),
        _OWNER.HEAD,
        _KIND.DOSSIER,
    ),
)


def usual_phases(starts_on: date, today: date | None = None) -> list[PhasePlan]:
    """The phases of a year that starts on a day, with sensible due dates.

    A year opened when its first step is overdue gets the same steps from ``today`` on.
    """

    def on(month: int, day: int) -> date:
        years, rest = divmod(month - 1, 12)
        return laid_on(date(starts_on.year + years, rest + 1, day), starts_on)

    first, last = on(*_PHASES[0][2]), on(*_PHASES[-1][2])

    def proposed(day: date) -> date:
        return squeezed(day, starts_on, last, today) if today and today > first else day

    return [
        PhasePlan(kind, proposed(on(*opens)), proposed(on(*due)), owner)
        for kind, opens, due, owner in _PHASES
    ]


def usual_checklist() -> list[tuple[str, str, str]]:
    """Things every bloc does: text, who, and the phase whose due date they share."""
    return [(text, owner, kind) for text, owner, kind in _CHECKLIST]
