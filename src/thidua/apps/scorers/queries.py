"""Reading who scores what: of a year, of a user, and what was given."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import TAKES_GIVEN
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.models import UnitKind
from thidua.apps.schemes.queries import kinds_of
from thidua.apps.scorers.models import GivenFigure, ScoredItem, Scorer
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import of_members, roles_in
from thidua.web.kept import once_an_object
from thidua.web.prepared import prepared

_RUNNERS = (Membership.Role.HEAD, Membership.Role.DEPUTY)
OPEN_STATES = (Season.State.SCORING, Season.State.REVIEWING)
_KNOWN_STATES = (Season.State.SIGNED, Season.State.RUNNING, *OPEN_STATES)


def is_alone(scorer: Scorer, serving: Iterable[Scorer]) -> bool:
    """Whether nobody else scores the item, so that its own unit's line waits for the office."""
    return not any(o.scored_id == scorer.scored_id and o.pk != scorer.pk for o in serving)


@once_an_object
def scorers_of(season: Season) -> tuple[Scorer, ...]:
    """Everybody who scores something now."""
    found = tuple(_serving([season.pk]))
    for scorer in found:
        scorer.scored.season = season
    return found


def scorers_by_item(season: Season, kind_key: int | None) -> dict[str, list[Scorer]]:
    """By item of one table: who scores it now.

    What is said of no kind goes for every kind that says nothing of the item itself.
    """
    found: dict[str, list[Scorer]] = defaultdict(list)
    serving = scorers_of(season)
    own = _own_items(season)[kind_key] if serving and kind_key is not None else frozenset()
    for scorer in serving:
        scored = scorer.scored
        if scored.kind_id == kind_key or (scored.kind_id is None and scored.item not in own):
            found[scored.item].append(scorer)
    return dict(found)


@once_an_object
def _own_items(season: Season) -> dict[int, frozenset[str]]:
    """By kind: the items of which it says itself who scores them, perhaps nobody."""
    said = set(season.scored_items.exclude(kind=None).values_list("kind_id", "item"))
    return {k.pk: frozenset(item for kind, item in said if kind == k.pk) for k in kinds_of(season)}


def forget_scorers(season: Season) -> None:
    """Read them anew."""
    scorers_of.forget(season)
    _own_items.forget(season)


@prepared
def _serving(seasons: Collection[int]) -> QuerySet[Scorer]:
    serving = Scorer.objects.filter(scored__season__in=seasons, ended_at=None)
    return serving.select_related("scored").order_by("pk")


def scored_items_of(season: Season) -> list[ScoredItem]:
    """The items that others score or scored, with everybody who did."""
    items = season.scored_items.select_related("kind").prefetch_related("scorers__appointed_by")
    return list(items.order_by("pk"))


def scored_item(season: Season, item: str, kind: UnitKind | None = None) -> ScoredItem:
    """Its setting in one table, or an unsaved one with what is usual."""
    kept = season.scored_items.filter(item=item, kind=kind).first()
    return kept or ScoredItem(season=season, item=item, kind=kind)


def scored_item_in_force(kept: ScoredItem) -> ScoredItem:
    """The setting itself once it is saved, else the one that goes for all kinds."""
    return kept if kept.pk or kept.kind is None else scored_item(kept.season, kept.item)


def for_unit(scorers: Sequence[Scorer], unit_pk: int) -> list[Scorer]:
    """Who scores a line of this unit: never itself, unless nobody else is left."""
    return [each for each in scorers if each.unit_id != unit_pk] or list(scorers)


def seats_at(user: User) -> Q:
    """Scorers in whose place the user sits today."""
    seats = seats_of(user)
    return (
        Q(kind=Scorer.Kind.UNIT, unit__in=seats.units)
        | Q(kind=Scorer.Kind.OFFICE, scored__season__bloc__authority__in=seats.standing_of)
        | Q(Exists(_running(seats.units)), kind=Scorer.Kind.HEAD)
    )


def _running(units: Collection[int]) -> QuerySet[Membership]:
    return Membership.objects.filter(
        bloc=OuterRef("scored__season__bloc"), year=OuterRef("scored__season__year"),
        unit__in=units, role__in=_RUNNERS, left_on=None,
    )  # fmt: skip


class Awaited(NamedTuple):
    """A scorer with how many lines wait for its figure, those of its own unit apart."""

    scorer: Scorer
    missing: int
    own_missing: int
    due: date | None


_awaited_of = attrgetter("missing", "own_missing", "due")


def serving_scorers(standing_of: Collection[int], units: Collection[int]) -> list[Awaited]:
    """Where somebody sits, and those of whose standing office, once the covenant is signed."""
    return [Awaited(each, *_awaited_of(each)) for each in _serving_there(standing_of, units)]


def awaited_in(season: Season) -> list[Awaited]:
    """Everybody who scores in the year."""
    rows = with_missing(Scorer.objects.filter(scored__season=season, ended_at=None))
    return [Awaited(each, *_awaited_of(each)) for each in rows.select_related("scored", "unit")]


