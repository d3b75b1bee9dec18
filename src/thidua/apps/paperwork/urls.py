"""Addresses of the app."""

from django.urls import URLPattern, URLResolver

app_name = "paperwork"
urlpatterns: list[URLPattern | URLResolver] = []
