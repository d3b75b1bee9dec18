"""Reading the ledger: which lines a user may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.ledger.facts import DeedFacts
from thidua.apps.ledger.models import Deed
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import run_by
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, names_in, roles_in, seasons_seen
from thidua.domain.ledger_doubles import Claimed, Suspicion, suspected, words_of
from thidua.domain.ledger_sums import Claim
from thidua.web.prepared import counted, prepared


def deeds_visible_to(user: User) -> QuerySet[Deed]:
    """All of the bloc for head, deputy and standing office; else the own unit's and the bloc's."""
    seats = seats_of(user)
    seen = deeds_seen(seats.standing_of, seats.units)
    return seen.select_related("season__bloc__authority", "unit")


def deeds_seen(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Deed]:
    """The same, by the keys of the authorities and units that the user sits in."""
    visible = Q(season__bloc__authority__in=standing_of)
    if units:
        shared = Deed.partners.through.objects.filter(deed=OuterRef("pk"), unit__in=units)
        blocs = Q(doer=Deed.Doer.BLOC, season__in=seasons_seen(standing_of, units))
        visible |= Q(unit__in=units) | Q(run_by(units)) | Q(Exists(shared)) | blocs
    return Deed.objects.filter(visible)


def deeds_in(season: Season, user: User) -> QuerySet[Deed]:
    """The lines of a season that a user may see, those taken back left out."""
    return deeds_visible_to(user).filter(season=season, withdrawn_at=None)


def partners_in(seasons: Collection[int]) -> dict[int, set[int]]:
    """The units that did a line together with its own, by the line, of some years: one query."""
    found: dict[int, set[int]] = defaultdict(set)
    shared = Deed.partners.through.objects.filter(deed__season__in=seasons)
    for deed, unit in shared.values_list("deed", "unit"):
        found[deed].add(unit)
    return found


def count_of_deeds_in(season: Season, user: User) -> int:
    """How many these are."""
    seats = seats_of(user)
    ((count,),) = _counts(seats.standing_of, seats.units, [season.pk]) or ((0,),)
    return count


@prepared
def _counts(
    standing_of: Collection[int], units: Collection[int], seasons: Collection[int]
) -> QuerySet[Deed, tuple[int]]:
    seen = deeds_seen(standing_of, units)
    return counted(seen.filter(season__in=seasons, withdrawn_at=None))


def sees_whole_ledger(user: User, season: Season) -> bool:
    """Whether a user sees every unit's lines in the season."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def call_then(season: Season, deeds: Iterable[Deed]) -> None:
    """Call the units of lines as they were called when the year was closed."""
    if season.closed_at is not None:
        for deed in deeds:
            if deed.unit is not None:
                names_in(season).call(deed.unit, season.closed_at)


def units_to_write_for(user: User, season: Season) -> list[Unit]:
    """The units whose lines a user may write, in the bloc's order."""
    units = [member.unit for member in members_of(season)]
    if sees_whole_ledger(user, season):
        return units
    mine = roles_in(user, season).member_units
    return [unit for unit in units if unit.pk in mine]


def first_half_ends(season: Season) -> date:
    """The last day of the first half: the end of the sixth month of the year."""
    start = season.starts_on
    years, month = divmod(start.month - 1 + 6, 12)
    return date(start.year + years, month + 1, 1) - timedelta(days=1)


def claimed(deed: Deed) -> Claimed:
    """A line as it is compared with others."""
    words = words_of(deed.content, deed.beneficiary, deed.place)
    return Claimed(deed.claim, words, deed.since or deed.done_on, deed.done_on)


def doubles_of(season: Season, user: User, lines: Sequence[DeedFacts]) -> list[Deed | int | None]:
    """For each line about to be written one that may tell of the same work.

    A line of the ledger that the user sees, the place (from 0) of an earlier new one, or None.
    """
    there = {deed.pk: deed for deed in deeds_in(season, user)}
    new = [_about_to_be(facts, -at) for at, facts in enumerate(lines, start=1)]
    found: list[Deed | int | None] = [None] * len(lines)
    for each in suspected([*map(claimed, there.values()), *new]):
        later, other = _places(each)
        if later is not None and found[later] is None:
            found[later] = there[other] if other > 0 else -other - 1
    return found


def _about_to_be(facts: DeedFacts, key: int) -> Claimed:
    claim = Claim(key, facts.measure, facts.quantity, facts.money, facts.is_each, facts.part_of)
    words = words_of(facts.content, facts.beneficiary, facts.place)
    return Claimed(claim, words, facts.since or facts.done_on, facts.done_on)


def _places(pair: Suspicion) -> tuple[int | None, int]:
    """Which new line it is about (from 0), and the key of the other."""
    keys = sorted((pair.first, pair.second))
    if keys[0] > 0:
        return None, 0
    return (-keys[0] - 1, keys[1])
