"""Addresses of the app."""

from django.urls import path
from django.views.generic import RedirectView

from thidua.apps.people.views import lists, people, people_import, postings

_UNIT = "units/<int:unit_pk>/"
_PERSON = "<int:person_pk>/"

app_name = "people"
urlpatterns = [
    path("", lists.listing, name="people"),
    path("danh-sach-ca-nhan.xlsx", lists.workbook, name="workbook"),
    path(f"{_UNIT}add/", people.create, name="add_person"),
    path(f"{_UNIT}import/", people_import.choose, name="import_people"),
    path(f"{_UNIT}import/preview/", RedirectView.as_view(pattern_name="people:import_people")),
    path(_PERSON, people.detail, name="person"),
    path(f"{_PERSON}edit/", people.edit, name="edit_person"),
    path(f"{_PERSON}leave/", postings.leave, name="end_posting"),
    path(f"{_PERSON}return/", postings.resume, name="resume_posting"),
    path(f"{_PERSON}transfer/", postings.transfer, name="transfer_person"),
]
