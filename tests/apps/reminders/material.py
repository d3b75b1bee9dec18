"""A bloc with a task in so many days, and what its people were told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from thidua.apps.accounts.models import User
from thidua.apps.reminders.actions.sweeping import sweep
from thidua.apps.reminders.models import Reminder
from thidua.apps.seasons.models import ChecklistItem, Season

MORNING = datetime(2023, 5, 10, 7, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TEXT = "Gửi báo cáo quý"


def task(season: Season, days: int, *, owner: str = "units", text: str = TEXT) -> ChecklistItem:
    """A line of the checklist that is due so many days after ``MORNING``."""
    Season.objects.filter(pk=season.pk).update(state="running")
    due = MORNING.date() + timedelta(days)
    return ChecklistItem.objects.create(season=season, text=text, owner=owner, due_on=due)


def told(user: User, text: str = TEXT, **narrowed: object) -> list[str]:
    """The kinds of reminders about it, in their order of time."""
    rows = Reminder.objects.filter(user=user, text=text, **narrowed)
    return list(rows.order_by("created_at", "pk").values_list("kind", flat=True))


def swept(days: int = 0, **more: float) -> int:
    """A sweep so long after ``MORNING``: how many were told."""
    made = sweep(MORNING + timedelta(days=days, **more))
    assert made is not None
    return made
