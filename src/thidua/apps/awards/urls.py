"""Addresses of the app."""

from django.urls import path

from thidua.apps.awards.views import (
    acts,
    conduct,
    decisions,
    history,
    history_files,
    importing,
    money,
    records,
    statistics,
    unit_counts,
    years,
)

_UNIT, _PERSON = "units/<int:unit_pk>/", "people/<int:person_pk>/"
_AWARD, _DECISION = "<int:record_pk>/", "decisions/<int:decision_pk>/"

app_name = "awards"
urlpatterns = [
    path("catalogue/", history.catalogue, name="catalogue"),
    path("decisions/", decisions.listing, name="decisions"),
    path("decisions/quyet-dinh-khen-thuong.xlsx", decisions.workbook, name="decisions_workbook"),
    path(_DECISION, decisions.detail, name="decision"),
    path(f"{_DECISION}edit/", decisions.edit, name="edit_decision"),
    path(f"{_DECISION}present/", decisions.present, name="present_decision"),
    path(
        "authorities/<int:authority_pk>/household/",
        records.create_for_household,
        name="enter_award_for_household",
    ),
    path(_UNIT, history.unit, name="unit"),
    path(f"{_UNIT}confirm/", history.confirm, name="confirm_history"),
    path(f"{_UNIT}record/", records.create, name="enter_award_for_unit"),
    path(f"{_UNIT}years/", years.edit, name="save_year_for_unit"),
    path(f"{_UNIT}years/<int:year>/", years.edit, name="unit_year"),
    path(f"{_UNIT}discipline/", conduct.add_discipline, name="save_discipline_for_unit"),
    path(f"{_UNIT}inquiry/", conduct.add_inquiry, name="save_inquiry_for_unit"),
    path(f"{_PERSON}record/", records.create, name="enter_award_for_person"),
    path(f"{_PERSON}years/", years.edit, name="save_year_for_person"),
    path(f"{_PERSON}years/<int:year>/", years.edit, name="person_year"),
    path(f"{_PERSON}initiative/", conduct.add_initiative, name="save_initiative"),
    path(f"{_PERSON}discipline/", conduct.add_discipline, name="save_discipline_for_person"),
    path(f"{_PERSON}inquiry/", conduct.add_inquiry, name="save_inquiry_for_person"),
    path("initiatives/<int:pk>/", conduct.initiative, name="initiative"),
    path("initiatives/<int:pk>/remove/", conduct.drop_initiative, name="remove_initiative"),
    path("disciplines/<int:pk>/", conduct.discipline, name="discipline"),
    path("disciplines/<int:pk>/remove/", conduct.drop_discipline, name="remove_discipline"),
    path("inquiries/<int:pk>/", conduct.inquiry, name="inquiry"),
    path("inquiries/<int:pk>/remove/", conduct.drop_inquiry, name="remove_inquiry"),
    path(_AWARD, records.detail, name="award"),
    path(f"{_AWARD}edit/", records.edit, name="correct_award"),
    path(f"{_AWARD}present/", acts.present, name="present_award"),
    path(f"{_AWARD}revoke/", acts.revoke, name="revoke_award"),
    path(f"{_AWARD}recover/", acts.recover, name="note_recovery"),
    path("imports/", importing.listing, name="imports"),
    path("imports/mau-lich-su-khen-thuong.xlsx", history_files.form, name="history_form"),
    path("imports/lich-su-khen-thuong.xlsx", history_files.export, name="history_export"),
    path("imports/<int:pk>/", importing.detail, name="import"),
    path("imports/<int:pk>/accept/", importing.accept, name="accept_history"),
    path("imports/<int:pk>/discard/", importing.discard, name="discard_history"),
    path("imports/<int:pk>/undo/", importing.undo, name="undo_history"),
    path("imports/<int:pk>/loi-can-sua.xlsx", history_files.marked, name="import_marked"),
    path("money/", money.totals, name="money"),
    path("money/<int:pk>/", money.decision, name="decision_money"),
    path("statistics/", statistics.overview, name="statistics"),
    path("unit-counts/", unit_counts.overview, name="unit_counts"),
]
