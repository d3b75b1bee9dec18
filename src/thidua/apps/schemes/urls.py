"""Addresses of the app."""

from django.urls import URLPattern, URLResolver

app_name = "schemes"
urlpatterns: list[URLPattern | URLResolver] = []
