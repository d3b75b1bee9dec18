"""How-tos on the screen: the page's own ten lines for the reader's part; words of a first visit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override

from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.actions.accounts import close_pointer
from thidua.apps.accounts.models import User
from thidua.apps.help.guidance.parts import HEAD, OFFICE, UNIT, parts_of
from thidua.apps.help.guidance.places import PLACES, places_on
from thidua.apps.help.guidance.pointers import POINTERS
from thidua.apps.help.guidance.reading import MOST_LINES, Guide, _guides, guides
from thidua.apps.help.pages.panel import panel_of
from thidua.domain.vietnamese_text import fold

MOST_BYTES = 60_000
pytestmark = pytest.mark.django_db


def shown(client: Client, name: str, *keys: object, **more: str) -> str:
    answer = client.get(reverse(name, args=keys), headers=more)  # type: ignore[arg-type] # names of headers
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def test_every_how_to_is_listed_and_shown(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    listed = shown(client, "help:index")

    assert len(guides()) > 35
    for guide in guides().values():
        assert guide.title in listed
        page = shown(client, "help:guide", guide.slug)
        assert "<script" not in guide.html
        assert ".md" not in guide.html
        assert guide.title in page
        assert 1 <= len(guide.lines()) <= MOST_LINES, guide.slug
    assert client.get(reverse("help:guide", args=["khong-co"])).status_code == 404


def test_what_is_told_of_a_page_is_there() -> None:
    known = guides()
    for places in PLACES.values():
        for place in places:
            assert known[place.slug].lines(place.section), place


def test_most_apps_have_help_of_their_own() -> None:
    spaces = {each.namespace for each in get_resolver().url_patterns if hasattr(each, "namespace")}
    ours = {space for space in spaces if space and not space.startswith("api")}
    told = {name.split(":")[0] for name in PLACES}

    assert told <= ours
    assert len(ours - told) < 10


def test_pointers_are_told_of_pages_that_are_there() -> None:
    names = {
        f"{space.namespace}:{getattr(each, 'name', None)}"
        for space in get_resolver().url_patterns
        for each in getattr(space, "url_patterns", ())
    }
    assert set(POINTERS) <= names


def test_help_depends_on_the_part(world: World) -> None:
    assert parts_of(world.standing) == [OFFICE]
    assert parts_of(world.head) == [HEAD, UNIT]
    assert parts_of(world.member) == [UNIT]
    sheet = "/appraisals/sheets/1/"
    for user, slug in ((world.member, "tu-cham-diem"), (world.standing, "tham-dinh")):
        panel = panel_of(user, sheet)
        assert panel is not None
        assert panel.guide.slug == slug
    assert places_on("no:page", [UNIT])[0].slug == "bat-dau"


def test_the_panel_is_of_the_page_that_asks(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    page = "http://testserver/meetings/1/hall/"

    text = shown(client, "help:panel", **{"HX-Current-URL": page})

    assert "Điều hành hội nghị tổng kết" in text
    assert "Màn hình hội trường" in text
    assert 'value="/meetings/1/hall/"' in text
    assert "Bắt đầu dùng" in shown(client, "help:panel", Referer="http://testserver/nowhere/")


def test_lines_leave_tables_out_and_keep_steps_whole() -> None:
    steps = "1. Bước [kia](tu-ngu.md)\n   tiếp\n2. B\n\n| a |\n| --- |"
    text = f"# T\n\nĐoạn một\nhai.\n\n{steps}\n\n## M\n\n- x [y](../z.md)\n"
    guide = Guide("t", "T", "ai", text)

    assert guide.lines(1) == ["x y"]
    assert guide.lines()[:3] == [
        "Đoạn một hai.",
        'Bước <a href="/help/guides/tu-ngu/">kia</a> tiếp',
        "B",
    ]


@pytest.fixture
def nothing_came_along(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.HOW_TO = tmp_path
    _guides.cache_clear()
    yield
    _guides.cache_clear()


@pytest.mark.usefixtures("nothing_came_along")
def test_pages_are_shown_where_the_how_tos_did_not_come_along(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)

    assert guides() == {}
    for name in ("help:index", "help:panel"):
        assert "Trợ giúp" in shown(client, name)
    found = client.get(reverse("home:search_found"), {"q": "trợ giúp"})
    assert found.status_code == 200


def test_a_pointer_is_closed_on_the_whole_address(world: World, sign_in: SignIn) -> None:
    page = one_line(sign_in(world.member).get("/?da-xem=1").content.decode())

    assert '<input type="hidden" name="back" value="/?da-xem=1">' in page
    assert "csrfmiddlewaretoken" in page.split('class="pointer', 1)[1].split("</form>")[0]


def test_words_of_a_first_visit_are_closed_for_good(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    assert "Đã hiểu" in shown(client, "home:index")

    answer = client.post(reverse("accounts:close_pointer", args=["home-index"]), {"back": "/"})

    assert answer["Location"] == "/"
    assert "Đã hiểu" not in shown(sign_in(world.member), "home:index")
    assert "Đã hiểu" in shown(sign_in(world.head), "home:index")
    away = client.post(
        reverse("accounts:close_pointer", args=["home-index"]), {"back": "https://x.example/"}
    )
    assert away["Location"] == "/"
    assert client.post(reverse("accounts:close_pointer", args=["nothing"])).status_code == 404
    world.member.refresh_from_db()
    assert close_pointer(world.member, "a", actor=world.member).closed_pointers == "home-index,a"


def test_a_guide_is_read_in_the_language_of_the_reader(world: World, sign_in: SignIn) -> None:
    ours = guides()
    with override("en"):
        english = guides()
    assert list(english) == list(ours)
    for slug, guide in english.items():
        assert fold(guide.title) == guide.title.lower(), slug
        assert guide.text.count("\n## ") == ours[slug].text.count("\n## "), slug
        assert guide.text.count("\n1. ") == ours[slug].text.count("\n1. "), slug
        assert guide.text.count("```sh") == ours[slug].text.count("```sh"), slug
    User.objects.filter(pk=world.member.pk).update(language="en")
    client = sign_in(world.member)

    assert "Scoring yourself and handing in the sheet" in shown(client, "help:index")
    assert "Enter a recusal" in shown(client, "help:guide", "cham-cheo")


def test_every_page_of_the_program_is_helped_by_a_picture(world: World, sign_in: SignIn) -> None:
    client, told = sign_in(world.member), {place.slug for all_ in PLACES.values() for place in all_}
    for language in ("vi", "en"):
        with override(language):
            known = guides()
        assert {slug for slug in told if not known[slug].picture} == set()
        for slug in told:
            answer = client.get(known[slug].picture)
            data = b"".join(answer)
            assert (answer["Content-Type"], data[:4]) == ("image/png", b"\x89PNG"), slug
            assert len(data) < MOST_BYTES, slug
    page = client.get(
        reverse("help:panel"), HTTP_HX_CURRENT_URL=f"http://x/pledges/{world.season.pk}/covenant/"
    )
    assert 'src="/help/pictures/vi/dang-ky-thi-dua.png"' in one_line(page.text)
    assert client.get("/help/pictures/vi/none.png").status_code == 404
    assert client.get("/help/pictures/xx/bat-dau.png").status_code == 404
