"""What every act on a scheme checks first."""

from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import changes_since
from thidua.apps.schemes.refusals import NotADraft, SeasonTooFar, StaleScheme
from thidua.apps.seasons.models import Season

WRITABLE = frozenset(
    {Season.State.DRAFT, Season.State.OPEN, Season.State.SIGNED, Season.State.RUNNING}
)
"""States of a season in which its table may still change: before units score themselves."""


def locked(scheme: Scheme) -> Scheme:
    """The row as it is now, held until the transaction ends."""
    rows = Scheme.objects.select_for_update(of=("self",)).select_related("season__bloc__authority")
    return rows.get(pk=scheme.pk)


def check_season(season: Season) -> None:
    """Refuse when the year has moved on.

    Raises:
        SeasonTooFar: units score themselves already.
    """
    if season.state not in WRITABLE:
        raise SeasonTooFar(season)


def check_draft(scheme: Scheme, revision: int) -> None:
    """Refuse what is frozen, and what the actor has not seen yet.

    Raises:
        NotADraft: the table is adopted or superseded.
        SeasonTooFar: units score themselves already.
        StaleScheme: somebody changed the draft since ``revision``.
    """
    if scheme.state != Scheme.State.DRAFT:
        raise NotADraft(scheme)
    check_season(scheme.season)
    if scheme.revision != revision:
        raise StaleScheme(scheme, changes_since(scheme, revision))
