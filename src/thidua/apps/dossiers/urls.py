"""Addresses of the app."""

from django.urls import path, re_path

from thidua.apps.dossiers.views import batches, board, council, nominating, nominations, papers

app_name = "dossiers"
urlpatterns = [
    path("", board.board, name="board"),
    path("list/", board.listing, name="list"),
    path("list.xlsx", board.workbook, name="workbook"),
    path("new/", nominating.from_blocs, name="from_blocs"),
    path("new/<int:conference_pk>/", nominating.from_conference, name="nominate_from_conference"),
    path("new/unit/", nominating.by_hand, name="nominate_by_hand"),
    path(
        "flag/<int:authority_pk>/<int:year>/",
        nominating.government_flag,
        name="nominate_for_government_flag",
    ),
    path("send/", batches.send, name="send"),
    path("decide/", batches.decide, name="decide"),
    path("present/", batches.present, name="present"),
    path("council/", council.councils, name="councils"),
    path("council/new/<int:authority_pk>/", council.convene, name="convene_council"),
    path("council/<int:pk>/", council.council, name="council"),
    path("council/<int:pk>/edit/", council.edit, name="edit_council"),
    path("council/<int:pk>/close/", council.close, name="close_council"),
    re_path(r"^council/(?P<pk>\d+)/minutes\.(?P<form>pdf|docx)$", council.minutes, name="minutes"),
    re_path(r"^council/(?P<pk>\d+)/letter\.(?P<form>pdf|docx)$", council.letter, name="letter"),
    path("council/votes/<int:vote_pk>/take-back/", council.take_back, name="take_back_vote"),
    path("papers/<int:paper_pk>/file/", papers.file, name="file_paper"),
    path("papers/<int:paper_pk>/link/", papers.link, name="link_document"),
    path("papers/<int:paper_pk>/clear/", papers.clear, name="clear_paper"),
    path("papers/<int:paper_pk>/waive/", papers.waive, name="waive_paper"),
    path("papers/<int:paper_pk>/download/file/", papers.download, name="paper"),
    path("<int:pk>/", nominations.nomination, name="nomination"),
    path("<int:pk>/report/", papers.report, name="report"),
    re_path(r"^(?P<pk>\d+)/report\.(?P<form>pdf|docx)$", nominations.report, name="report_file"),
    re_path(r"^(?P<pk>\d+)/refusal\.(?P<form>pdf|docx)$", nominations.refusal, name="refusal"),
    path("<int:pk>/<slug:slug>/", nominations.act, name="act"),
]
