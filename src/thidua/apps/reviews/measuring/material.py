"""What sources read, each asked for once for all targets, and only where a target needs it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.awards.models import YearRecord
from thidua.apps.awards.statistics.unit_counts import UnitCounts, counts_of
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import deeds_in, first_half_ends, partners_in
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.models import CommonTarget, Registration
from thidua.apps.pledges.queries.registrations import HANDED_IN
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.queries import kinds_in_use, ratings_in
from thidua.apps.reviews.models import ReviewPeriod, TargetReading, TargetSource
from thidua.apps.reviews.queries import (
    season_before,
    sees_whole_review,
    sources_of,
    targets_of,
    units_reviewed,
)
from thidua.apps.schemes.queries import parsed, tables_in_force
from thidua.apps.seasons.models import Season
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.scheme import Criterion


@dataclass
class Material:
    """The year of a bloc until the end of a period, as far as a user may see it."""

    season: Season
    user: User
    period: str

    @cached_property
    def units(self) -> Sequence[Unit]:
        """The units that are looked at: all for who runs the bloc, else the user's own."""
        return units_reviewed(self.season, self.user)

    @cached_property
    def is_whole(self) -> bool:
        """Whether these are all units of the bloc."""
        return sees_whole_review(self.user, self.season)

    @cached_property
    def deeds(self) -> list[Deed]:
        """Lines of the ledger until the end of the period."""
        deeds = deeds_in(self.season, self.user).select_related(None).select_related("unit")
        if self.period == ReviewPeriod.HALF:
            deeds = deeds.filter(done_on__lte=first_half_ends(self.season))
        return list(deeds)

    @cached_property
    def by_unit(self) -> Mapping[int, list[Deed]]:
        """The same by the unit whose line each is; the bloc's own under 0."""
        found: dict[int, list[Deed]] = defaultdict(list)
        for deed in self.deeds:
            found[deed.unit_id or 0].append(deed)
        return found

    @cached_property
    def partners(self) -> Mapping[int, Collection[int]]:
        """The units that did a line together with its own, by the line."""
        return partners_in([self.season.pk])

    @cached_property
    def sums(self) -> LedgerSums:
        """Of all the lines."""
        return summed(deed.claim for deed in self.deeds)

    @cached_property
    def unit_sums(self) -> Mapping[int, LedgerSums]:
        """Of the units' own lines, of those that have any."""
        return {unit: summed(deed.claim for deed in deeds) for unit, deeds in self.by_unit.items()}

    @cached_property
    def counts(self) -> Mapping[int, UnitCounts]:
        """People and titles of the year in the registry of awards."""
        return counts_of(self.units, self.season.year, None)

    @cached_property
    def years(self) -> Mapping[int, YearRecord]:
        """What else the registry knows of the units' year."""
        rows = YearRecord.objects.filter(unit__in=self.units, year=self.season.year)
        return {row.unit_id or 0: row for row in rows}

    @cached_property
    def kinds(self) -> Sequence[RatingKind]:
        """What the authority rates its units in."""
        return kinds_in_use(self.season.bloc.authority_id)

    @cached_property
    def ratings(self) -> Mapping[tuple[int, int], Rating]:
        """How the units were rated in the year, by unit and kind."""
        return ratings_in([unit.pk for unit in self.units], self.season.year)

    @cached_property
    def registrations(self) -> Mapping[int, Registration]:
        """What the units registered."""
        rows = Registration.objects.filter(
            season=self.season, unit__in=self.units, state__in=HANDED_IN
        )
        return {row.unit_id: row for row in rows}

    @cached_property
    def movements(self) -> Sequence[Movement]:
        """Movements that everybody was called to, launched until the end of the period."""
        rows = self.season.movements.exclude(origin=Movement.Origin.UNIT)
        if self.period == ReviewPeriod.HALF:
            rows = rows.filter(starts_on__lte=first_half_ends(self.season))
        return list(rows.order_by("starts_on", "pk"))

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """Criteria of the adopted tables by id."""
        tables = tables_in_force(self.season)
        return {each.id: each for table in tables for each in parsed(table).criteria}

    @cached_property
    def sheets(self) -> Mapping[int, Sheet]:
        """The units' scoring sheets, drafts too."""
        rows = Sheet.objects.filter(season=self.season, unit__in=self.units)
        return {row.unit_id: row for row in rows}

    @cached_property
    def lines(self) -> Mapping[int, list[Line]]:
        """Their lines by unit."""
        units = {sheet.pk: unit for unit, sheet in self.sheets.items()}
        found: dict[int, list[Line]] = defaultdict(list)
        for line in Line.objects.filter(sheet__in=units):
            found[units[line.sheet_id]].append(line)
        return found

    @cached_property
    def targets(self) -> Sequence[CommonTarget]:
        """The common targets that the bloc adopted."""
        return targets_of(self.season)

    @cached_property
    def sources(self) -> Mapping[str, TargetSource]:
        """Where results come from, as far as somebody said."""
        return sources_of(self.season)

    @cached_property
    def readings(self) -> Mapping[str, TargetReading]:
        """What was typed for the period, by the wording of its target."""
        rows = TargetReading.objects.filter(season=self.season, period=self.period)
        return {row.target: row for row in rows}

    def only(self, unit: Unit) -> "Material":
        """The same of one unit: what it did, alone or with others."""
        found = Material(self.season, self.user, self.period)
        deeds = [
            deed
            for deed in self.deeds
            if deed.unit_id == unit.pk or unit.pk in self.partners.get(deed.pk, ())
        ]
        own = {"units": [unit], "is_whole": False, "deeds": deeds, "before": None}
        vars(found).update(own | {"partners": self.partners})
        return found

    @cached_property
    def before(self) -> "Material | None":
        """The same period of the year before, where the user may see that year."""
        earlier = season_before(self.season, self.user)
        return Material(earlier, self.user, self.period) if earlier else None
