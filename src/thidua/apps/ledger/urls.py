"""Addresses of the app."""

from django.urls import path

from thidua.apps.ledger.views import deeds, doubles, exchange, pasting

app_name = "ledger"
urlpatterns = [
    path("<int:season_pk>/", deeds.deeds, name="deeds"),
    path("<int:season_pk>/record/", deeds.record, name="record_deed"),
    path("<int:season_pk>/so-ket-qua.xlsx", exchange.workbook, name="workbook"),
    path("<int:season_pk>/import/", exchange.upload, name="record_deeds_from_workbook"),
    path("<int:season_pk>/paste/", pasting.paste, name="paste"),
    path("<int:season_pk>/paste/record/", pasting.record_pasted, name="record_deeds"),
    path("<int:season_pk>/doubles/", doubles.doubles, name="doubles"),
    path("deeds/<int:deed_pk>/two-works/<int:other_pk>/", doubles.clear, name="clear_double"),
    path("deeds/<int:deed_pk>/", deeds.deed, name="deed"),
    path("deeds/<int:deed_pk>/correct/", deeds.correct, name="correct_deed"),
    path("deeds/<int:deed_pk>/withdraw/", deeds.withdraw, name="withdraw_deed"),
]
