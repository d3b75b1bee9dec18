"""Addresses of the app."""

from django.urls import path

from thidua.apps.home import views

app_name = "home"
urlpatterns = [path("", views.index, name="index")]
