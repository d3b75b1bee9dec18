"""Addresses of the app."""

from django.urls import path

from thidua.apps.reminders.views import reminders

app_name = "reminders"
urlpatterns = [
    path("", reminders.listing, name="list"),
    path("<int:reminder_pk>/open/", reminders.open_, name="read_reminder"),
    path("<int:reminder_pk>/read/", reminders.read, name="read_reminder_in_list"),
    path("read-all/", reminders.read_all, name="read_all_reminders"),
    path("channels/", reminders.channels, name="choose_channels"),
]
