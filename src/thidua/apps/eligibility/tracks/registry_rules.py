"""What of the registry a verdict reads: docs/algorithms/eligibility.md, "From the registry"."""

from datetime import date

from django.db.models import Q

from thidua.apps.awards.models import AwardRecord
from thidua.domain.award_codes import FLAGS, FORM_NAMES, MINISTRY_CERTIFICATE

YEARS_READ = 20  # the award year and those before it; no rule looks further back than ten

PERSON_TITLES = ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_TQ")
UNIT_TITLES = ("TTLDTT", "TTLDXS")
FORMS = (*(code for code in FORM_NAMES if code != "GK"), MINISTRY_CERTIFICATE)
"""Forms that another award builds on; a test holds that no rule asks for more."""

LISTED = FLAGS + FORMS
TITLES = PERSON_TITLES + UNIT_TITLES


def in_force(received_on: date) -> Q:
    """Awards that were decided by the day, and not revoked by it."""
    not_revoked = Q(state=AwardRecord.State.DECIDED) | Q(revoked_on__gt=received_on)
    return not_revoked & Q(decision__decided_on__lte=received_on)


def revoked(received_on: date) -> Q:
    """Awards that were revoked by the day."""
    return Q(state=AwardRecord.State.REVOKED, revoked_on__lte=received_on)


def one_by_one(received_on: date) -> Q:
    """Awards that are listed each by itself: forms, flags, revoked titles, titles of no year."""
    odd = Q(award__in=TITLES) & (revoked(received_on) | (Q(year=None) & in_force(received_on)))
    return Q(award__in=LISTED) | odd


def known_of(received_on: date) -> Q:
    """Disciplines that were not decided after the day."""
    return Q(decided_on=None) | Q(decided_on__lte=received_on)


def open_on(received_on: date) -> Q:
    """Matters that are being looked into on the day."""
    return Q(opened_on__lte=received_on) & (Q(closed_on=None) | Q(closed_on__gt=received_on))


def first_year(award_year: int) -> int:
    """The oldest year that is read."""
    return award_year - YEARS_READ + 1
