"""Addresses of the app."""

from django.urls import path

from thidua.apps.observations.views import exchange, listing, one

app_name = "observations"
urlpatterns = [
    path("<int:season_pk>/", listing.observations, name="observations"),
    path("<int:season_pk>/record/", listing.record, name="record_observation"),
    path("<int:season_pk>/ghi-nhan.xlsx", exchange.workbook, name="workbook"),
    path("<int:season_pk>/import/", exchange.choose, name="record_observations"),
    path("of/<int:observation_pk>/", one.observation, name="observation"),
    path("of/<int:observation_pk>/correct/", one.correct, name="correct_observation"),
    path("of/<int:observation_pk>/strike/", one.strike, name="strike_observation"),
    path("of/<int:observation_pk>/answer/", one.answer, name="answer_observation"),
    path("of/<int:observation_pk>/file/", one.download, name="file"),
]
