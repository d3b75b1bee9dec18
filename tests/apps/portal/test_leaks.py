"""Signed out, nothing is read that was not published, before, after, and after it was withdrawn."""

from collections.abc import Iterable

import pytest
from django.test import Client

from tests.apps.appraisals.builders import LATER
from tests.apps.portal.crawler import crawled
from tests.apps.portal.shown import Inside, kept_inside
from tests.factories import World
from thidua.apps.awards.models import AwardRecord
from thidua.apps.portal.actions.choices import choose_points, remove_award
from thidua.apps.portal.actions.news import publish_news, withdraw_news, write_news
from thidua.apps.portal.actions.portals import close_portal, open_portal
from thidua.apps.portal.actions.publishing import (
    publish_calendar,
    publish_decision,
    publish_movement,
    publish_result,
    withdraw_publication,
)
from thidua.apps.portal.facts import NewsFacts
from thidua.apps.portal.keeping import kept
from thidua.apps.portal.models import News, Publication

pytestmark = pytest.mark.django_db
SECRETS = ("Hội CCC", "Khối thi đua Một", "01/QĐ-UBND", "Bí Mật", "Tin kín", "snv-", "Mục tiêu kín")
PERSON = "Trần Thị Kín"


@pytest.fixture
def inside(world: World) -> Inside:
    """A portal that is open and empty."""
    found = kept_inside(world)
    open_portal(world.authority, actor=world.standing, at=LATER)
    return found


def everything(inside: Inside) -> tuple[list[Publication], News]:
    """All that can be published."""
    world, office = inside.world, inside.world.standing
    facts = NewsFacts("Tin kín", "Tóm tắt", photos=(inside.photo,))
    news = write_news(world.authority, world.season, facts, actor=world.head, at=LATER)
    shown = [
        publish_result(world.season, actor=office, at=LATER),
        publish_decision(inside.decision, actor=office, at=LATER),
        publish_movement(inside.movement, actor=office, at=LATER),
        publish_calendar(world.season, actor=office, at=LATER),
    ]
    return shown, publish_news(news, actor=office, at=LATER)


def status(client: Client, path: str) -> int:
    answer = client.get(path)
    answer.getvalue()
    return answer.status_code


def told(text: str, words: Iterable[str] = (*SECRETS, PERSON)) -> list[str]:
    return [word for word in words if word in text]


def test_an_open_portal_shows_nothing_before_something_is_published(inside: Inside) -> None:
    world = inside.world
    facts = NewsFacts("Tin kín", "Tóm tắt", photos=(inside.photo,))
    write_news(world.authority, world.season, facts, actor=world.head, at=LATER)

    read = crawled()

    assert len(read.pages) > 15
    assert (read.missing, told(read.text)) == ([], [])
    code = world.authority.code
    for path in (f"photos/{inside.photo.pk}.jpg", "news/1/", "results/1/", "decisions/1/"):
        assert Client().get(f"/portal/{code}/{path}").status_code == 404


def test_what_is_published_is_read_and_no_person_is_listed(inside: Inside) -> None:
    everything(inside)

    read = crawled()

    assert read.missing == []
    assert told(read.text) == [word for word in SECRETS if word != "snv-"]
    assert any(path.endswith(".jpg") for path in read.pages)
    points = [each for each in ("86,67", "80") if f">{each}<" in read.text]
    assert "Khối không công khai điểm" in read.text, points


def test_points_are_read_once_the_bloc_lets_them(inside: Inside) -> None:
    shown, _news = everything(inside)
    path = f"/portal/{inside.world.authority.code}/results/{shown[0].pk}/"
    assert "Điểm</th>" not in Client().get(path).content.decode()

    choose_points(inside.world.season, is_chosen=True, actor=inside.world.head, at=LATER)

    assert "Điểm</th>" in Client().get(path).content.decode()


def test_withdrawing_takes_everything_off_for_the_same_reader(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 0.0)
    shown, news = everything(inside)
    client, code, office = Client(), inside.world.authority.code, inside.world.standing
    paths = [
        f"/portal/{code}/results/{shown[0].pk}/",
        f"/portal/{code}/decisions/{shown[1].pk}/",
        f"/portal/{code}/movements/{shown[2].pk}/",
        f"/portal/{code}/news/{news.pk}/",
        f"/portal/{code}/photos/{inside.photo.pk}.jpg",
        f"/portal/{code}/embed/results/{shown[0].pk}/",
    ]
    assert [status(client, path) for path in paths] == [200] * 6

    for each in shown:
        withdraw_publication(each, "Sai", actor=office, at=LATER)
    withdraw_news(news, "Sai", actor=office, at=LATER)

    assert [client.get(path).status_code for path in paths] == [404] * 6
    assert told(crawled().text) == []


def test_a_closed_portal_answers_like_none(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 0.0)
    everything(inside)
    client, code = Client(), inside.world.authority.code
    pages = list(crawled().pages)

    close_portal(inside.world.authority, actor=inside.world.standing, at=LATER)

    of_portal = [path for path in pages if path.startswith(f"/portal/{code}/")]
    assert {client.get(path).status_code for path in of_portal} == {404}
    assert client.get("/portal/khong-co/").status_code == 404
    assert told(crawled().text) == []


def test_a_revoked_award_and_a_removed_name_are_not_told(inside: Inside) -> None:
    everything(inside)
    code = inside.world.authority.code
    asked = {"name": "tran thi kin", "unit": "Hội CCC"}

    def found() -> str:
        return Client().post(f"/portal/{code}/look-up/", asked).content.decode()

    assert PERSON in found()
    removal = remove_award(inside.award, "Yêu cầu", actor=inside.world.standing, at=LATER)
    assert PERSON not in found()
    removal.delete()
    record = inside.award
    record.state, record.revoked_on = AwardRecord.State.REVOKED, LATER.date()
    record.revoked_because = "x"
    record.save()
    assert PERSON not in found()
