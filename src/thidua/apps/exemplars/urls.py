"""Addresses of the app."""

from django.urls import path

from thidua.apps.exemplars.views import acts, exemplars

app_name = "exemplars"
_OF = "of/<int:exemplar_pk>"
urlpatterns = [
    path("<int:season_pk>/", exemplars.exemplars, name="exemplars"),
    path("<int:season_pk>/add/", exemplars.add, name="record_exemplar"),
    path("<int:season_pk>/dien-hinh.xlsx", exemplars.workbook, name="workbook"),
    path(f"{_OF}/", exemplars.exemplar, name="exemplar"),
    path(f"{_OF}/edit/", exemplars.edit, name="edit_exemplar"),
    path(f"{_OF}/remove/", exemplars.remove, name="remove_exemplar"),
    path(f"{_OF}/step/", acts.add_step, name="record_step"),
    path(f"{_OF}/consent/", acts.consent, name="give_consent"),
    path(f"{_OF}/consent/withdraw/", acts.withdraw, name="withdraw_consent"),
    path(f"{_OF}/awards/", acts.awards, name="link_awards"),
    path("steps/<int:exemplar_step_pk>/remove/", acts.drop_step, name="remove_step"),
]
