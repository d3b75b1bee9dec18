"""Tells the bar how many reminders wait to be read."""

from thidua.apps.accounts.registries.bell import bell_counts
from thidua.apps.reminders.queries import unread_count

bell_counts(unread_count)
