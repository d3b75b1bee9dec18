"""What the portal does when something below it is taken back."""

from datetime import datetime

from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.registries.followers import follows_withdrawal
from thidua.apps.portal.actions.portals import changed
from thidua.apps.portal.models import Portal


@follows_withdrawal
def renew_pages(exemplar: Exemplar, at: datetime) -> None:
    """Pages that showed it, or a photo of it, are made anew."""
    portals = Portal.objects.select_for_update(of=("self",))
    for portal in portals.filter(authority=exemplar.season.bloc.authority):
        changed(portal, at)
