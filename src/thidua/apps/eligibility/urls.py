"""Addresses of the app."""

from django.urls import path

from thidua.apps.eligibility.views import law, screening, subjects

_PERSON, _UNIT = "people/<int:person_pk>/", "units/<int:unit_pk>/"
_ONE = "screenings/<int:screening_pk>/"

app_name = "eligibility"
urlpatterns = [
    path("", subjects.index, name="index"),
    path(_PERSON, subjects.person, name="person"),
    path(f"{_PERSON}compare/", subjects.compare_person, name="compare_person"),
    path(f"{_PERSON}reason/<str:award>/", subjects.person_reason, name="person_reason"),
    path(_UNIT, subjects.unit, name="unit"),
    path(f"{_UNIT}compare/", subjects.compare_unit, name="compare_unit"),
    path(f"{_UNIT}reason/<str:award>/", subjects.unit_reason, name="unit_reason"),
    path("screenings/", screening.listing, name="screenings"),
    path("screenings/start/", screening.start, name="start_screening"),
    path(_ONE, screening.detail, name="screening"),
    path(f"{_ONE}ra-soat.xlsx", screening.workbook, name="screening_workbook"),
    path("law/", law.overview, name="law"),
    path("law/numbers/", law.numbers, name="law_numbers"),
    path("law/changes/", law.changes, name="law_changes"),
    path("law/awards/<str:award>/", law.award, name="law_award"),
]
