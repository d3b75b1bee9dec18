"""Photos of exemplars in news: only while the exemplar agrees to be shown to everybody."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import LATER
from tests.apps.exemplars.material import DAY, agreed, found
from tests.apps.photos.test_albums import added, jpeg
from tests.apps.portal.shown import Inside, kept_inside
from tests.apps.portal.test_leaks import status
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.exemplars.actions.consents import withdraw_consent
from thidua.apps.exemplars.actions.exemplars import edit_exemplar
from thidua.apps.exemplars.facts import facts_of
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.photos.actions.photos import add_photo
from thidua.apps.photos.facts import read_photo
from thidua.apps.photos.models import Photo
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.portal.actions.news import edit_news, publish_news, write_news
from thidua.apps.portal.actions.portals import open_portal
from thidua.apps.portal.actions.publishing import publish_exemplar
from thidua.apps.portal.facts import NewsFacts
from thidua.apps.portal.keeping import kept
from thidua.apps.portal.models import News, Portal, Publication
from thidua.apps.portal.queries import own
from thidua.apps.portal.queries.own import album_photos
from thidua.apps.portal.refusals import AlreadyPublic, NotAgreed, PortalInvalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(world: World) -> Inside:
    """A portal that is open."""
    inside = kept_inside(world)
    open_portal(world.authority, actor=world.standing, at=NOON)
    return inside


def shown_by(world: World) -> tuple[Exemplar, Photo]:
    """An exemplar with a photo that its unit took."""
    exemplar = found(world)
    facts = read_photo(jpeg("blue"), "Lan.jpg", "Chị Lan", "Lam")
    album = AlbumKey("exemplar", exemplar.pk)
    return exemplar, add_photo(album, facts, actor=world.member, at=NOON)


def written(world: World, *photos: Photo) -> News:
    facts = NewsFacts("Gương tốt", "Chín căn nhà", photos=photos)
    news = write_news(world.authority, world.season, facts, actor=world.head, at=LATER)
    return publish_news(news, actor=world.standing, at=LATER)


@pytest.mark.parametrize("reach", ["", "bloc"])
def test_without_consent_for_the_public_a_photo_is_neither_offered_nor_taken(
    inside: Inside, reach: str, sign_in: SignIn
) -> None:
    world = inside.world
    exemplar, photo = shown_by(world)
    if reach:
        agreed(world, exemplar, reach)

    assert album_photos(world.season) == [inside.photo]
    page = sign_in(world.head).get(f"/portal/office/seasons/{world.season.pk}/news/")
    assert "Chị Lan" not in page.content.decode()
    with pytest.raises(PortalInvalid, match="“Chị Lan”: điển hình chưa đồng ý công khai"):
        written(world, photo)


def test_a_photo_is_shown_while_the_exemplar_agrees_and_gone_once_it_does_not(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 0.0)
    world = inside.world
    exemplar, photo = shown_by(world)
    agreed(world, exemplar, "public")
    assert album_photos(world.season) == [photo, inside.photo]
    news = written(world, inside.photo, photo)
    client, code = Client(), world.authority.code
    page, file = f"/portal/{code}/news/{news.pk}/", f"/portal/{code}/photos/{photo.pk}.jpg"
    assert "Chị Lan" in client.get(page).content.decode()
    assert status(client, file) == 200
    edition = Portal.objects.get().edition

    withdraw_consent(exemplar, DAY, "Không muốn nữa", actor=world.member, at=LATER)

    assert Portal.objects.get().edition == edition + 1
    text = client.get(page).content.decode()
    assert "Chị Lan" not in text
    assert f"/photos/{inside.photo.pk}.jpg" in text
    assert client.get(file).status_code == 404
    assert album_photos(world.season, news) == [inside.photo]


def test_editing_news_keeps_its_photos_however_many_newer_there_are(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    monkeypatch.setattr(own, "MOST_OFFERED", 1)
    world = inside.world
    news = written(world, inside.photo)
    newer = added(world, "green", AlbumKey("movement", inside.movement.pk))
    assert album_photos(world.season) == [newer]
    assert album_photos(world.season, news) == [newer, inside.photo]
    client, path = sign_in(world.standing), f"/portal/office/news/{news.pk}/edit/"
    typed = {"title": "Gương", "summary": "Chín", "photos": [str(inside.photo.pk)]}

    answer = client.post(path, typed)

    assert answer.status_code == 302
    news.refresh_from_db()
    assert (news.title, [each.photo for each in news.chosen.all()]) == ("Gương", [inside.photo])
    edit_news(news, NewsFacts("Gương", "Chín", photos=(newer,)), actor=world.standing, at=LATER)
    assert album_photos(world.season, news) == [newer]


def test_publish_exemplar_waits_for_consent_and_goes_with_it(
    inside: Inside, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 0.0)
    world = inside.world
    exemplar, photo = shown_by(world)
    for reach in ("", "bloc"):
        if reach:
            agreed(world, exemplar, reach)
        with pytest.raises(NotAgreed, match="“Rơ Châm Lan” chưa đồng ý công khai"):
            publish_exemplar(exemplar, actor=world.standing, at=LATER)
    withdraw_consent(exemplar, DAY, "Đổi", actor=world.member, at=NOON)
    agreed(world, exemplar, "public")
    with pytest.raises(PermissionDenied):
        publish_exemplar(exemplar, actor=world.head, at=LATER)
    office, path = sign_in(world.standing), f"/portal/office/{world.authority.pk}/"
    listed = office.get(path, {"kind": "exemplar"}).content.decode()
    assert f"/portal/office/exemplars/{exemplar.pk}/publish/" in listed

    office.post(f"/portal/office/exemplars/{exemplar.pk}/publish/")

    public, client, code = Publication.objects.get(), Client(), world.authority.code
    place, file = f"/portal/{code}/exemplars/{public.pk}/", f"/portal/{code}/photos/{photo.pk}.jpg"
    assert "Vận động xây 9 căn nhà" in client.get(place).content.decode()
    assert status(client, file) == 200
    for path in ("", "exemplars/", "feed.atom"):
        assert "Rơ Châm Lan" in client.get(f"/portal/{code}/{path}").content.decode()
    assert f"/exemplars/{public.pk}/" in client.get(f"/portal/{code}/sitemap.xml").content.decode()
    with pytest.raises(AlreadyPublic):
        publish_exemplar(exemplar, actor=world.standing, at=LATER)

    withdraw_consent(exemplar, DAY, "Không muốn nữa", actor=world.member, at=LATER)

    assert [client.get(each).status_code for each in (place, file)] == [404, 404]
    for path in ("", "exemplars/", "feed.atom"):
        assert "Rơ Châm Lan" not in client.get(f"/portal/{code}/{path}").content.decode()
    public.refresh_from_db()
    assert public.withdrawn_because == "Điển hình đã rút lại sự đồng ý."
    told = Entry.objects.filter(action="portal.withdraw_publication").latest("pk")
    assert told.data["reason"] == public.withdrawn_because
    agreed(world, exemplar, "public")
    assert client.get(place).status_code == 404  # once given again, the office publishes again


def test_an_exemplar_told_otherwise_stands_there_again_once_the_office_looked(
    inside: Inside, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 0.0)
    world = inside.world
    exemplar, _photo = shown_by(world)
    agreed(world, exemplar, "public")
    public = publish_exemplar(exemplar, actor=world.standing, at=LATER)
    client, code = Client(), world.authority.code
    place = f"/portal/{code}/exemplars/{public.pk}/"
    edit_exemplar(exemplar, facts_of(exemplar), actor=world.member, at=LATER)
    assert client.get(place).status_code == 200  # the same words

    unit = sign_in(world.member)
    path = reverse("exemplars:edit_exemplar", args=[exemplar.pk])
    form = unit.get(path).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    answer = unit.post(path, typed | {"story": "Mua hàng của tôi"}, follow=True)

    assert "đã rút xuống" in answer.content.decode()
    public.refresh_from_db()
    assert public.withdrawn_because.startswith("Đơn vị sửa nội dung sau khi công khai")
    assert client.get(place).status_code == 404
    again = publish_exemplar(exemplar, actor=world.standing, at=LATER)
    place = f"/portal/{code}/exemplars/{again.pk}/"
    assert "Mua hàng của tôi" in client.get(place).content.decode()


def test_a_photo_added_later_waits_for_the_office(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AFTER", 0.0)
    world = inside.world
    exemplar, photo = shown_by(world)
    agreed(world, exemplar, "public")
    public = publish_exemplar(exemplar, actor=world.standing, at=NOON)
    facts = read_photo(jpeg("red"), "Khác.jpg", "Ảnh khác", "Lam")
    album = AlbumKey("exemplar", exemplar.pk)
    later = add_photo(album, facts, actor=world.member, at=LATER)
    client, code = Client(), world.authority.code

    text = client.get(f"/portal/{code}/exemplars/{public.pk}/").content.decode()

    assert f"/photos/{photo.pk}.jpg" in text
    assert f"/photos/{later.pk}.jpg" not in text
    assert status(client, f"/portal/{code}/photos/{photo.pk}.jpg") == 200
    assert client.get(f"/portal/{code}/photos/{later.pk}.jpg").status_code == 404
