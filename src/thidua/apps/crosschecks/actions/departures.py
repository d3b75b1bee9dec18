"""A unit leaves in mid-year, after the draw: its heir checks on, or its pairs end."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.crosschecks.actions.locking import OPEN_STATES
from thidua.apps.crosschecks.actions.serving import replace_checker
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Visit
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.registries.departing import Departure
from thidua.web.languages import in_vietnamese


def hand_over_checks(departure: Departure) -> bool:
    """An heir that was not drawn itself checks, and is checked, in the unit's place."""
    heir, pairs = departure.successor, _pairs(departure)
    if heir is None or not _is_new(departure, heir):
        return False
    return _rename(pairs, departure.unit, heir)


def hand_back_checks(departure: Departure) -> bool:
    """They are the unit's again."""
    heir = departure.successor
    return heir is not None and _rename(_pairs(departure), heir, departure.unit)


def end_checks(departure: Departure) -> bool:
    """Nobody checks it any more; what it has not checked is given to the next in turn.

    Marks that it handed in before stay and count.
    """
    mine = _pairs(departure).filter(ended_at=None)
    checks = list(mine.filter(checker=departure.unit, handed_in_at=None).order_by("pk"))
    reason = _reason()
    checked = mine.filter(unit=departure.unit).update(
        ended_at=departure.at, ended_by=departure.actor, ended_reason=reason
    )
    for pair in checks:
        replace_checker(pair, reason=reason, actor=departure.actor, at=departure.at)
    return bool(checked or checks)


def resume_checks(departure: Departure) -> bool:
    """As if it had not left: who took its place goes."""
    ended = ended_by_leaving(departure)
    Assignment.objects.filter(in_place_of__in=ended).delete()
    return bool(ended.update(ended_at=None, ended_by=None, ended_reason=""))


def ended_by_leaving(departure: Departure) -> QuerySet[Assignment]:
    """The unit's pairs that ended when it left."""
    return _pairs(departure).filter(
        Q(checker=departure.unit) | Q(unit=departure.unit), ended_at=departure.place.left_at
    )


def _pairs(departure: Departure) -> QuerySet[Assignment]:
    """Every pair of the draw while it may be changed."""
    is_open = departure.season.state in OPEN_STATES
    drawn = CrossCheck.objects.filter(season=departure.season, state=CrossCheck.State.DRAWN)
    return Assignment.objects.filter(crosscheck__in=drawn if is_open else drawn.none())


def _is_new(departure: Departure, heir: Unit) -> bool:
    """Whether the heir has neither pairs nor a sheet besides the one that comes over."""
    sheets = departure.season.sheets.filter(unit__in=[heir, departure.unit])
    drawn = _pairs(departure).filter(Q(checker=heir) | Q(unit=heir))
    return sheets.count() < 2 and not drawn.exists()


def _rename(pairs: QuerySet[Assignment], before: Unit, after: Unit) -> bool:
    seasons = list(pairs.values_list("crosscheck", flat=True)[:1])
    checks = pairs.filter(checker=before).update(checker=after)
    checked = pairs.filter(unit=before).update(unit=after)
    visits = Visit.objects.filter(crosscheck__in=seasons)
    visits.filter(unit=before).update(unit=after)
    visits.filter(lead=before).update(lead=after)
    return bool(checks or checked)


@in_vietnamese
def _reason() -> str:
    return _("rời khối trong năm")
