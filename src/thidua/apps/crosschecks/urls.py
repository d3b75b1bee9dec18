"""Addresses of the app."""

from django.urls import path

from thidua.apps.crosschecks.views import (
    checkers,
    draw,
    marks,
    objections,
    requests,
    serving,
    workbooks,
)

app_name = "crosschecks"
urlpatterns = [
    path("season/<int:season_pk>/", draw.crosscheck, name="crosscheck"),
    path("season/<int:season_pk>/settings/", draw.settings, name="set_crosscheck"),
    path("season/<int:season_pk>/recuse/", draw.recuse, name="recuse_checker"),
    path(
        "season/<int:season_pk>/recusals/<int:recusal_pk>/remove/",
        draw.take_back,
        name="take_back_recusal",
    ),
    path("season/<int:season_pk>/seed/", draw.announce, name="announce_seed"),
    path("season/<int:season_pk>/seed/withdraw/", draw.withdraw, name="withdraw_seed"),
    path("season/<int:season_pk>/hall/", draw.hall, name="draw_checkers"),
    path("season/<int:season_pk>/draw.yaml", draw.draw_file, name="draw_file"),
    path("season/<int:season_pk>/draw.json", draw.draw_answer, name="draw_answer"),
    path("season/<int:season_pk>/visits/<int:unit_pk>/", serving.visit, name="plan_visit"),
    path("season/<int:season_pk>/checkers/", checkers.checkers, name="checkers"),
    path("season/<int:season_pk>/checkers.xlsx", checkers.workbook, name="checkers_workbook"),
    path(
        "season/<int:season_pk>/marks.xlsx", workbooks.workbook_of_units, name="workbook_of_units"
    ),
    path(
        "season/<int:season_pk>/marks/upload/",
        workbooks.upload_of_units,
        name="save_marks_of_units",
    ),
    path("assignments/<int:assignment_pk>/marks/", marks.marks, name="save_marks"),
    path("assignments/<int:assignment_pk>/marks.xlsx", workbooks.workbook, name="marks_workbook"),
    path(
        "assignments/<int:assignment_pk>/upload/",
        workbooks.upload,
        name="save_marks_from_workbook",
    ),
    path("assignments/<int:assignment_pk>/hand-in/", marks.hand_in, name="hand_in_marks"),
    path("sheets/<int:sheet_pk>/", marks.findings, name="findings"),
    path("sheets/<int:sheet_pk>/requests/", requests.requests, name="requests"),
    path("requests/<int:mark_pk>/", requests.reply, name="reply_to_request"),
    path("season/<int:season_pk>/objections/", objections.objections, name="objections"),
    path("season/<int:season_pk>/objections/open/", objections.open_, name="open_objections"),
    path("season/<int:season_pk>/objections/add/", objections.add, name="make_objection"),
    path("season/<int:season_pk>/objections/lock/", objections.lock, name="lock_result"),
    path("objections/<int:objection_pk>/", objections.answer, name="answer_objection"),
    path("sheets/<int:sheet_pk>/settle/", marks.settle, name="settle_marks"),
    path("assignments/<int:assignment_pk>/replace/", serving.replace, name="replace_checker"),
]
