"""Addresses of the app: the office's pages first, then those for everybody."""

from django.urls import path

from thidua.apps.portal.views import (
    data,
    embeds,
    looking,
    news,
    office,
    public,
    publishing,
    removals,
)

_OFFICE = "office/<int:authority_pk>/"

app_name = "portal"
urlpatterns = [
    path("", public.portals, name="portals"),
    path("office/mine/", office.mine, name="mine"),
    path(f"{_OFFICE}", office.office, name="office"),
    path(f"{_OFFICE}open/", office.open_to_all, name="open_portal"),
    path(f"{_OFFICE}close/", office.close_to_all, name="close_portal"),
    path(f"{_OFFICE}edit/", office.edit, name="edit_portal"),
    path(f"{_OFFICE}news/", news.write, name="write_news"),
    path(f"{_OFFICE}removals/", removals.removals, name="removals"),
    path("office/seasons/<int:season_pk>/", news.of_bloc, name="of_bloc"),
    path("office/seasons/<int:season_pk>/points/", news.points, name="choose_points"),
    path("office/seasons/<int:season_pk>/news/", news.write_for_bloc, name="write_news_for_bloc"),
    path("office/seasons/<int:season_pk>/result/", publishing.result, name="publish_result"),
    path("office/seasons/<int:season_pk>/days/", publishing.calendar, name="publish_calendar"),
    path(
        "office/decisions/<int:decision_pk>/publish/", publishing.decision, name="publish_decision"
    ),
    path(
        "office/movements/<int:movement_pk>/publish/", publishing.movement, name="publish_movement"
    ),
    path(
        "office/exemplars/<int:exemplar_pk>/publish/", publishing.exemplar, name="publish_exemplar"
    ),
    path(
        "office/shown/<int:publication_pk>/withdraw/",
        publishing.withdraw,
        name="withdraw_publication",
    ),
    path("office/news/<int:news_pk>/edit/", news.edit, name="edit_news"),
    path("office/news/<int:news_pk>/publish/", news.publish, name="publish_news"),
    path("office/news/<int:news_pk>/withdraw/", news.withdraw, name="withdraw_news"),
    path("office/awards/<int:award_record_pk>/remove/", removals.remove, name="remove_award"),
    path("office/removals/<int:removal_pk>/restore/", removals.restore, name="restore_award"),
    path("<slug:code>/", public.front, name="front"),
    path("<slug:code>/results/", public.results, name="results"),
    path("<slug:code>/results/<int:publication_pk>/", public.result, name="result"),
    path("<slug:code>/decisions/", public.decisions, name="decisions"),
    path("<slug:code>/decisions/<int:publication_pk>/", public.decision, name="decision"),
    path("<slug:code>/look-up/", looking.look_up, name="look_up"),
    path("<slug:code>/calendar/", public.calendar, name="calendar"),
    path("<slug:code>/movements/", public.movements, name="movements"),
    path("<slug:code>/movements/<int:publication_pk>/", public.movement, name="movement"),
    path("<slug:code>/exemplars/", public.exemplars, name="exemplars"),
    path("<slug:code>/exemplars/<int:publication_pk>/", public.exemplar, name="exemplar"),
    path("<slug:code>/news/", public.news, name="news"),
    path("<slug:code>/news/<int:news_pk>/", public.news_item, name="news_item"),
    path("<slug:code>/photos/<int:photo_pk>.jpg", public.photo, name="photo"),
    path("<slug:code>/photos/<int:photo_pk>/small.jpg", public.preview, name="preview"),
    path("<slug:code>/data/", data.data, name="data"),
    path("<slug:code>/data/<slug:name>.csv", data.table, name="table"),
    path("<slug:code>/data/<slug:name>.json", data.records, name="records"),
    path("<slug:code>/feed.atom", data.atom, name="atom"),
    path("<slug:code>/feed.rss", data.rss, name="rss"),
    path("<slug:code>/sitemap.xml", data.site_map, name="site_map"),
    path(
        "<slug:code>/embed/results/<int:publication_pk>/",
        embeds.framed_result,
        name="framed_result",
    ),
    path("<slug:code>/embed/decisions/", embeds.framed_decisions, name="framed_decisions"),
]
