"""Addresses of the app."""

from django.urls import path

from thidua.apps.pledges import views

app_name = "pledges"
urlpatterns = [
    path("<int:season_pk>/registrations/", views.registrations, name="registrations"),
    path("<int:season_pk>/covenant/", views.covenant, name="covenant"),
]
