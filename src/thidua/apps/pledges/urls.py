"""Addresses of the app."""

from django.urls import path

from thidua.apps.pledges.views import (
    accepting,
    covenants,
    decisions,
    editing,
    exchange,
    registrations,
    signing,
)

app_name = "pledges"
urlpatterns = [
    path("<int:season_pk>/registrations/", registrations.registrations, name="registrations"),
    path(
        "<int:season_pk>/registrations/start/<int:membership_pk>/",
        registrations.start,
        name="start_registration",
    ),
    path(
        "<int:season_pk>/registrations/accept/",
        accepting.accept_all,
        name="accept_all_registrations",
    ),
    path("<int:season_pk>/registrations/summary/", exchange.summary, name="summary"),
    path(
        "<int:season_pk>/registrations/summary.xlsx",
        exchange.summary_workbook,
        name="summary_workbook",
    ),
    path("registrations/<int:pk>/workbook.xlsx", exchange.workbook, name="workbook"),
    path("registrations/<int:pk>/upload/", exchange.upload, name="save_registration_from_workbook"),
    path("registrations/<int:pk>/", registrations.registration, name="registration"),
    path("registrations/<int:pk>/edit/", editing.edit, name="save_registration"),
    path("registrations/<int:pk>/copy/", editing.copy, name="copy_registration"),
    path("registrations/<int:pk>/submit/", decisions.submit, name="submit_registration"),
    path("registrations/<int:pk>/withdraw/", decisions.withdraw, name="withdraw_registration"),
    path("registrations/<int:pk>/accept/", decisions.accept, name="accept_registration"),
    path("registrations/<int:pk>/return/", decisions.give_back, name="return_registration"),
    path("registrations/<int:pk>/reopen/", decisions.reopen, name="reopen_registration"),
    path("<int:season_pk>/covenant/", covenants.covenant, name="covenant"),
    path("<int:season_pk>/covenant/draft/", covenants.draft, name="draft_covenant"),
    path("covenants/<int:pk>/", covenants.version, name="version"),
    path("covenants/<int:pk>/text.json", covenants.canonical, name="canonical"),
    path("covenants/<int:pk>/edit/", covenants.edit, name="edit_covenant"),
    path("covenants/<int:pk>/adopt/", covenants.adopt, name="adopt_covenant"),
    path("covenants/<int:pk>/supersede/", covenants.supersede, name="supersede_covenant"),
    path("covenants/<int:pk>/sign/<int:unit_pk>/", signing.sign, name="sign_covenant"),
]
