"""Addresses of the app."""

from django.urls import path

from thidua.apps.schemes.views import (
    adopting,
    creating,
    criterion,
    discrimination,
    editing,
    files,
    origin,
    proposing,
    rows,
    season,
)

app_name = "schemes"
urlpatterns = [
    path("season/<int:season_pk>/", season.season, name="season"),
    path("season/<int:season_pk>/compare/", season.compare, name="compare"),
    path("season/<int:season_pk>/create/", creating.create, name="create"),
    path("season/<int:season_pk>/blank/", creating.blank, name="create_blank"),
    path("season/<int:season_pk>/copy/", creating.copy, name="create_copy"),
    path("season/<int:season_pk>/upload/", creating.upload, name="upload"),
    path("season/<int:season_pk>/accept/", creating.accept, name="create_from_file"),
    path("season/<int:season_pk>/replace/", creating.replace, name="edit_from_file"),
    path("sample/<slug:form>/", files.sample, name="sample"),
    path("<int:scheme_pk>/", season.version, name="version"),
    path("<int:scheme_pk>/origin/<slug:which>/", origin.origin, name="origin"),
    path("<int:scheme_pk>/discrimination/", discrimination.discrimination, name="discrimination"),
    path("<int:scheme_pk>/criterion/", criterion.criterion, name="criterion"),
    path("<int:scheme_pk>/example/", criterion.example, name="example"),
    path("<int:scheme_pk>/group/", rows.row, {"kind": "group"}, name="group"),
    path("<int:scheme_pk>/deduction/", rows.row, {"kind": "deduction"}, name="deduction"),
    path("<int:scheme_pk>/exclusion/", rows.row, {"kind": "exclusion"}, name="exclusion"),
    path("<int:scheme_pk>/heading/", rows.heading, name="heading"),
    path("<int:scheme_pk>/award/", rows.conferring, {"section": "awards"}, name="award"),
    path("<int:scheme_pk>/class/", rows.conferring, {"section": "classes"}, name="class"),
    path("<int:scheme_pk>/settings/", editing.settings, name="settings"),
    path("<int:scheme_pk>/remove/", editing.remove, name="edit_remove_row"),
    path("<int:scheme_pk>/move/", editing.move, name="edit_move_row"),
    path("<int:scheme_pk>/undo/", editing.undo, name="undo"),
    path("<int:scheme_pk>/propose/", proposing.make, name="make_remark_on_scheme"),
    path("<int:scheme_pk>/adopt/", adopting.adopt, name="adopt"),
    path("<int:scheme_pk>/supersede/", adopting.supersede, name="supersede"),
    path("<int:scheme_pk>/discard/", adopting.discard, name="discard"),
    path("<int:scheme_pk>/download/<slug:form>/", files.download, name="download"),
]
