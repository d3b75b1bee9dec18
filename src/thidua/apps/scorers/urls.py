"""Addresses of the app."""

from django.urls import path

from thidua.apps.scorers.views import grid, setting, workbooks

app_name = "scorers"
urlpatterns = [
    path("season/<int:season_pk>/", setting.scorers, name="scorers"),
    path("season/<int:season_pk>/items/<path:item>/", setting.set_item, name="set_scorers"),
    path(
        "season/<int:season_pk>/kinds/<int:kind_pk>/items/<path:item>/",
        setting.set_item,
        name="set_scorers_of_kind",
    ),
    path("<int:scorer_pk>/figures/", grid.grid, name="save_figures"),
    path(
        "<int:scorer_pk>/lines/<int:line_pk>/save/",
        grid.save_line,
        name="save_figures_while_typing",
    ),
    path("<int:scorer_pk>/figures.xlsx", workbooks.workbook, name="workbook"),
    path("<int:scorer_pk>/upload/", workbooks.upload, name="save_figures_from_workbook"),
    path("<int:scorer_pk>/in-place/", grid.in_place, name="enter_in_place"),
]
