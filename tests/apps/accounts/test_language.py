"""Who reads which language: the account says it, else this browser, and papers stay as they are."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language

from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.accounts.actions.accounts import choose_language
from thidua.apps.audit.models import Entry

pytestmark = pytest.mark.django_db
CHOOSE = "/accounts/language/"


def language_of(client: Client, address: str = "/", **headers: str) -> str:
    answer = client.get(address, headers=headers)  # type: ignore[arg-type] # names of headers
    assert answer.status_code == 200
    language = answer.headers["Content-Language"]
    assert f'lang="{language}"' in answer.content.decode()[:200]
    return language


def test_a_user_reads_what_the_account_says_wherever_it_signs_in(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)
    assert language_of(client, **{"Accept-Language": "en-US,en"}) == "vi"
    entries = Entry.objects.count()

    answer = client.post(CHOOSE, {"language": "en", "back": "/seasons/?q=a"})

    assert answer["Location"] == "/seasons/?q=a"
    assert language_of(sign_in(world.member)) == "en"  # another browser
    assert get_language() == "vi"  # of this thread, after somebody read English
    assert language_of(sign_in(world.head)) == "vi"
    assert Entry.objects.count() == entries
    client.post(CHOOSE, {"language": "vi", "back": "/"})
    assert language_of(client, **{"Accept-Language": "en-US,en"}) == "vi"


def test_a_visitor_reads_what_the_browser_asks_for_or_what_was_chosen(client: Client) -> None:
    door = "/accounts/login/"
    assert language_of(client, door) == "vi"
    assert language_of(client, door, **{"Accept-Language": "en-GB,en;q=0.8"}) == "en"
    assert language_of(client, door, **{"Accept-Language": "fr"}) == "vi"
    page = client.get(door + "?next=/seasons/").content.decode()
    assert "/accounts/language/en/?back=%2Faccounts%2Flogin%2F%3Fnext%3D%2Fseasons%2F" in page

    answer = client.get(reverse("accounts:language_here", args=["en"]), {"back": door})

    assert answer["Location"] == door
    assert language_of(client, door) == "en"


def test_until_an_account_chooses_the_choice_of_the_browser_holds(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)
    client.get(reverse("accounts:language_here", args=["en"]))
    assert language_of(client) == "en"
    client.cookies["django_language"] = "xx"
    assert language_of(client) == "vi"


def test_a_language_that_is_not_there_and_pages_of_others_are_refused(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)
    assert client.post(CHOOSE, {"language": "fr"}).status_code == 404
    assert client.get("/accounts/language/fr/").status_code == 404
    away = client.post(CHOOSE, {"language": "en", "back": "https://x.example/"})
    assert away["Location"] == "/"
    assert Client().post(CHOOSE, {"language": "en"}).status_code == 302
    with pytest.raises(PermissionDenied):
        choose_language(world.member, "vi", actor=world.head)
    assert choose_language(world.member, "vi", actor=world.member).language == "vi"


def test_the_bar_goes_back_to_the_page_that_is_shown(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    for page in ("/seasons/?q=%22%3E%3Cb%3E&a=1", "/"):
        html = client.get(page).content.decode()
        shown = page.replace("&", "&amp;")
        assert f'name="back" value="{shown}"' in html
        assert 'value="en" lang="en"' in " ".join(html.split())


def test_programs_are_answered_in_the_language_of_the_request_alone(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)
    client.post(CHOOSE, {"language": "en"})
    told = {
        asked: client.get("/api/v1/units?limit=501", headers={"Accept-Language": asked}).json()
        for asked in ("", "fr", "vi,en", "en-GB,en;q=0.9")
    }

    sentences = [answer["detail"][0]["msg"] for answer in told.values()]
    assert sentences == ["limit: không được quá 500."] * 3 + ["limit: must not be over 500."]
    answer = client.get("/api/v1/nothing")
    assert answer.headers["Content-Language"] == "vi"
