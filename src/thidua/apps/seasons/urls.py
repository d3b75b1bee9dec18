"""Addresses of the app."""

from django.urls import include, path

from thidua.apps.seasons.views import (
    checklist,
    departures,
    handing,
    history,
    listing,
    moves,
    overview,
    years,
)

app_name = "seasons"

_one = [
    path("", overview.detail, name="detail"),
    path("members/", overview.members, name="members"),
    path("departures/", departures.departures, name="departures"),
    path("departures/<int:place_pk>/take-back/", departures.take_back, name="take_back_departure"),
    path("edit/", years.edit, name="edit"),
    path("phases/", years.phases, name="phases"),
    path("copy/", years.copy, name="copy"),
    path("move/", moves.move, name="move"),
    path("step-back/", moves.step_back, name="move_back"),
    path("close/", moves.close, name="close"),
    path("handover/", handing.handover, name="handover"),
    path("take-over/", handing.take_over, name="take_over_items"),
    path("history/", history.history, name="history"),
    path("history/workbook/", history.workbook, name="history_workbook"),
    path("checklist/add/", checklist.add, name="add_checklist_item"),
    path("checklist/<int:item_pk>/edit/", checklist.edit, name="edit_checklist_item"),
    path("checklist/<int:item_pk>/remove/", checklist.remove, name="remove_checklist_item"),
    path("checklist/<int:item_pk>/order/", checklist.order, name="order_checklist_item"),
    path("checklist/<int:item_pk>/tick/", checklist.tick, name="tick_checklist_item"),
    path("checklist/<int:item_pk>/untick/", checklist.untick, name="untick_checklist_item"),
]
urlpatterns = [
    path("", listing.listing, name="list"),
    path("workbook/", listing.workbook, name="list_workbook"),
    path("create/", years.create, name="create"),
    path("copy/", years.copy_choice, name="copy_choice"),
    path("<int:season_pk>/", include(_one)),
]
