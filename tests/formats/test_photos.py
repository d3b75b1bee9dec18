"""Photos are looked at by content, turned upright and rid of what cameras write into them."""

import multiprocessing
import resource
from io import BytesIO
from multiprocessing import Pipe
from typing import Any

import pytest
from PIL import Image

from thidua.formats import photo_process
from thidua.formats.photo_process import LARGEST_BYTES, clean_and_send, clean_photo
from thidua.formats.photos import cleaned
from thidua.formats.problems import FormatError

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **said: Any
) -> bytes:
    written = BytesIO()
    Image.new(mode, size, "red").save(written, kind, **said)
    return written.getvalue()


def camera() -> Image.Exif:
    told = Image.Exif()
    told[ORIENTATION], told[MAKER] = 6, "May cua Lan"
    told.get_ifd(GPS)[1] = "N"
    return told


def opened(data: bytes) -> Image.Image:
    photo = Image.open(BytesIO(data))
    photo.load()
    return photo


def test_cleaned_turns_upright_and_drops_what_the_camera_wrote() -> None:
    raw = picture(exif=camera(), comment=b"Lan ghi")

    clean = cleaned(raw, "anh.JPG")

    kept = opened(clean.data)
    assert opened(raw).getexif()[MAKER] == "May cua Lan"
    assert (clean.width, clean.height) == kept.size == (20, 40)
    assert dict(kept.getexif()) == {}
    assert b"Lan" not in clean.data + clean.preview


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp")])
def test_cleaned_takes_other_kinds_and_puts_them_on_white(kind: str, name: str) -> None:
    through = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(through, kind)

    clean = cleaned(through.getvalue(), name)

    photo = opened(clean.data)
    assert (photo.format, photo.getpixel((1, 1))) == ("JPEG", (255, 255, 255))


def test_cleaned_makes_long_photos_shorter_and_a_preview() -> None:
    clean = cleaned(picture(size=(6200, 310)), "a.jpg")

    assert (clean.width, clean.height) == (3000, 150)
    assert opened(clean.preview).size == (640, 32)


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (picture("PNG"), "a.jpg", "nội dung là ảnh PNG, không phải JPEG"),
        (picture("GIF"), "a.png", "không đọc được ảnh"),
        (picture(), "a.gif", "chỉ nhận ảnh .jpeg, .jpg, .png, .webp"),
        (picture()[:300], "a.jpg", "tệp hỏng"),
        (b"%PDF-1.7", "a.jpg", "không phải ảnh"),
        (b"", "a.jpg", "tệp rỗng"),
        (b"\0\0\0\x18ftypheic....", "a.jpg", "Tương thích nhất"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "tệp hỏng"),
    ],
)
def test_cleaned_refuses_what_is_no_such_photo(data: bytes, name: str, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        cleaned(data, name)


def test_cleaned_refuses_a_bomb_before_unpacking_it() -> None:
    with pytest.raises(FormatError, match="20000 × 9000 điểm; không quá 120 triệu"):
        cleaned(picture("PNG", (20_000, 9_000), mode="1"), "a.png")


def test_the_process_answers_with_the_photo_or_with_what_is_wrong() -> None:
    assert clean_photo(picture(), "a.jpg") == cleaned(picture(), "a.jpg")
    with pytest.raises(FormatError, match="không phải ảnh"):
        clean_photo(b"%PDF-1.7", "a.jpg")
    with pytest.raises(FormatError, match="nặng quá 20 MB"):
        clean_photo(b"x" * (LARGEST_BYTES + 1), "a.jpg")


def test_what_the_other_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Pipe(duplex=False)
    clean_and_send(theirs, picture(), "a.jpg")
    assert ours.recv() == cleaned(picture(), "a.jpg")
    clean_and_send(theirs, b"x", "a.jpg")
    assert all(isinstance(sentence, str) for sentence in ours.recv())

    monkeypatch.setattr(multiprocessing, "parent_process", lambda: theirs)
    for name, kind in (("MOST_SECONDS", resource.RLIMIT_CPU), ("MOST_MEMORY", resource.RLIMIT_AS)):
        monkeypatch.setattr(photo_process, name, resource.getrlimit(kind)[1])  # what holds anyway
    clean_and_send(theirs, picture(), "a.jpg")
    assert ours.recv() == cleaned(picture(), "a.jpg")


def test_a_process_that_falls_or_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    nameless: Any = None
    with pytest.raises(FormatError, match="không đọc được ảnh"):
        clean_photo(picture(), nameless)
    monkeypatch.setattr(photo_process, "MOST_SECONDS", 0)
    with pytest.raises(FormatError, match="không đọc được ảnh"):
        clean_photo(picture(), "a.jpg")
