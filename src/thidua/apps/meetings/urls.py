"""Addresses of the app."""

from django.urls import path

from thidua.apps.meetings import views

app_name = "meetings"
urlpatterns = [path("season/<int:season_pk>/", views.conference, name="conference")]
