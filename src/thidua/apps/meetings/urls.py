"""Addresses of the app."""

from django.urls import path

from thidua.apps.meetings.views import attendance, conference, motions

app_name = "meetings"
urlpatterns = [
    path("season/<int:season_pk>/", conference.overview, name="conference"),
    path("season/<int:season_pk>/prepare/", conference.prepare, name="prepare"),
    path("<int:conference_pk>/edit/", conference.edit, name="edit"),
    path("<int:conference_pk>/open/", conference.open_, name="open"),
    path("<int:conference_pk>/close/", conference.close, name="close"),
    path("<int:conference_pk>/directions/", conference.directions, name="directions"),
    path("<int:conference_pk>/attendance/", attendance.attendance, name="attendance"),
    path("motions/<int:motion_pk>/", motions.plan, name="plan"),
    path("motions/<int:motion_pk>/decide/", motions.decide, name="decide"),
    path("motions/<int:motion_pk>/reopen/", motions.reopen, name="reopen"),
]
