"""Addresses of the app."""

from django.urls import path

from thidua.apps.insight.views import pages

app_name = "insight"
urlpatterns = [
    path("", pages.year, name="year"),
    path("toan-canh.xlsx", pages.year_sheet, name="year_workbook"),
    path("flags/", pages.flags, name="flags"),
    path("flags/co-thi-dua.xlsx", pages.flags_sheet, name="flags_workbook"),
]
