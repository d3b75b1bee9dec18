"""One screening for the standing office that has people, so that its list shows something."""

from datetime import date, datetime

from thidua.apps.accounts.models import User
from thidua.apps.eligibility.actions.screening import start_screening
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.tracks.scope import Scope
from thidua.apps.jobs.tasks import run
from thidua.apps.organisations.models import Authority
from thidua.apps.people.models import Person

AWARD_YEAR, RECEIVED_ON = 2023, date(2024, 3, 15)


def screen_people(authority: Authority, *, standing: User, at: datetime) -> Screening | None:
    """Everybody for the year before; nothing where there is nobody, or it was done."""
    done = Screening.objects.filter(authority=authority, award_year=AWARD_YEAR)
    if done.exists() or not Person.objects.filter(authority=authority).exists():
        return None
    screening = start_screening(
        Scope(authority),
        Screening.Kind.INDIVIDUAL,
        award_year=AWARD_YEAR,
        received_on=RECEIVED_ON,
        actor=standing,
        at=at,
    )
    if screening.job is not None:
        run.call(screening.job.pk)
    return screening
