"""Tables of the app."""

from thidua.apps.reminders.models.reminders import ChannelChoice, Reminder, Sweep
from thidua.apps.reminders.models.sending import CalendarFeed, Delivery, Webhook

__all__ = ["CalendarFeed", "ChannelChoice", "Delivery", "Reminder", "Sweep", "Webhook"]
