"""Addresses of the app."""

from django.urls import path

from thidua.apps.seasons import views

app_name = "seasons"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<int:season_pk>/", views.detail, name="detail"),
    path("<int:season_pk>/history/", views.history, name="history"),
]
