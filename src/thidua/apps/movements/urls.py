"""Addresses of the app."""

from django.urls import path

from thidua.apps.movements.views import movements

app_name = "movements"
urlpatterns = [
    path("<int:season_pk>/", movements.movements, name="movements"),
    path("<int:season_pk>/launch/", movements.launch, name="launch_movement"),
    path("of/<int:movement_pk>/", movements.movement, name="movement"),
    path("of/<int:movement_pk>/edit/", movements.edit, name="edit_movement"),
    path("of/<int:movement_pk>/activity/", movements.add_activity, name="record_activity"),
    path("of/<int:movement_pk>/close/", movements.close, name="close_movement"),
    path("activities/<int:activity_pk>/remove/", movements.drop_activity, name="remove_activity"),
]
