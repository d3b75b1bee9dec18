"""Addresses of the app."""

from django.urls import path

from thidua.apps.organisations.views import blocs, units

app_name = "organisations"
urlpatterns = [
    path("blocs/", blocs.listing, name="blocs"),
    path("units/", units.listing, name="units"),
]
