"""Addresses of the app."""

from django.urls import path

from thidua.apps.reminders.views import deliveries, feeds, reminders, webhooks

app_name = "reminders"
urlpatterns = [
    path("", reminders.listing, name="list"),
    path("<int:reminder_pk>/open/", reminders.open_, name="read_reminder"),
    path("<int:reminder_pk>/read/", reminders.read, name="read_reminder_in_list"),
    path("read-all/", reminders.read_all, name="read_all_reminders"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("nhat-ky-gui.xlsx", deliveries.workbook, name="deliveries_workbook"),
    path("deliveries/<int:delivery_pk>/resend/", deliveries.resend, name="resend_delivery"),
    path("calendar/renew/", feeds.renew, name="renew_feed"),
    path("calendar/revoke/", feeds.revoke, name="revoke_feed"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("webhooks/<int:authority_pk>/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<int:authority_pk>/create/", webhooks.create, name="create_webhook"),
    path("webhook/<int:webhook_pk>/edit/", webhooks.edit, name="edit_webhook"),
    path("webhook/<int:webhook_pk>/secret/", webhooks.renew, name="renew_webhook_secret"),
    path("webhook/<int:webhook_pk>/try/", webhooks.try_, name="try_webhook"),
    path("channels/", reminders.channels, name="choose_channels"),
]
