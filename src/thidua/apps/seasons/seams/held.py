"""The checklist tells whether the steps that have no state of their own took place."""

from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.registries.held import tells_held


def _done(season: Season, kind: str) -> bool:
    """The head's own thing to do in that step was ticked."""
    mine = season.checklist.filter(phase=kind, owner=Phase.Owner.HEAD)
    return mine.filter(done_at__isnull=False).exists()


@tells_held(Phase.Kind.MIDYEAR)
def midyear_was_held(season: Season) -> bool:
    """The half-year conference was ticked."""
    return _done(season, Phase.Kind.MIDYEAR)


@tells_held(Phase.Kind.DOSSIER)
def dossiers_were_ticked(season: Season) -> bool:
    """The sending of dossiers was ticked."""
    return _done(season, Phase.Kind.DOSSIER)
