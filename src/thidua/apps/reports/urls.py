"""Addresses of the app."""

from django.urls import path

from thidua.apps.reports.views import board, exchange, forms, reporting

app_name = "reports"
_OF = "form/<int:form_pk>/of/<int:unit_pk>"
urlpatterns = [
    path("", board.board, name="board"),
    path("bao-cao.xlsx", board.board_workbook, name="board_workbook"),
    path("<int:season_pk>/", board.reports, name="reports"),
    path("<int:season_pk>/bao-cao.xlsx", board.workbook, name="workbook"),
    path("<int:season_pk>/create/", forms.create, name="create_form"),
    path("form/<int:form_pk>/", forms.form, name="form"),
    path("form/<int:form_pk>/edit/", forms.save, name="save_form"),
    path("form/<int:form_pk>/open/", forms.open_to_units, name="open_form"),
    path("form/<int:form_pk>/dates/", forms.dates, name="move_dates"),
    path("form/<int:form_pk>/remove/", forms.remove, name="remove_form"),
    path("form/<int:form_pk>/together/", exchange.together, name="consolidated"),
    path(
        "form/<int:form_pk>/tong-hop.xlsx", exchange.together_workbook, name="consolidated_workbook"
    ),
    path(f"{_OF}/", reporting.report, name="report"),
    path(f"{_OF}/save/", reporting.save, name="save_report"),
    path(f"{_OF}/bao-cao.xlsx", exchange.report_workbook, name="report_workbook"),
    path(f"{_OF}/bao-cao.<form:form>", exchange.report_paper, name="report_paper"),
    path(f"{_OF}/import/", exchange.upload, name="save_report_from_workbook"),
    path(f"{_OF}/submit/", reporting.submit, name="submit_report"),
    path(f"{_OF}/withdraw/", reporting.withdraw, name="withdraw_report"),
    path(f"{_OF}/accept/", reporting.accept, name="accept_report"),
    path(f"{_OF}/return/", reporting.give_back, name="return_report"),
    path(f"{_OF}/extend/", reporting.extend, name="grant_extension"),
]
