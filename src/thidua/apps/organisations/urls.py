"""Addresses of the app."""

from django.urls import path
from django.views.generic import RedirectView

from thidua.apps.organisations.views import (
    acceptance,
    authorities,
    blocs,
    health,
    invitations,
    inviting,
    members,
    seats,
    unit_import,
    units,
)

_AUTHORITY, _UNIT, _BLOC = (
    "authorities/<int:authority_pk>/",
    "units/<int:unit_pk>/",
    "blocs/<int:bloc_pk>/",
)

app_name = "organisations"
urlpatterns = [
    path("blocs/", blocs.listing, name="blocs"),
    path("blocs/danh-sach-khoi.xlsx", blocs.workbook, name="blocs_workbook"),
    path(_BLOC, blocs.detail, name="bloc"),
    path(f"{_BLOC}edit/", blocs.edit, name="edit_bloc"),
    path(f"{_BLOC}dissolve/", blocs.dissolve, name="dissolve_bloc"),
    path(f"{_BLOC}members/<int:year>/", members.members, name="members"),
    path(f"{_BLOC}members/<int:year>/copy/", members.copy, name="copy_members"),
    path("units/", units.listing, name="units"),
    path("units/danh-sach-don-vi.xlsx", units.workbook, name="units_workbook"),
    path(_UNIT, units.detail, name="unit"),
    path(f"{_UNIT}edit/", units.edit, name="edit_unit"),
    path(f"{_UNIT}rename/", units.rename, name="rename_unit"),
    path(f"{_UNIT}dissolve/", units.dissolve, name="dissolve_unit"),
    path(f"{_UNIT}invite/", invitations.invite_to_unit, name="invite_to_unit"),
    path(f"{_UNIT}seats/", seats.give_at_unit, name="give_seat_at_unit"),
    path("settings/", authorities.settings, name="settings"),
    path(_AUTHORITY, authorities.detail, name="authority"),
    path(f"{_AUTHORITY}health/", health.health, name="health"),
    path(f"{_AUTHORITY}edit/", authorities.edit, name="edit_authority"),
    path(f"{_AUTHORITY}settings/", authorities.put_setting, name="set_setting"),
    path(f"{_AUTHORITY}units/", units.create, name="create_unit"),
    path(f"{_AUTHORITY}units/import/", unit_import.choose, name="import_units"),
    path(
        f"{_AUTHORITY}units/import/preview/",
        RedirectView.as_view(pattern_name="organisations:import_units"),
    ),
    path(f"{_AUTHORITY}blocs/", blocs.create, name="create_bloc"),
    path(f"{_AUTHORITY}invite/", invitations.invite_to_office, name="invite_to_office"),
    path(f"{_AUTHORITY}invite-many/", inviting.invite_list, name="invite_many"),
    path(f"{_AUTHORITY}seats/", seats.give_at_office, name="give_seat_at_office"),
    path("seats/<int:seat_pk>/end/", seats.end, name="end_seat"),
    path("invitations/", invitations.listing, name="invitations"),
    path("invitations/<int:invitation_pk>/", invitations.detail, name="invitation"),
    path("invitations/<int:invitation_pk>/revoke/", invitations.revoke, name="revoke_invitation"),
    path("invitations/accept/<str:token>/", acceptance.accept, name="accept_invitation"),
]
