"""Addresses as others reach them, and back to where a button stood."""

from typing import Any

import pytest
from django.test import RequestFactory

from thidua.web.addresses import absolute, back


def test_others_reach_an_address_by_the_setting(settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "https://thidua.example.vn/"

    assert absolute("/portal/") == "https://thidua.example.vn/portal/"


@pytest.mark.parametrize(
    ("posted", "goes"),
    [
        ("/seasons/3/?tab=hall", "/seasons/3/?tab=hall"),
        ("http://testserver/seasons/3/", "http://testserver/seasons/3/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_one_goes_back_inside_only(rf: RequestFactory, posted: str, goes: str) -> None:
    answer = back(rf.post("/", {"back": posted}), "home:index")

    assert (answer.status_code, answer["Location"]) == (302, goes)
    assert back(rf.get("/", {"back": posted}), "home:index")["Location"] == goes
