"""Addresses of the app."""

from django.urls import path

from thidua.apps.schemes.views.season import season

app_name = "schemes"
urlpatterns = [path("season/<int:season_pk>/", season, name="season")]
