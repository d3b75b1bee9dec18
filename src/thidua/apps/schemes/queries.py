"""Reading schemes: which ones a user may see, those in force, and the parsed one, kept ready."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.schemes.definition.reading import parse
from thidua.apps.schemes.models import (
    Attendant,
    KindMember,
    RankingWay,
    Scheme,
    SchemeChange,
    SchemeTemplate,
    TemplateVersion,
    UnitKind,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named, seasons_visible_to
from thidua.domain.scheme import Scheme as DomainScheme
from thidua.web.kept import Kept, once_an_object
from thidua.web.prepared import prepared

MATTER = "scheme"  # what a consultation about a table is filed under
_parsed: Kept[DomainScheme] = Kept(512)


def schemes_visible_to(user: User) -> QuerySet[Scheme]:
    """Every version of the seasons that the user may see."""
    return Scheme.objects.filter(season__in=seasons_visible_to(user)).select_related(
        "season__bloc__authority", "adopted_by", "based_on__season", "kind"
    )


def _whole() -> QuerySet[Scheme]:
    """With what a page says beside the table: who adopted it, what it was copied from."""
    rows = Scheme.objects.select_related("adopted_by", "based_on__season", "kind")
    return rows.defer("based_on__definition")


def adopted_scheme(season: Season, kind: UnitKind | None = None) -> Scheme | None:
    """The adopted version of a kind's table, or of the one that all units share."""
    return _whole().filter(season=season, kind=kind, state=Scheme.State.ADOPTED).first()


def draft_of(season: Season, kind: UnitKind | None = None) -> Scheme | None:
    """The version being written, of a kind's table or of the one that all units share."""
    return _whole().filter(season=season, kind=kind, state=Scheme.State.DRAFT).first()


def tables_in_force(season: Season) -> list[Scheme]:
    """By which units of a season are scored: one for all, or one for each kind, in their order.

    A table that all units share is in force for nobody once there are kinds.
    """
    found = _in_force([season.pk], [Scheme.State.ADOPTED])
    for scheme in found:
        scheme.season = season
    return found


def tables_or_drafts(season: Season) -> list[Scheme]:
    """The same, with the draft where a table is not adopted yet."""
    found: dict[int | None, Scheme] = {}
    for scheme in _in_force([season.pk], [Scheme.State.ADOPTED, Scheme.State.DRAFT]):
        scheme.season = season
        if scheme.kind_id not in found or scheme.state == Scheme.State.ADOPTED:
            found[scheme.kind_id] = scheme
    return list(found.values())


@prepared
def _in_force(seasons: Collection[int], states: Collection[str]) -> QuerySet[Scheme]:
    kinds = Exists(UnitKind.objects.filter(season=OuterRef("season")))
    counts = Q(kind__isnull=False) | ~Q(kinds)
    rows = Scheme.objects.filter(counts, season__in=seasons, state__in=states)
    return rows.select_related("kind").order_by("kind__order", "kind", "pk")


@once_an_object
def kinds_of(season: Season) -> tuple[UnitKind, ...]:
    """The kinds of units that have tables of their own, in order; none where all share one."""
    found = tuple(_kinds([season.pk]))
    for kind in found:
        kind.season = season
    return found


@prepared
def _kinds(seasons: Collection[int]) -> QuerySet[UnitKind]:
    return UnitKind.objects.filter(season__in=seasons).order_by("order", "pk")


def kind_keys(season: Season) -> dict[int, int]:
    """By unit: the kind that it was put into."""
    return dict(_kind_keys([season.pk]))


@prepared
def _kind_keys(seasons: Collection[int]) -> QuerySet[KindMember, tuple[int, int]]:
    return KindMember.objects.filter(season__in=seasons).values_list("unit_id", "kind_id")


def table_of_unit(season: Season, unit_key: int, *, drafts: bool = False) -> Scheme | None:
    """The table by which one unit is scored; None while there is none, or it is of no kind."""
    tables = tables_or_drafts(season) if drafts else tables_in_force(season)
    return by_unit(season, tables).get(unit_key) if _has_kinds(tables) else next(iter(tables), None)


