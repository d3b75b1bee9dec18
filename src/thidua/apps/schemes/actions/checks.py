"""What every act on a scheme checks first."""

from collections.abc import Collection

from django.urls import reverse

from thidua.apps.consultations.queries import open_round_about
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import MATTER, changes_since
from thidua.apps.schemes.refusals import ConsultationOpen, NotADraft, SeasonTooFar, StaleScheme
from thidua.apps.seasons.models import Season

WRITABLE = frozenset(
    {Season.State.DRAFT, Season.State.OPEN, Season.State.SIGNED, Season.State.RUNNING}
)
"""States of a season in which its table may still change: before units score themselves."""
AMENDABLE = WRITABLE | {Season.State.SCORING}
"""States in which a new version may take the place of the one in force: before verification."""
AGREED = AMENDABLE - {Season.State.DRAFT, Season.State.OPEN}
"""States in which units have promised by the table: another one needs their consent."""


def may_change(scheme: Scheme) -> bool:
    """Whether the year leaves a draft open: a new version longer than a first one."""
    return scheme.season.state in (AMENDABLE if scheme.reason else WRITABLE)


def locked(scheme: Scheme) -> Scheme:
    """The row as it is now, held until the transaction ends."""
    rows = Scheme.objects.select_for_update(of=("self",))
    rows = rows.select_related("season__bloc__authority", "kind")
    return rows.get(pk=scheme.pk)


def check_season(season: Season, states: Collection[str] = WRITABLE) -> None:
    """Refuse when the year has moved on.

    Raises:
        SeasonTooFar: units score themselves already, or are being verified.
    """
    if season.state not in states:
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
    check_season(scheme.season, AMENDABLE if scheme.reason else WRITABLE)
    if scheme.revision != revision:
        raise StaleScheme(scheme, changes_since(scheme, revision))


def check_not_asked(scheme: Scheme) -> None:
    """Refuse while units are asked about the draft.

    Raises:
        ConsultationOpen: its consultation goes on.
    """
    about = open_round_about(MATTER, scheme.pk)
    if about is not None:
        url = reverse("consultations:consultation", args=[about.pk])
        raise ConsultationOpen(str(scheme), url)
