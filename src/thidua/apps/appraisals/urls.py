"""Addresses of the app."""

from django.urls import path

from thidua.apps.appraisals.views import (
    evidence,
    fed,
    lines,
    results,
    sheet,
    sheets,
    signing,
    verification,
    workbooks,
)

app_name = "appraisals"
urlpatterns = [
    path("season/<int:season_pk>/", sheets.sheets, name="sheets"),
    path("season/<int:season_pk>/sheets.xlsx", sheets.sheets_workbook, name="sheets_workbook"),
    path("season/<int:season_pk>/open/", sheets.open_season, name="open_scoring"),
    path("season/<int:season_pk>/lock/", verification.lock_all, name="lock_sheets"),
    path("season/<int:season_pk>/result/", results.result, name="result"),
    path("season/<int:season_pk>/firmness/", results.firmness, name="firmness"),
    path("season/<int:season_pk>/result.xlsx", results.result_download, name="result_workbook"),
    path("season/<int:season_pk>/recount.zip", results.recount, name="recount"),
    path("season/<int:season_pk>/publish/", results.publish, name="publish_result"),
    path("sheets/<int:sheet_pk>/", sheet.sheet, name="sheet"),
    path("sheets/<int:sheet_pk>/present/", signing.present, name="present_sheet"),
    path("sheets/<int:sheet_pk>/give-back/", signing.give_back, name="give_back_draft"),
    path("sheets/<int:sheet_pk>/submit/", signing.submit, name="submit_sheet"),
    path("sheets/<int:sheet_pk>/withdraw/", sheet.withdraw, name="withdraw_sheet"),
    path("sheets/<int:sheet_pk>/return/", sheet.give_back, name="return_sheet"),
    path("sheets/<int:sheet_pk>/target/<str:item>/", sheet.own_target, name="add_own_target"),
    path("sheets/<int:sheet_pk>/explain/", lines.explain_sum, name="explain_total"),
    path("sheets/<int:sheet_pk>/sheet.xlsx", workbooks.workbook, name="workbook"),
    path("sheets/<int:sheet_pk>/upload/", workbooks.upload, name="save_lines_from_workbook"),
    path("sheets/<int:sheet_pk>/close/", verification.close_overdue, name="close_overdue_sheet"),
    path("sheets/<int:sheet_pk>/verify/", verification.verify, name="verify"),
    path("sheets/<int:sheet_pk>/agree/", verification.agree, name="agree_rest"),
    path("sheets/<int:sheet_pk>/finish/", verification.finish, name="finish_verification"),
    path("sheets/<int:sheet_pk>/lock/", verification.lock, name="lock_sheet"),
    path("sheets/<int:sheet_pk>/reopen/", verification.reopen, name="reopen_sheet"),
    path("lines/<int:line_pk>/", lines.explain, name="explain"),
    path("lines/<int:line_pk>/save/", lines.save_line, name="save_lines_while_typing"),
    path("lines/<int:line_pk>/take-fed/", fed.take_fed, name="save_lines_from_feed"),
    path("lines/<int:line_pk>/answer/", lines.answer, name="answer_line"),
    path("lines/<int:line_pk>/verify/", verification.verify_one, name="verify_line"),
    path("lines/<int:line_pk>/remove/", sheet.remove_target, name="remove_own_target"),
    path("lines/<int:line_pk>/evidence/", evidence.evidence, name="evidence"),
    path("evidence/<int:evidence_pk>/", evidence.download, name="download"),
    path("evidence/<int:evidence_pk>/remove/", evidence.remove, name="remove_evidence"),
]
