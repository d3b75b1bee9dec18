"""Two looks at fairness: own points beside final ones over the years, points beside votes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.own_totals import own_totals
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import conference_of, motions_of
from thidua.apps.seasons.models import Season
from thidua.web.charts import Chart, Reach, chart_of
from thidua.web.words import written_number


@dataclass(frozen=True, slots=True)
class OwnOverYears:
    """What checking added to, or took from, a unit's own points, year by year."""

    name: str
    cells: tuple[str, ...]  # "" where it was not ranked
    mean: str


@dataclass(frozen=True, slots=True)
class OwnTable:
    """Units by years with a published result."""

    years: tuple[int, ...]
    units: tuple[OwnOverYears, ...]
    whole: tuple[str, ...]  # the bloc's mean, year by year
    chart: Chart


@dataclass(frozen=True, slots=True)
class VotedUnit:
    """One unit under a motion that was voted on."""

    name: str
    total: Decimal
    votes: int
    by_points: int  # place among those who stood
    by_votes: int
    is_chosen: bool

    @property
    def differs(self) -> bool:
        """Whether the vote put it elsewhere than its points."""
        return self.by_points != self.by_votes


@dataclass(frozen=True, slots=True)
class VotedMotion:
    """A motion with places by points and by votes."""

    title: str
    units: tuple[VotedUnit, ...]
    chart: Chart

    @property
    def moved(self) -> int:
        """How many stand elsewhere by votes."""
        return sum(unit.differs for unit in self.units)


def own_over_years(results: Mapping[int, Result], names: Mapping[str, str]) -> OwnTable:
    """``results``: the latest of each year; ``names`` of the units by code, in their order."""
    by_year = {year: _differences(result) for year, result in sorted(results.items())}
    told = []
    reaches = []
    for code, name in names.items():
        row = [found.get(code) for found in by_year.values()]
        known = [value for value in row if value is not None]
        if not known:
            continue
        mean = _mean(known)
        told.append(OwnOverYears(name, tuple(map(_signed, row)), _signed(mean)))
        reaches.append(Reach(name, min(known), max(known), mean, _signed(mean)))
    return OwnTable(
        years=tuple(by_year),
        units=tuple(told),
        whole=tuple(_signed(_mean(list(f.values()))) if f else "" for f in by_year.values()),
        chart=chart_of(
            _("Kết quả so với tự chấm qua các năm, điểm"),
            reaches,
            bar=_("năm thấp nhất đến cao nhất"),
            mark=_("trung bình các năm"),
        ),
    )


def _differences(result: Result) -> dict[str, Decimal]:
    own = own_totals(result)
    return {
        unit.unit: unit.total - own[unit.unit] for unit in result.kept.units if unit.unit in own
    }


def _mean(values: Sequence[Decimal]) -> Fraction:
    return sum(map(Fraction, values), Fraction(0)) / len(values)


def _signed(value: Decimal | Fraction | None) -> str:
    if value is None:
        return ""
    return f"+{written_number(value)}" if value > 0 else written_number(value).replace("-", "−")


def points_and_votes(season: Season, result: Result | None) -> tuple[VotedMotion, ...]:
    """What a closed conference voted on, beside the published points; three queries."""
    conference = conference_of(season)
    if result is None or conference is None or conference.state != Conference.State.CLOSED:
        return ()
    totals = {unit.unit: unit.total for unit in result.kept.units}
    voted = [
        _voted(motion, totals)
        for motion in motions_of(conference)
        if motion.method == Motion.Method.VOTE and motion.kind == Motion.Kind.AWARD
    ]
    return tuple(motion for motion in voted if len(motion.units) > 1)


def _voted(motion: Motion, totals: Mapping[str, Decimal]) -> VotedMotion:
    stood = [
        (each, each.votes, totals[each.unit.code])
        for each in motion.candidates.all()
        if each.votes is not None and each.unit.code in totals
    ]
    units = [
        VotedUnit(
            name=str(each.unit),
            total=total,
            votes=votes,
            by_points=1 + sum(other > total for _each, _votes, other in stood),
            by_votes=1 + sum(other > votes for _each, other, _total in stood),
            is_chosen=each.is_chosen,
        )
        for each, votes, total in stood
    ]
    units.sort(key=lambda unit: (unit.by_points, unit.by_votes))
    reaches = [
        Reach(u.name, u.by_points, u.by_votes, u.by_votes, f"{u.by_points} → {u.by_votes}")
        for u in units
    ]
    chart = chart_of(
        _("Thứ tự theo điểm và theo phiếu: %(title)s") % {"title": motion.title},
        reaches,
        bar=_("từ thứ tự theo điểm"),
        mark=_("thứ tự theo phiếu"),
        from_zero=False,
    )
    return VotedMotion(motion.title, tuple(units), chart)
