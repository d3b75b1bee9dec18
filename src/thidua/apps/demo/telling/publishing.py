"""The portal of one authority: opened, with what everybody may read of told blocs, decisions."""

from datetime import datetime

from thidua.apps.appraisals.models import Result
from thidua.apps.awards.models import Decision
from thidua.apps.demo.telling.people import People
from thidua.apps.exemplars.queries import exemplars_for_all
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Authority
from thidua.apps.portal.actions.news import publish_news, write_news
from thidua.apps.portal.actions.portals import edit_portal, open_portal
from thidua.apps.portal.actions.publishing import (
    publish_calendar,
    publish_decision,
    publish_exemplar,
    publish_movement,
    publish_result,
)
from thidua.apps.portal.facts import NewsFacts, PortalFacts
from thidua.apps.portal.models import Portal
from thidua.apps.seasons.models import Season

_FACTS = PortalFacts(
    introduction="Kết quả thi đua của các khối và quyết định khen thưởng của tỉnh (minh hoạ).",
    contact="Phòng Thi đua – Khen thưởng, Sở Nội vụ (minh hoạ)",
)
_NEWS = NewsFacts(
    title="Công khai kết quả thi đua trên cổng (minh hoạ)",
    summary="Từ nay ai cũng xem được kết quả xếp hạng các khối và tra được quyết định khen thưởng.",
    body=(
        "Mỗi khối tự chọn có công khai điểm hay không; thứ hạng và khen thưởng thì công khai.\n\n"
        "Người được khen có thể yêu cầu gỡ tên khỏi cổng."
    ),
)
_MOST = 6


def open_told_portal(people: People, at: datetime) -> bool:
    """Whether it was still to be opened; nothing but what is illustrative or told is shown."""
    authority = Authority.objects.get(code="gia-lai")
    standing = people.standing(authority, at)
    if Portal.objects.filter(authority=authority).exists():
        return False
    edit_portal(authority, _FACTS, actor=standing, at=at)
    open_portal(authority, actor=standing, at=at)
    ranked = Result.objects.filter(season__bloc__authority=authority).values("season")
    seasons = Season.objects.filter(bloc__authority=authority).order_by("year", "pk")
    for season in seasons.filter(pk__in=ranked):
        publish_result(season, actor=standing, at=at)
    for season in seasons.filter(state=Season.State.RUNNING):
        publish_calendar(season, actor=standing, at=at)
    decisions = Decision.objects.filter(authority=authority).order_by("-decided_on", "pk")
    for decision in decisions[:_MOST]:
        publish_decision(decision, actor=standing, at=at)
    movements = Movement.objects.filter(season__bloc__authority=authority, unit=None)
    for movement in movements.order_by("-starts_on", "pk")[:_MOST]:
        publish_movement(movement, actor=standing, at=at)
    for exemplar in exemplars_for_all().filter(season__bloc__authority=authority).order_by("pk"):
        publish_exemplar(exemplar, actor=standing, at=at)
    news = write_news(authority, None, _NEWS, actor=standing, at=at, is_illustrative=True)
    publish_news(news, actor=standing, at=at)
    return True
