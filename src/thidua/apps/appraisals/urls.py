"""Addresses of the app."""

from django.urls import path

from thidua.apps.appraisals.views import results, sheets

app_name = "appraisals"
urlpatterns = [
    path("season/<int:season_pk>/", sheets.sheets, name="sheets"),
    path("season/<int:season_pk>/result/", results.result, name="result"),
]
