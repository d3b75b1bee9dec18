"""Addresses of the app."""

from django.urls import path

from thidua.apps.ratings.views import kinds, ratings

app_name = "ratings"
_CELL = "<int:season_pk>/<int:ratingkind_pk>/<int:unit_pk>/"
urlpatterns = [
    path("", ratings.overview, name="overview"),
    path("<int:season_pk>/", ratings.ratings, name="ratings"),
    path(_CELL, ratings.record, name="record_rating"),
    path("<int:season_pk>/xep-loai.xlsx", ratings.workbook, name="workbook"),
    path("<int:season_pk>/import/", ratings.choose, name="record_ratings"),
    path("of/<int:rating_pk>/remove/", ratings.remove, name="remove_rating"),
    path("kinds/<int:authority_pk>/", kinds.kinds, name="kinds"),
    path("kinds/<int:authority_pk>/add/", kinds.add, name="create_kind"),
    path("kinds/<int:authority_pk>/usual/", kinds.add_usual, name="create_usual_kinds"),
    path("kinds/of/<int:ratingkind_pk>/edit/", kinds.edit, name="edit_kind"),
    path("kinds/of/<int:ratingkind_pk>/retire/", kinds.retire, name="retire_kind"),
]
