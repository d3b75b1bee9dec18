"""Something a user owes: each app lists its own, the first page shows them all."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class Obligation:
    """One act that waits for the user, with the page where it is done."""

    season: Season
    text: str
    button: str
    url: str
    due_on: date | None

    def days_left(self, day: date) -> int | None:
        """Days until due; negative when late; None without a due date."""
        return None if self.due_on is None else (self.due_on - day).days
