"""Addresses of the app."""

from django.urls import path

from thidua.apps.consultations.views import rounds, words

app_name = "consultations"
urlpatterns = [
    path(
        "season/<int:season_pk>/<slug:matter>/<int:subject>/open/",
        rounds.open_,
        name="open_consultation",
    ),
    path("<int:consultation_pk>/", rounds.consultation, name="consultation"),
    path("<int:consultation_pk>/workbook/", rounds.workbook, name="workbook"),
    path("<int:consultation_pk>/extend/", rounds.extend, name="extend_consultation"),
    path("<int:consultation_pk>/close/", rounds.close, name="close_consultation"),
    path("<int:consultation_pk>/opinion/", words.opinion, name="give_opinion"),
    path("remarks/<int:remark_pk>/withdraw/", words.withdraw, name="withdraw_remark"),
    path("remarks/<int:remark_pk>/answer/", words.answer, name="answer_remark"),
]
