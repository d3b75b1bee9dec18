"""Addresses of the app."""

from django.urls import path

from thidua.apps.movements.views import activities, calls, movements

app_name = "movements"
_CALL = "calls/of/<int:called_movement_pk>"
urlpatterns = [
    path("<int:season_pk>/", movements.movements, name="movements"),
    path("<int:season_pk>/launch/", movements.launch, name="launch_movement"),
    path("<int:season_pk>/phong-trao.xlsx", movements.workbook, name="workbook"),
    path("<int:season_pk>/calls/", calls.to_join, name="to_join"),
    path("<int:season_pk>/calls/<int:called_movement_pk>/join/", calls.join, name="join_call"),
    path("of/<int:movement_pk>/", movements.movement, name="movement"),
    path("of/<int:movement_pk>/edit/", movements.edit, name="edit_movement"),
    path("of/<int:movement_pk>/activity/", activities.add_activity, name="record_activity"),
    path("of/<int:movement_pk>/awards/", activities.awards, name="link_movement_awards"),
    path("of/<int:movement_pk>/close/", movements.close, name="close_movement"),
    path("activities/<int:activity_pk>/", activities.activity, name="activity"),
    path("activities/<int:activity_pk>/remove/", activities.drop_activity, name="remove_activity"),
    path("activities/<int:activity_pk>/team/", activities.add_team, name="record_team"),
    path("teams/<int:team_pk>/remove/", activities.drop_team, name="remove_team"),
    path("calls/", calls.calls, name="calls"),
    path("calls/<int:authority_pk>/add/", calls.add, name="create_call"),
    path(f"{_CALL}/edit/", calls.edit, name="edit_call"),
    path(f"{_CALL}/retire/", calls.retire, name="retire_call"),
]
