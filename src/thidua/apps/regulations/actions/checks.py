"""What every act on a quy chế checks first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.consultations.queries import open_round_about
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import MATTER
from thidua.apps.regulations.refusals import ConsultationOpen, NotADraft, TextUnfit, YearClosed
from thidua.apps.seasons.models import Season
from thidua.domain.regulation import RegulationText
from thidua.domain.regulation_reading import faults_of
from thidua.web.revisions import stale

AGREED = frozenset(
    {state for state in Season.State if state not in {Season.State.DRAFT, Season.State.OPEN}}
)
"""States in which units work by the quy chế: another one needs their consent."""


def may_change(season: Season) -> bool:
    """Whether the year leaves its quy chế open."""
    return season.state != Season.State.CLOSED


def locked(regulation: Regulation) -> Regulation:
    """The row as it is now, held until the transaction ends."""
    rows = Regulation.objects.select_for_update(of=("self",))
    return rows.select_related("season__bloc__authority").get(pk=regulation.pk)


def check_season(season: Season) -> None:
    """Refuse when the year is over.

    Raises:
        YearClosed: it is.
    """
    if not may_change(season):
        raise YearClosed(
            _("Năm thi đua %(year)s đã kết thúc, quy chế chỉ xem lại được.") % {"year": season.year}
        )


def check_draft(regulation: Regulation, revision: int) -> None:
    """Refuse what is frozen, and what the actor has not seen yet.

    Raises:
        NotADraft, YearClosed: it is frozen, or the year is over.
        StalePage: somebody changed the draft since ``revision``.
    """
    if regulation.state != Regulation.State.DRAFT:
        raise NotADraft(regulation)
    check_season(regulation.season)
    if regulation.revision != revision:
        raise stale(regulation)


def check_not_asked(regulation: Regulation) -> None:
    """Refuse while units are asked about the draft.

    Raises:
        ConsultationOpen: its consultation goes on.
    """
    about = open_round_about(MATTER, regulation.pk)
    if about is not None:
        raise ConsultationOpen(regulation, reverse("consultations:consultation", args=[about.pk]))


def check_text(text: RegulationText) -> None:
    """Refuse a text without an article, or longer than is kept.

    Raises:
        TextUnfit: so it is.
    """
    if faults := faults_of(text):
        raise TextUnfit(" ".join(faults))
