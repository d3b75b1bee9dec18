"""Photos of a movement: added, described, removed, seen by whoever sees the movement."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tests.apps.movements.test_movements import launched
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.photos.actions.photos import add_photo, describe_photo, remove_photo
from thidua.apps.photos.facts import read_photo
from thidua.apps.photos.models import Photo, PhotoFile
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.photos.refusals import PhotoRefused
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db


def jpeg(colour: str = "red") -> bytes:
    written = BytesIO()
    Image.new("RGB", (40, 20), colour).save(written, "JPEG")
    return written.getvalue()


def added(world: World, colour: str = "red", key: AlbumKey | None = None) -> Photo:
    facts = read_photo(jpeg(colour), "Ảnh 1.jpg", "Trao nhà", "Lam Nguyên")
    return add_photo(key or album(world), facts, actor=world.head, at=NOON)


def album(world: World) -> AlbumKey:
    return AlbumKey("movement", launched(world).pk)


def test_add_photo_keeps_the_bytes_once_and_tells_the_journal(world: World) -> None:
    first, other = album(world), album(world)

    photos = [added(world, key=first), added(world, key=first), added(world, key=other)]

    assert photos[0] == photos[1] != photos[2]
    assert PhotoFile.objects.count() == 1
    told = Entry.objects.filter(action="photos.add_photo").latest("pk").data
    assert (told["caption"], told["sha256"]) == ("Trao nhà", photos[2].stored.sha256)
    assert list(faults_of_rows()) == []


def test_remove_photo_lets_the_bytes_go_with_the_last_that_shows_them(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    photos = [added(world), added(world)]
    stored = photos[0].stored

    remove_photo(photos[0], actor=world.head, at=NOON)
    assert stored.file.storage.exists(stored.file.name)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator] # a fixture
        remove_photo(photos[1], actor=world.head, at=NOON)

    assert not stored.file.storage.exists(stored.file.name)
    assert not PhotoFile.objects.exists()


def test_a_photo_changed_on_the_disk_is_a_fault(world: World) -> None:
    stored = added(world).stored
    with stored.file.storage.open(stored.file.name, "wb") as file:
        file.write(b"other")

    assert [fault.text.partition(":")[0] for fault in faults_of_rows()] == ["Trao nhà"]


def test_only_who_writes_the_movement_fills_its_album(world: World) -> None:
    key = album(world)
    photo = added(world, key=key)

    for user in (world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            add_photo(key, read_photo(jpeg(), "a.jpg"), actor=user, at=NOON)
        with pytest.raises(PermissionDenied):
            describe_photo(photo, "x", "", actor=user, at=NOON)
        with pytest.raises(PermissionDenied):
            remove_photo(photo, actor=user, at=NOON)
    with pytest.raises(PermissionDenied):
        add_photo(AlbumKey("gì", 1), read_photo(jpeg(), "a.jpg"), actor=world.head, at=NOON)
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)
    with pytest.raises(PermissionDenied):
        remove_photo(photo, actor=world.head, at=NOON)


def test_add_photo_says_what_is_wrong_with_the_file(world: World) -> None:
    with pytest.raises(PhotoRefused, match=r"Ảnh “a\.png”: nội dung là ảnh JPEG"):
        add_photo(album(world), read_photo(jpeg(), "a.png"), actor=world.head, at=NOON)

    assert not Photo.objects.exists()


def test_an_album_is_full_at_its_limit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.apps.photos.actions.photos.MOST_PHOTOS", 1)
    key = album(world)
    added(world, key=key)

    with pytest.raises(PhotoRefused, match="Nhiều nhất 1 ảnh"):
        added(world, "blue", key)


def test_the_page_takes_several_and_names_those_it_refuses(world: World, sign_in: SignIn) -> None:
    key = album(world)
    client = sign_in(world.head)
    sent = {
        "caption": "Hội thao",
        "credit": "P.L",
        "file": [
            SimpleUploadedFile("1.jpg", jpeg("green")),
            SimpleUploadedFile("2.jpg", b"%PDF-1.7"),
        ],
    }

    answer = client.post(f"/photos/movement/{key.key}/", sent)

    text = one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "Ảnh “2.jpg”: không đọc được ảnh" in text
    assert "Hội thao" in text
    photo = Photo.objects.get()
    assert (photo.caption, photo.credit) == ("Hội thao", "P.L")
    assert "Chưa chọn ảnh nào" in client.post(f"/photos/movement/{key.key}/").content.decode()
    many = {"file": [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(21)]}
    assert "Nhiều nhất 20 ảnh" in client.post(f"/photos/movement/{key.key}/", many).content.decode()


def test_photos_are_described_and_removed_on_pages(world: World, sign_in: SignIn) -> None:
    photo = added(world)
    client = sign_in(world.head)
    back = f"/photos/movement/{photo.key}/"

    told = {"caption": "Mới", "credit": ""}
    described = client.post(f"/photos/{photo.pk}/describe/", told)
    asked = client.get(f"/photos/{photo.pk}/remove/").content.decode()
    removed = client.post(f"/photos/{photo.pk}/remove/")

    assert (described.headers["Location"], removed.headers["Location"]) == (back, back)
    assert "Gỡ ảnh “Mới”?" in asked
    assert not Photo.objects.exists()
    assert client.get(f"/photos/{photo.pk}/photo.jpg").status_code == 404


def shown(client: Client, photo: Photo) -> list[int]:
    pages = (
        f"/photos/movement/{photo.key}/",
        f"/photos/{photo.pk}/photo.jpg",
        f"/photos/{photo.pk}/preview.jpg",
    )
    answers = [client.get(page) for page in pages]
    for answer in answers:
        assert answer.getvalue()  # read to its end, a file is let go
    return [answer.status_code for answer in answers]


def test_a_photo_is_seen_by_whoever_sees_the_movement(world: World, sign_in: SignIn) -> None:
    photo = added(world)

    assert shown(sign_in(world.member), photo) == [200, 200, 200]
    assert shown(sign_in(world.outsider), photo) == [404, 404, 404]
    client = sign_in(world.member)
    file = client.get(f"/photos/{photo.pk}/photo.jpg")
    assert file.getvalue()
    assert file.headers["Content-Type"] == "image/jpeg"
    assert "inline" in file.headers["Content-Disposition"]
    page = one_line(client.get(f"/movements/of/{photo.key}/").content.decode())
    assert 'alt="Trao nhà"' in page
    assert client.post(f"/photos/movement/{photo.key}/", {"file": []}).status_code == 403


def test_an_album_asks_once_however_many_photos(world: World, sign_in: SignIn) -> None:
    key = album(world)
    client = sign_in(world.head)
    counts = []
    for colour in ("red", "blue", "green"):
        added(world, colour, key)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/photos/movement/{key.key}/")
        counts.append(len(queries))

    assert len(set(counts[1:])) == 1
