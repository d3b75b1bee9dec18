"""Figures of the registry of awards and of the log of deadlines, for criteria that name them."""

from collections import defaultdict
from collections.abc import Callable, Collection
from decimal import Decimal
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.appraisals.scoring.lateness import lateness_of
from thidua.apps.awards.models import AwardRecord, Initiative
from thidua.apps.awards.statistics.unit_counts import UnitCounts, counts_of
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.registries.feeds import AskedFigures, FedFigure, FedFigures, feed
from thidua.apps.seasons.models import Phase, Season
from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.exact import plain_text
from thidua.web.words import written_number, written_share

Part = Callable[[UnitCounts], tuple[int | None, int | None]]


def _of_year(season: Season, unit: Unit, item: str) -> str:
    return reverse("seasons:detail", args=[season.pk])


def _of_unit(season: Season, unit: Unit, item: str) -> str:
    return reverse("awards:unit", args=[unit.pk])


def _counted(name: str, words: str, part: Part) -> None:
    """A count of the registry of awards, or (with a second one) its share of another."""

    @feed(name, words, _of_unit)
    def counted(asked: AskedFigures) -> FedFigures:
        counts = counts_of(asked.units, asked.season.year, None)
        known = {unit: _share(found, *part(found)) for unit, found in counts.items()}
        return {
            (unit, criterion.id): figure
            for criterion in asked.criteria
            for unit, figure in known.items()
            if figure is not None
        }


def _share(counts: UnitCounts, part: int | None, whole: int | None) -> FedFigure | None:
    if part is None or whole == 0:
        return None
    if whole is None:
        return _least(str(part), written_number(part), is_sure=counts.is_complete)
    hundredths = int(Fraction(part * 10_000, whole))  # cut: a share is never shown larger
    value = plain_text(hundredths, 2).rstrip("0").rstrip(".")
    text = f"{written_share(Decimal(value) / 100)} ({part}/{whole})"
    return _least(value, text, is_sure=counts.is_complete)


def _least(value: str, text: str, *, is_sure: bool) -> FedFigure:
    said = text if is_sure else _("ít nhất %s (sổ chưa ghi là đã đủ)") % text
    return FedFigure(value, said, is_sure=is_sure)


def _of(part: int | None, whole: int | None) -> tuple[int | None, int | None]:
    """A share without its whole is not known."""
    return (part, whole) if whole is not None else (None, None)


_counted("headcount", gettext_noop("số người của đơn vị"), lambda c: (c.headcount, None))
_counted("ldtt", gettext_noop("số Lao động tiên tiến"), lambda c: (c.ldtt, None))
_counted("cstdcs", gettext_noop("số Chiến sĩ thi đua cơ sở"), lambda c: (c.cstdcs, None))
_counted(
    "ldtt_percent",
    gettext_noop("% Lao động tiên tiến trên số người"),
    lambda c: _of(c.ldtt, c.headcount),
)
_counted(
    "cstdcs_percent",
    gettext_noop("% Chiến sĩ thi đua cơ sở trên số người"),
    lambda c: _of(c.cstdcs, c.headcount),
)
_counted(
    "cstdcs_of_ldtt_percent",
    gettext_noop("% Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến"),
    lambda c: _of(c.cstdcs, c.ldtt),
)


@feed("awards", gettext_noop("khen thưởng của tập thể trong sổ khen thưởng"), _of_unit)
def awards(asked: AskedFigures) -> FedFigures:
    """What units themselves were given for the year."""
    given: dict[int, list[str]] = defaultdict(list)
    rows = AwardRecord.objects.filter(
        unit__in=asked.units, year=asked.season.year, state=AwardRecord.State.DECIDED
    ).order_by("pk")
    for unit, code, words in rows.values_list("unit", "award", "award_words"):
        given[unit or 0].append(words or AWARD_NAMES.get(code, code))
    return _named(asked, given)


@feed("initiatives", gettext_noop("sáng kiến được công nhận trong sổ khen thưởng"), _of_unit)
def initiatives(asked: AskedFigures) -> FedFigures:
    """Initiatives of a unit's people recognised in the year."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Initiative.objects.filter(person__unit__in=asked.units, year=asked.season.year)
    for unit, name in rows.order_by("pk").values_list("person__unit", "name"):
        found[unit].append(name)
    return _named(asked, found)


def _named(asked: AskedFigures, things: dict[int, list[str]]) -> FedFigures:
    """How many there are, each named; the least there were until the history is complete."""
    counts = counts_of(asked.units, asked.season.year, None)
    return {
        (unit, criterion.id): _least(
            str(len(things[unit])),
            _with_names(str(len(things[unit])), things[unit]),
            is_sure=found.is_complete,
        )
        for criterion in asked.criteria
        for unit, found in counts.items()
    }


def _with_names(figure: str, names: Collection[str]) -> str:
    return f"{figure} ({'; '.join(names)})" if names else figure


def _late(name: str, words: str, *kinds: Phase.Kind) -> None:
    """Times late, or days where the criterion counts days; each deed is named."""

    @feed(name, words, _of_year)
    def late(asked: AskedFigures) -> FedFigures:
        return lateness_of(asked, kinds)


_late("deadline_log", gettext_noop("nhật ký nộp đúng hạn"))
_late(
    "deadline_log.registration",
    gettext_noop("nhật ký nộp đúng hạn: chỉ đăng ký thi đua"),
    Phase.Kind.REGISTRATION,
)
_late(
    "deadline_log.signing",
    gettext_noop("nhật ký nộp đúng hạn: chỉ ký giao ước"),
    Phase.Kind.SIGNING,
)
_late(
    "deadline_log.scoring",
    gettext_noop("nhật ký nộp đúng hạn: chỉ nộp bảng tự chấm"),
    Phase.Kind.SCORING,
)
