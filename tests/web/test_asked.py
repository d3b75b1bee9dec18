"""What pages send is read as values of a type; what makes no sense is left out, never an error."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from thidua.web.asked import (
    Asked,
    a_choice,
    a_key,
    a_text,
    a_year,
    choice_in,
    is_in,
    is_sent,
    key_in,
    keys_in,
    named_key_in,
    search_in,
    text_in,
    texts_in,
    year_in,
)
from thidua.web.revisions import revision_in, seen_in
from thidua.web.uploads import body_size, file_in, files_in

FULL = QueryDict(
    "unit=12&no=abc&sup=%C2%B2&empty=&note=+a+b+&year=2025&short=25&to=up&again="
    f"&pick=1&pick=x&pick=3&q=+Kh%E1%BB%91i+&long={'9' * 16}&wide={'x' * 400}"
)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (key_in(FULL, "unit"), 12),
        (key_in(FULL, "no"), None),
        (key_in(FULL, "sup"), None),
        (key_in(FULL, "long"), None),
        (key_in(FULL, "gone"), None),
        (named_key_in(FULL, "unit"), 12),
        (named_key_in(FULL, "no"), 0),
        (named_key_in(FULL, "empty"), None),
        (named_key_in(FULL, "gone"), None),
        (keys_in(FULL, "pick"), [1, 3]),
        (texts_in(FULL, "pick"), ["1", "x", "3"]),
        (texts_in(FULL, "gone"), []),
        (text_in(FULL, "note"), "a b"),
        (text_in(FULL, "note", 1), "a"),
        (search_in(FULL), "Khối"),
        (search_in(FULL, "wide"), "x" * 100),
        (year_in(FULL, "year"), 2025),
        (year_in(FULL, "short"), None),
        (choice_in(FULL, "to", {"up", "down"}), "up"),
        (choice_in(FULL, "no", {"up"}, "down"), "down"),
        (choice_in(FULL, "gone", {"up"}), ""),
        (is_in(FULL, "again"), True),
        (is_in(FULL, "gone"), False),
    ],
)
def test_one_value_is_read_and_nonsense_left_out(read: object, told: object) -> None:
    assert read == told


def test_several_values_are_read_together() -> None:
    @dataclass(frozen=True, slots=True)
    class Sent(Asked):
        reason: str = a_text("note", 3)
        unit: int | None = a_key()
        year: int | None = a_year()
        to: str = a_choice({"down"}, usual="down")
        again: bool = is_sent()

    assert Sent.of(FULL) == Sent("a b", 12, 2025, "down", again=True)
    assert Sent.of(QueryDict("year=25&unit=-1")) == Sent()


@pytest.mark.parametrize(
    ("sent", "revision", "seen"),
    [
        ({"revision": "7", "seen": "ab"}, 7, "ab"),
        ({"revision": "-7", "seen": ""}, -1, ""),
        ({"revision": "²"}, -1, None),
        ({}, -1, None),
    ],
)
def test_what_a_page_was_opened_on_is_read(
    sent: dict[str, str], revision: int, seen: str | None
) -> None:
    request = RequestFactory().post("/", sent)

    assert (revision_in(request), seen_in(request)) == (revision, seen)


@pytest.mark.parametrize(
    ("length", "size"), [("12", 12), ("", 0), (None, 0), ("-5", 0), ("9" * 20, 0)]
)
def test_size_of_a_body_is_read_before_the_body(length: Any, size: int) -> None:
    request = RequestFactory().get("/")
    request.META["CONTENT_LENGTH"] = length

    assert body_size(request) == size


def test_no_file_was_chosen() -> None:
    request = RequestFactory().post("/", {})

    assert (file_in(request), files_in(request)) == (None, [])
