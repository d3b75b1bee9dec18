"""The Vietnamese catalogue: compiled, whole, with the places of values."""

import re
import sys
from pathlib import Path

import allauth
import pytest
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from compile_messages import LOCALES, compiled, read_catalogue  # noqa: E402 - a tool, not a package

OURS = read_catalogue((LOCALES / "vi/LC_MESSAGES/django.po").read_text("utf-8"))
UNUSED = ("headless/", "idp/", "providers/", "usersessions/")
PLACE = re.compile(r"%\(\w+\)s|%[ds]|\{\w+\}")


def allauth_messages() -> dict[str, str]:
    """What the library says, from a catalogue it ships: message → where."""
    source = Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po"
    found: dict[str, str] = {}
    for block in source.read_text("utf-8").split("\n\n"):
        if "#~" in block:
            continue
        places = " ".join(re.findall(r"^#: (.*)$", block, re.MULTILINE))
        for key in read_catalogue(block):
            found[key] = places
    return found


def test_the_compiled_catalogue_is_fresh() -> None:
    assert (LOCALES / "vi/LC_MESSAGES/django.mo").read_bytes() == compiled(OURS)


def test_every_message_of_the_sign_in_library_has_vietnamese() -> None:
    missing = [
        key
        for key, places in allauth_messages().items()
        if key
        and not OURS.get(key)
        and not all(
            any(part in place for part in UNUSED) for place in places.split() if ":" in place
        )
    ]

    assert missing == []


@pytest.mark.parametrize("key", [key for key in OURS if key])
def test_translations_keep_the_places_of_values(key: str) -> None:
    assert set(PLACE.findall(OURS[key])) <= set(PLACE.findall(key))


def test_password_rules_speak_vietnamese() -> None:
    with pytest.raises(ValidationError) as error:
        password_validation.validate_password("12345")

    assert sorted(error.value.messages) == [
        "Mật khẩu này nhiều người dùng, dễ đoán. Đặt mật khẩu khác.",
        "Mật khẩu quá ngắn: phải có ít nhất 10 ký tự.",
    ]
