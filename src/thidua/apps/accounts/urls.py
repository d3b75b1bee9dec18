"""Addresses of the app."""

from django.urls import path

from thidua.apps.accounts import views

app_name = "accounts"
urlpatterns = [path("profile/", views.profile, name="profile")]