@prepared
def _serving_there(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Scorer]:
    running = _running(units)
    mine = Q(kind=Scorer.Kind.UNIT, unit__in=units) | Q(Exists(running), kind=Scorer.Kind.HEAD)
    office = Q(scored__season__bloc__authority__in=standing_of)
    serving = Scorer.objects.filter(
        mine | office, ended_at=None, scored__season__state__in=_KNOWN_STATES
    )
    found = with_missing(serving).select_related("scored__season__bloc__authority")
    return found.order_by("scored__season", "pk")


def with_missing(scorers: QuerySet[Scorer]) -> QuerySet[Scorer]:
    """With what ``Awaited`` tells of each."""
    due = Phase.objects.filter(season=OuterRef("scored__season"), kind=Phase.Kind.REVIEWING)
    given = GivenFigure.objects.filter(scorer=OuterRef(OuterRef("pk")), line=OuterRef("pk"))
    kind, season = "sheet__scheme__kind", OuterRef("sheet__season")
    said = ScoredItem.objects.filter(season=season, kind=OuterRef(kind), item=OuterRef("item"))
    for_all = Q(IsNull(OuterRef("scored__kind"), True)) & ~Q(Exists(said))
    lines = Line.objects.filter(
        for_all | Q(**{kind: OuterRef("scored__kind")}),
        ~Q(Exists(given.exclude(actual=""))),
        ~Q(actual=NOT_APPLICABLE),
        of_members("sheet__season", "sheet__unit"),
        sheet__season=OuterRef("scored__season"),
        sheet__state__in=TAKES_GIVEN,
        item=OuterRef("scored__item"),
    ).order_by()
    own = Coalesce(OuterRef("unit"), Value(0))
    return scorers.annotate(
        missing=Coalesce(_counted(lines.exclude(sheet__unit=own)), Value(0)),
        own_missing=Coalesce(_counted(lines.filter(sheet__unit=own)), Value(0)),
        due=Coalesce("scored__due_on", Subquery(due.values("due_on")[:1])),
    )


def _counted(lines: QuerySet[Line]) -> Subquery:
    return Subquery(lines.values("item").annotate(count=Count("pk")).values("count"))


def scorers_visible_to(user: User) -> QuerySet[Scorer]:
    """Those in whose place the user sits, and every one of the user's standing office."""
    offices = Q(scored__season__bloc__authority__in=seats_of(user).standing_of)
    found = Scorer.objects.filter(seats_at(user) | offices, ended_at=None)
    return found.select_related("scored__season__bloc__authority", "unit")


def sits_at(user: User, scorer: Scorer) -> bool:
    """Whether the user scores there today."""
    if scorer.kind == Scorer.Kind.UNIT:
        return scorer.unit_id in seats_of(user).units
    roles = roles_in(user, scorer.scored.season)
    return roles.is_standing if scorer.kind == Scorer.Kind.OFFICE else roles.runs_it


def scores_in(user: User, season: Season) -> bool:
    """Whether the user sits at some scorer of the year."""
    return any(sits_at(user, each) for each in scorers_of(season))


def together_with(scorer: Scorer, kind_key: int | None) -> dict[str, Scorer]:
    """By item: what the same body scores in one table of the year."""
    return {
        item: each
        for item, some in scorers_by_item(scorer.scored.season, kind_key).items()
        for each in some
        if (each.kind, each.unit_id) == (scorer.kind, scorer.unit_id)
    }


def sheets_scored(season: Season) -> QuerySet[Sheet]:
    """The sheets of the year whose units stay, in the bloc's own order; tables without text."""
    order = Membership.objects.filter(
        bloc=season.bloc_id, year=season.year, unit=OuterRef("unit")
    ).values("order")
    sheets = Sheet.objects.filter(of_members(), season=season).select_related("unit", "scheme")
    return sheets.defer("scheme__definition").annotate(place=order[:1]).order_by("place", "pk")


def given_on(lines: Iterable[int], scorers: Iterable[Scorer]) -> dict[tuple[int, int], GivenFigure]:
    """By scorer and line: what was given."""
    found = GivenFigure.objects.filter(scorer__in=[s.pk for s in scorers], line__in=list(lines))
    return {(each.scorer_id, each.line_id): each for each in found}


def is_taking(sheet: Sheet) -> bool:
    """Whether figures of scorers may still be put on the sheet."""
    return sheet.state in TAKES_GIVEN


def bodies_to_choose(season: Season) -> dict[str, list[Unit]]:
    """Units that may score: members of the year, and others of the authority, in order."""
    units = Unit.objects.filter(authority=season.bloc.authority_id).order_by("sort_text", "pk")
    inside = Membership.objects.filter(bloc=season.bloc_id, year=season.year, left_on=None).values(
        "unit"
    )
    open_ones = units.filter(Q(valid_to=None) | Q(valid_to__gte=season.starts_on))
    return {
        "inside": list(open_ones.filter(pk__in=inside)),
        "outside": list(open_ones.exclude(pk__in=inside)),
    }


def body_names(season: Season) -> Mapping[str, str]:
    """What the bodies that are no units are called."""
    return {
        Scorer.Kind.OFFICE: season.authority_at(season.closed_at).standing_office,
        Scorer.Kind.HEAD: str(Scorer.Kind.HEAD.label),
    }
