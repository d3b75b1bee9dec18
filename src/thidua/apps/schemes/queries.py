"""Reading schemes: which ones a user may see, the adopted one, and the parsed one, kept ready."""

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.schemes.definition.reading import parse
from thidua.apps.schemes.models import (
    Attendant,
    Scheme,
    SchemeChange,
    SchemeTemplate,
    TemplateVersion,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named, seasons_visible_to
from thidua.domain.scheme import Scheme as DomainScheme
from thidua.web.kept import Kept

MATTER = "scheme"  # what a consultation about a table is filed under
_parsed: Kept[DomainScheme] = Kept(512)


def schemes_visible_to(user: User) -> QuerySet[Scheme]:
    """Every version of the seasons that the user may see."""
    return Scheme.objects.filter(season__in=seasons_visible_to(user)).select_related(
        "season__bloc__authority", "adopted_by", "based_on__season"
    )


def _whole() -> QuerySet[Scheme]:
    """With what a page says beside the table: who adopted it, what it was copied from."""
    rows = Scheme.objects.select_related("adopted_by", "based_on__season")
    return rows.defer("based_on__definition")


def adopted_scheme(season: Season) -> Scheme | None:
    """The version in force in a season."""
    return _whole().filter(season=season, state=Scheme.State.ADOPTED).first()


def draft_of(season: Season) -> Scheme | None:
    """The version being written."""
    return _whole().filter(season=season, state=Scheme.State.DRAFT).first()


def versions_of(season: Season) -> QuerySet[Scheme]:
    """All versions of a season, newest first, without their contents."""
    return (
        Scheme.objects.filter(season=season)
        .select_related("adopted_by", "based_on__season")
        .defer("definition", "based_on__definition")
        .order_by("-version")
    )


def templates_for(user: User, season: Season) -> QuerySet[Scheme]:
    """Adopted tables that can be copied into this season: its own bloc's first, newest first."""
    return (
        schemes_visible_to(user)
        .filter(state=Scheme.State.ADOPTED)
        .exclude(season=season)
        .order_by("-season__year", "season__bloc__sort_text", "pk")
    )


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


def last_years_table(season: Season) -> Scheme | None:
    """The table that was in force at the end of the bloc's year before."""
    found = _whole().filter(season__bloc=season.bloc_id, season__year=season.year - 1)
    return found.filter(state=Scheme.State.ADOPTED).first()


def award_names_in(season: Season) -> dict[str, str]:
    """What the authority of a bloc calls its awards in a year."""
    return names_of(season.authority_at(None), season.starts_on)
