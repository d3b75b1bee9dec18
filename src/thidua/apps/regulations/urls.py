"""Addresses of the app."""

from django.urls import path

from thidua.apps.regulations.views import deciding, editing, proposing, reading, starting

app_name = "regulations"
urlpatterns = [
    path("season/<int:season_pk>/", reading.season, name="season"),
    path("season/<int:season_pk>/create/", starting.create, name="create"),
    path("season/<int:season_pk>/upload/", starting.upload, name="upload"),
    path("season/<int:season_pk>/accept/", starting.accept, name="create_from_file"),
    path("season/<int:season_pk>/replace/", starting.replace, name="edit_from_file"),
    path("quy-che-mau.docx", reading.sample, name="sample"),
    path("<int:regulation_pk>/", reading.version, name="version"),
    path("<int:regulation_pk>/compare/<int:other_pk>/", reading.compare, name="compare"),
    path("<int:regulation_pk>/article/", editing.article, name="article"),
    path("<int:regulation_pk>/head/", editing.head, name="head"),
    path("<int:regulation_pk>/move/", editing.move, name="edit_move_article"),
    path("<int:regulation_pk>/remove/", editing.remove, name="edit_remove_article"),
    path("<int:regulation_pk>/propose/", proposing.make, name="make_remark_on_regulation"),
    path("<int:regulation_pk>/adopt/", deciding.adopt, name="adopt"),
    path("<int:regulation_pk>/supersede/", deciding.supersede, name="supersede"),
    path("<int:regulation_pk>/discard/", deciding.discard, name="discard"),
    path("<int:regulation_pk>/download/<slug:form>/", reading.download, name="download"),
]
