"""The worker's script comes from where it may answer for sheets, and the app has a manifest."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.appraisals.views import offline


def test_the_worker_answers_below_its_own_place(world: World, sign_in: SignIn) -> None:
    address = reverse("appraisals:sheet_worker")
    answer = sign_in(world.member).get(address)

    assert address.rpartition("/")[0] == "/appraisals"
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert finders.find(offline.WORKER) is not None
    assert Client().get(address).status_code == 302


def test_without_the_file_there_is_no_worker(
    world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "WORKER", "js/none.js")

    assert sign_in(world.member).get(reverse("appraisals:sheet_worker")).status_code == 404


def test_the_product_can_be_installed(client: Client, db: None) -> None:
    answer = client.get(reverse("manifest"))

    assert answer["Content-Type"] == "application/manifest+json"
    assert (answer.json()["display"], answer.json()["start_url"]) == ("standalone", "/")
