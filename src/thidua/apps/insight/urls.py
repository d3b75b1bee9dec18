"""Addresses of the app."""

from django.urls import path

from thidua.apps.insight.views import pages, pictures, saved, tables

app_name = "insight"
urlpatterns = [
    path("", pages.year, name="year"),
    path("toan-canh.xlsx", pages.year_sheet, {"ending": "xlsx"}, name="year_workbook"),
    path("toan-canh.csv", pages.year_sheet, {"ending": "csv"}, name="year_csv"),
    path("toan-canh.svg", pictures.year_picture, {"ending": "svg"}, name="year_svg"),
    path("toan-canh.png", pictures.year_picture, {"ending": "png"}, name="year_png"),
    path("flags/", pages.flags, name="flags"),
    path("flags/co-thi-dua.xlsx", pages.flags_sheet, {"ending": "xlsx"}, name="flags_workbook"),
    path("flags/co-thi-dua.csv", pages.flags_sheet, {"ending": "csv"}, name="flags_csv"),
    path("awards/", tables.awards, name="awards"),
    path("awards/khen-thuong.xlsx", tables.awards_sheet, name="awards_workbook"),
    path("ledger/", tables.ledger, name="ledger"),
    path("ledger/ket-qua.xlsx", tables.ledger_sheet, name="ledger_workbook"),
    path("honesty/", tables.honesty, name="honesty"),
    path(
        "honesty/cham-diem.xlsx", tables.honesty_sheet, {"ending": "xlsx"}, name="honesty_workbook"
    ),
    path("honesty/cham-diem.csv", tables.honesty_sheet, {"ending": "csv"}, name="honesty_csv"),
    path("extract/", tables.extract, name="extract"),
    path("extract/bang.xlsx", tables.extract_sheet, name="extract_workbook"),
    path("extract/bang.csv", tables.extract_text, name="extract_csv"),
    path("extract/bieu-do.svg", pictures.extract_picture, {"ending": "svg"}, name="extract_svg"),
    path("extract/bieu-do.png", pictures.extract_picture, {"ending": "png"}, name="extract_png"),
    path("rows/<slug:source>/", tables.rows, name="rows"),
    path("rows/<slug:source>/chi-tiet.xlsx", tables.rows_sheet, name="rows_workbook"),
    path("saved/", saved.saved, name="saved"),
    path("saved/new/", saved.save, name="save_view"),
    path("saved/<int:saved_view_pk>/drop/", saved.drop, name="drop_view"),
]
