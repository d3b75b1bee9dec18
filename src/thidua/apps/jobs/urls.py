"""Addresses of the app."""

from django.urls import path

from thidua.apps.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<int:job_pk>/", views.detail, name="detail"),
    path("<int:job_pk>/cancel/", views.cancel, name="cancel"),
    path("<int:job_pk>/restart/", views.restart, name="restart"),
]
