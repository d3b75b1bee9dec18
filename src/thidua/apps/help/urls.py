"""Addresses of the app."""

from django.urls import path, re_path

from thidua.apps.help.views import guides, suggestions

app_name = "help"
urlpatterns = [
    path("", guides.index, name="index"),
    path("panel/", guides.panel, name="panel"),
    path("guides/<slug:slug>/", guides.guide, name="guide"),
    re_path(r"^pictures/(?P<language>\w+)/(?P<name>[\w-]+\.png)$", guides.picture, name="picture"),
    path("suggestions/", suggestions.listing, name="suggestions"),
    path("suggestions/make/", suggestions.make, name="make_suggestion"),
    path("suggestions/<int:suggestion_pk>/answer/", suggestions.answer, name="answer_suggestion"),
]
