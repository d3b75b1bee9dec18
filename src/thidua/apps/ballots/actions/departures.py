"""In ballots being prepared a unit that left the year stands no more."""

from django.utils.translation import gettext as _

from thidua.apps.ballots.models import Ballot, Nominee
from thidua.apps.seasons.registries.departing import Departure
from thidua.web.languages import in_vietnamese


def withdraw_departed(departure: Departure) -> bool:
    """It is withdrawn with that reason."""
    standing = Nominee.objects.filter(
        ballot__motion__conference__season=departure.season,
        ballot__state=Ballot.State.DRAFT,
        unit=departure.unit,
        is_withdrawn=False,
    )
    return bool(standing.update(is_withdrawn=True, withdrawn_reason=_reason()))


def stand_again(departure: Departure) -> bool:
    """As if it had not left."""
    withdrawn = Nominee.objects.filter(
        ballot__motion__conference__season=departure.season,
        ballot__state=Ballot.State.DRAFT,
        unit=departure.unit,
        withdrawn_reason=_reason(),
    )
    return bool(withdrawn.update(is_withdrawn=False, withdrawn_reason=""))


@in_vietnamese
def _reason() -> str:
    return _("rời khối trong năm")
