"""From one's own page to how one is reminded."""

from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.profile_sections import Section, profile_section


@profile_section
def my_reminders(user: User, day: date) -> Section:
    """A way to the page of channels; nothing is asked."""
    return Section("reminders/_my_reminders.html", {})
