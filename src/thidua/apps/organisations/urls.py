"""Addresses of the app."""

from django.urls import path

from thidua.apps.organisations import views

app_name = "organisations"
urlpatterns = [
    path("blocs/", views.blocs, name="blocs"),
    path("units/", views.units, name="units"),
]
