"""Addresses of the app."""

from django.urls import path

from thidua.apps.insight.views import pages, saved, tables

app_name = "insight"
urlpatterns = [
    path("", pages.year, name="year"),
    path("toan-canh.xlsx", pages.year_sheet, name="year_workbook"),
    path("flags/", pages.flags, name="flags"),
    path("flags/co-thi-dua.xlsx", pages.flags_sheet, name="flags_workbook"),
    path("awards/", tables.awards, name="awards"),
    path("awards/khen-thuong.xlsx", tables.awards_sheet, name="awards_workbook"),
    path("ledger/", tables.ledger, name="ledger"),
    path("ledger/ket-qua.xlsx", tables.ledger_sheet, name="ledger_workbook"),
    path("honesty/", tables.honesty, name="honesty"),
    path("honesty/cham-diem.xlsx", tables.honesty_sheet, name="honesty_workbook"),
    path("extract/", tables.extract, name="extract"),
    path("extract/bang.xlsx", tables.extract_sheet, name="extract_workbook"),
    path("extract/bang.csv", tables.extract_text, name="extract_csv"),
    path("rows/<slug:source>/", tables.rows, name="rows"),
    path("rows/<slug:source>/chi-tiet.xlsx", tables.rows_sheet, name="rows_workbook"),
    path("saved/", saved.saved, name="saved"),
    path("saved/new/", saved.save, name="save_view"),
    path("saved/<int:saved_view_pk>/drop/", saved.drop, name="drop_view"),
]
