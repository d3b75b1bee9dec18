"""Addresses of the app."""

from django.urls import path

from thidua.apps.awards.views import history_files, importing, money, statistics, unit_counts

app_name = "awards"
urlpatterns = [
    path("imports/", importing.listing, name="imports"),
    path("imports/form/", history_files.form, name="history_form"),
    path("imports/export/", history_files.export, name="history_export"),
    path("imports/<int:pk>/", importing.detail, name="import"),
    path("imports/<int:pk>/accept/", importing.accept, name="import_accept"),
    path("imports/<int:pk>/discard/", importing.discard, name="import_discard"),
    path("imports/<int:pk>/undo/", importing.undo, name="import_undo"),
    path("imports/<int:pk>/marked/", history_files.marked, name="import_marked"),
    path("money/", money.totals, name="money"),
    path("money/<int:pk>/", money.decision, name="decision_money"),
    path("statistics/", statistics.overview, name="statistics"),
    path("unit-counts/", unit_counts.overview, name="unit_counts"),
]
