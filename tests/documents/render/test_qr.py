"""One code of an address in three forms, read by a decoder in the tests of the papers."""

import pytest
from defusedxml import ElementTree

from thidua.documents.render.qr import qr_image, qr_png, qr_svg

ADDRESS = "https://thidua.example.vn/tra-cuu/7KQ2M9XPT4RW"


@pytest.mark.parametrize("made", [qr_svg, qr_png, qr_image])
def test_the_same_address_gives_the_same_bytes_and_another_others(made: object) -> None:
    assert callable(made)

    assert made(ADDRESS) == made(ADDRESS)
    assert made(ADDRESS) != made(ADDRESS + "X")


def test_each_form_is_what_it_says() -> None:
    assert ElementTree.fromstring(qr_svg(ADDRESS)).tag.endswith("svg")
    assert qr_png(ADDRESS).startswith(b"\x89PNG")
    assert qr_image(ADDRESS).startswith("data:image/svg+xml;charset=utf-8,%3Csvg")
