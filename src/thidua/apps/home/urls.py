"""Addresses of the app."""

from django.urls import path

from thidua.apps.home import views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("search/", views.search, name="search"),
    path("search/found/", views.search_found, name="search_found"),
]
