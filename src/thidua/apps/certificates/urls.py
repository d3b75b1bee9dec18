"""Addresses of the app."""

from django.urls import path

from thidua.apps.certificates.views import layouts, printing

_LAYOUT, _OFFICE = "layouts/<int:sheet_layout_pk>/", "authorities/<int:authority_pk>/"
_DECISION, _RUN = "decisions/<int:decision_pk>/", "runs/<int:print_run_pk>/"
_SHEET = "book/<int:printed_certificate_pk>/"

app_name = "certificates"
urlpatterns = [
    path("book/", printing.book, name="book"),
    path("book/so-in-bang.xlsx", printing.workbook, name="book_workbook"),
    path(f"{_SHEET}reprint/", printing.reprint, name="reprint_certificate"),
    path(f"{_SHEET}hand-over/", printing.hand_over_one, name="hand_over_certificates_of_one"),
    path(_DECISION, printing.decision, name="decision"),
    path(f"{_DECISION}print/", printing.print_waiting, name="print_certificates"),
    path(f"{_DECISION}start/", printing.start, name="start_printing"),
    path(f"{_DECISION}dat-lam.xlsx", printing.workshop, name="workshop_workbook"),
    path(f"{_RUN}bang.pdf", printing.run_file, name="run_file"),
    path(f"{_RUN}hand-over/", printing.hand_over, name="hand_over_certificates"),
    path("layouts/", layouts.listing, name="layouts"),
    path(f"{_OFFICE}layout/", layouts.create, name="create_layout"),
    path(f"{_OFFICE}printer/", layouts.printer, name="save_printer"),
    path("printers/<int:printer_offset_pk>/remove/", layouts.drop_printer, name="remove_printer"),
    path(_LAYOUT, layouts.edit, name="save_layout"),
    path(f"{_LAYOUT}scan/", layouts.scan, name="save_scan"),
    path(f"{_LAYOUT}phoi/", layouts.picture, name="scan"),
    path(f"{_LAYOUT}in-thu.pdf", layouts.trial, name="trial"),
    path(f"{_LAYOUT}retire/", layouts.retire, name="retire_layout"),
]
