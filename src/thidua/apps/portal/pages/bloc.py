"""What is public of one bloc's year, as its own people see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.portal.models import News, Publication
from thidua.apps.portal.queries.own import news_visible_to, shows_points
from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class BlocPage:
    """Kinds of things with how many of each are public, news, whether points are shown."""

    is_open: bool
    code: str
    counts: tuple[tuple[str, int], ...]
    news: Sequence[News]
    has_points: bool


def bloc_page(season: Season, user: User) -> BlocPage:
    """Four queries."""
    public = Publication.objects.filter(season=season, withdrawn_at=None)
    kinds = list(public.values_list("kind", flat=True))
    portal = getattr(season.bloc.authority, "portal", None)
    shown = [kind for kind in Publication.Kind if kind != Publication.Kind.DECISION]
    return BlocPage(
        is_open=portal is not None and portal.is_open,
        code=season.bloc.authority.code,
        counts=tuple((str(kind.label), kinds.count(kind)) for kind in shown),
        news=list(news_visible_to(user).filter(season=season)),
        has_points=shows_points(season),
    )