def by_unit(season: Season, tables: Collection[Scheme]) -> dict[int, Scheme]:
    """Each of these tables by the units of its kind."""
    of_kind = {table.kind_id: table for table in tables}
    keys = kind_keys(season)
    return {unit: of_kind[kind] for unit, kind in keys.items() if kind in of_kind}


def _has_kinds(tables: Collection[Scheme]) -> bool:
    return any(table.kind_id for table in tables)


def ranking_way(season: Season) -> RankingWay:
    """How units of several kinds are ranked, or an unsaved one with the usual way."""
    return RankingWay.objects.filter(season=season).first() or RankingWay(season=season)


def versions_of(season: Season, kind: UnitKind | None = None) -> QuerySet[Scheme]:
    """All versions of a table, newest first, without their contents."""
    return (
        Scheme.objects.filter(season=season, kind=kind)
        .select_related("adopted_by", "based_on__season", "kind")
        .defer("definition", "based_on__definition")
        .order_by("-version")
    )


def templates_for(user: User, season: Season, kind: UnitKind | None = None) -> QuerySet[Scheme]:
    """Adopted tables that can be copied: its own bloc's first, newest first.

    For the table of a kind also those of this season, drafts too.
    """
    adopted, own = Q(state=Scheme.State.ADOPTED), Q(season=season)
    wanted = adopted | (own & ~Q(state=Scheme.State.SUPERSEDED)) if kind else adopted & ~own
    found = schemes_visible_to(user).filter(wanted)
    return found.order_by("-season__year", "season__bloc__sort_text", "pk")


def scheme_templates_visible_to(user: User) -> QuerySet[SchemeTemplate]:
    """All of the user's own offices; published ones of authorities whose years the user opens."""
    authorities = seasons_visible_to(user).values("bloc__authority")
    published = Q(state=SchemeTemplate.State.PUBLISHED, authority__in=authorities)
    own = Q(authority__in=seats_of(user).standing_of)
    return SchemeTemplate.objects.filter(own | published).select_related("authority")


def published_templates(season: Season) -> list[TemplateVersion]:
    """The newest version of each template that a year of this authority may start from."""
    rows = TemplateVersion.objects.filter(
        template__authority=season.bloc.authority_id,
        template__state=SchemeTemplate.State.PUBLISHED,
    )
    found = rows.select_related("template").order_by("template__name", "template", "-number")
    newest: dict[int, TemplateVersion] = {}
    for each in found:
        newest.setdefault(each.template_id, each)
    return list(newest.values())


def parsed(scheme: Scheme) -> DomainScheme:
    """The domain's scheme; an adopted one is read once and kept, for it never changes.

    Raises:
        SchemeNotReadable: a draft with errors.
    """
    if not scheme.hash:
        return parse(scheme.definition)
    return _parsed.by(scheme.hash, lambda: parse(scheme.definition))


def changes_since(scheme: Scheme, revision: int) -> list[SchemeChange]:
    """What was done to a draft after a revision, newest first."""
    later = scheme.changes.filter(revision__gt=revision).select_related("actor")
    return list(later.defer("before")[:20])


def attendants_of(scheme: Scheme) -> list[Attendant]:
    """Who was there when it was adopted, who had agreed, under the names of that day."""
    rows = list(scheme.attendants.select_related("unit"))
    return named(scheme.season, rows, scheme.adopted_at)


def last_undoable(scheme: Scheme) -> SchemeChange | None:
    """The change that "undo" would take back."""
    return scheme.changes.filter(is_undo=False, undone=False).select_related("actor").first()


def season_before(season: Season) -> Season | None:
    """The same bloc's season of the year before."""
    return Season.objects.filter(bloc=season.bloc_id, year=season.year - 1).first()


def last_years_table(season: Season, kind: UnitKind | None = None) -> Scheme | None:
    """The table in force at the end of the bloc's year before, of the kind of this name."""
    found = _whole().filter(season__bloc=season.bloc_id, season__year=season.year - 1)
    found = found.filter(state=Scheme.State.ADOPTED)
    return found.filter(kind__name=kind.name if kind else None).first()


def award_names_in(season: Season) -> dict[str, str]:
    """What the authority of a bloc calls its awards in a year."""
    return names_of(season.authority_at(None), season.starts_on)
