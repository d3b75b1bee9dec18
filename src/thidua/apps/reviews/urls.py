"""Addresses of the app."""

from django.urls import path

from thidua.apps.reviews.views import province, review, targets

app_name = "reviews"
_OF = "<int:season_pk>/targets/<int:target_pk>"
urlpatterns = [
    path("", province.province, name="province"),
    path("cac-khoi.xlsx", province.workbook, name="province_workbook"),
    path("screen/", province.screen, name="province_screen"),
    path("cac-khoi.<form:form>", province.paper, name="province_paper"),
    path("<int:season_pk>/", review.review, name="review"),
    path("<int:season_pk>/screen/", review.screen, name="screen"),
    path("<int:season_pk>/bao-cao.xlsx", review.workbook, name="workbook"),
    path("<int:season_pk>/bao-cao.<form:form>", review.paper, name="paper"),
    path("<int:season_pk>/words/", review.save, name="save_review"),
    path("<int:season_pk>/targets/", targets.targets, name="targets"),
    path("<int:season_pk>/chi-tieu.xlsx", targets.workbook, name="targets_workbook"),
    path(f"{_OF}/source/", targets.choose, name="choose_source"),
    path(f"{_OF}/result/", targets.record, name="record_reading"),
    path(f"{_OF}/result/remove/", targets.remove, name="remove_reading"),
]
