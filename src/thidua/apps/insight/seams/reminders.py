"""The letter that comes once a month to who stands for an authority: the year in a few words."""

from datetime import date

from django.urls import reverse

from thidua.apps.accounts.models import User
from thidua.apps.insight.pages.month import month_in_words
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reminders.registries.monthly import Monthly, monthly


@monthly
def year_so_far(user: User, day: date) -> Monthly | None:
    """For offices alone; nothing where no bloc has a year and nothing was given."""
    if not seats_of(user).standing_of:
        return None
    text = month_in_words(user, day)
    return Monthly(text, f"{reverse('insight:year')}?year={day.year}") if text else None
