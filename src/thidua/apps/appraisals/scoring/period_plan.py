"""The periods that a year is usually scored in, and what stands against a period."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from thidua.apps.appraisals.facts import PeriodFacts
from thidua.apps.appraisals.models import Period
from thidua.apps.seasons.models import Season
from thidua.domain.identity import identity
from thidua.web.words import written_day

QUARTERS, HALVES = 4, 2
LONGEST_NAME = 60
_TO_HAND_IN = timedelta(days=10)


def usual_periods(season: Season, parts: int) -> list[PeriodFacts]:
    """Four quarters or two halves of the season, from its first day to its last."""
    names = _names(parts)
    starts = [_months_after(season.starts_on, at * 12 // parts) for at in range(parts)]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), season.ends_on]
    return [
        PeriodFacts(name, start, end, end + _TO_HAND_IN)
        for name, start, end in zip(names, starts, ends, strict=True)
    ]


def _names(parts: int) -> list[str]:
    if parts == HALVES:
        return [_("6 tháng đầu"), _("6 tháng cuối")]
    return [_("Quý %s") % number for number in ("I", "II", "III", "IV")]


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, 28) if months else day.day)


def faults_of(
    facts: PeriodFacts, season: Season, others: Sequence[Period]
) -> Iterator[tuple[str, str]]:
    """What is wrong with a period beside the others, by field."""
    if not facts.name:
        yield "name", _("Ghi tên kỳ, ví dụ “Quý I”.")
    if any(identity(each.name) == identity(facts.name) for each in others):
        yield "name", _("Đã có kỳ tên “%s”.") % facts.name
    if facts.ends_on < facts.starts_on:
        words = {"start": written_day(facts.starts_on), "end": written_day(facts.ends_on)}
        yield "ends_on", _("Ngày kết thúc %(end)s trước ngày bắt đầu %(start)s.") % words
    elif not season.starts_on <= facts.starts_on <= facts.ends_on <= season.ends_on:
        words = {"start": written_day(season.starts_on), "end": written_day(season.ends_on)}
        yield "starts_on", _("Kỳ nằm trong năm thi đua, từ %(start)s đến %(end)s.") % words
    for each in others:
        if each.starts_on <= facts.ends_on and facts.starts_on <= each.ends_on:
            words = {
                "name": each.name,
                "start": written_day(each.starts_on),
                "end": written_day(each.ends_on),
            }
            yield "starts_on", _("Trùng ngày với %(name)s (%(start)s đến %(end)s).") % words
    if facts.due_on is not None and facts.due_on < facts.starts_on:
        words = {"due": written_day(facts.due_on), "start": written_day(facts.starts_on)}
        yield "due_on", _("Hạn nộp %(due)s trước ngày bắt đầu kỳ %(start)s.") % words
