"""The search over everything: by kind, without marks, only what one may see, few questions."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.dossiers.story import HELD
from tests.conftest import SignIn
from tests.factories import NOON, World, make_user
from tests.factories_registry import give, make_person
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import MOST, found_by
from thidua.apps.dossiers.models import Nomination
from thidua.apps.movements.actions.movements import launch_movement
from thidua.apps.movements.facts import MovementFacts
from thidua.apps.organisations.actions.checks import write_search
from thidua.apps.organisations.models import Bloc, Unit
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.registries.papers import paper_of
from thidua.apps.pledges.actions.covenants import draft_covenant

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(world: World) -> World:
    """The world with words to be found by."""
    for thing in (*Unit.objects.all(), *Bloc.objects.all()):
        write_search(thing)
        thing.save()
    return world


def names(user: User, words: str) -> dict[str, list[str]]:
    """What the user finds, by kind."""
    groups = found_by(User.objects.get(pk=user.pk), words)
    return {str(group.title): [each.name for each in group.found] for group in groups}


def told(client: Client, words: str, page: str = "search") -> str:
    answer = client.get(reverse(f"home:{page}"), {"q": words})
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def test_units_blocs_and_years_are_found_without_marks(known: World) -> None:
    season = str(known.season)

    assert names(known.standing, "hoi aaa") == {"Đơn vị": ["Hội AAA"]}
    assert names(known.standing, "THI ĐUA một") == {
        "Khối thi đua": ["Khối thi đua Một"],
        "Năm thi đua": [season],
    }
    assert names(known.standing, "mot 2023") == {"Năm thi đua": [season]}
    assert names(known.standing, "mot 2022") == {}
    assert names(known.standing, "K1")["Khối thi đua"] == ["Khối thi đua Một"]


def test_only_what_one_may_see(known: World) -> None:
    make_person(known.units["AAA"], full_name="Trần Thị Ẩn")

    assert names(known.outsider, "hoi aaa") == {}
    assert names(known.outsider, "hoi zzz") == {"Đơn vị": ["Hội ZZZ"]}
    assert names(known.member, "tran thi an") == {}
    assert names(known.head, "tran thi an") == {"Cá nhân": ["Trần Thị Ẩn"]}
    assert names(make_user("khong-ghe"), "hoi aaa") == {}


def test_people_decisions_movements_papers_and_dossiers(known: World) -> None:
    unit = known.units["AAA"]
    left = make_person(unit, "CB02", full_name="Lê Văn Cũ", left_on=date(2020, 1, 1))
    here = make_person(unit, "CB03", full_name="Lê Văn Cừ")
    decision = give(unit, "TTLDXS", 2022).decision
    decision.search_text = "01/qd-ubnd chu tich"
    decision.save()
    launch_movement(
        known.season,
        MovementFacts("Vì người nghèo", "authority", "regular", date(2023, 3, 1)),
        actor=known.head, at=NOON,
    )  # fmt: skip
    draft_covenant(known.season, actor=known.head, at=NOON)
    covenant = paper_of("covenant")
    assert covenant is not None
    paper = issue_document(
        known.season, Issue(covenant, None, "05/GU-KTĐ", HELD), actor=known.head, at=NOON
    )
    Nomination.objects.create(
        authority=known.authority, unit=unit, from_unit=unit, subject_name="Hội AAA",
        search_text="hoi aaa co thi dua", award="CTDCP", award_year=2023, proposed_at=NOON,
    )  # fmt: skip

    assert names(known.head, "le van") == {"Cá nhân": [here.full_name, left.full_name]}
    assert names(known.head, "01/qđ-ubnd") == {"Quyết định khen thưởng": ["01/QĐ-UBND"]}
    assert names(known.head, "nguoi ngheo") == {"Phong trào thi đua": ["Vì người nghèo"]}
    assert names(known.head, "05/gu") == {"Văn bản của khối": [paper.title]}
    assert names(known.head, "co thi dua") == {"Hồ sơ đề nghị": ["Hội AAA"]}


def test_a_kind_shows_its_first_and_the_way_to_all(known: World, sign_in: SignIn) -> None:
    for place in range(MOST + 3):
        make_person(known.units["AAA"], f"P{place}", full_name=f"Đỗ Thị {place}")

    text = told(sign_in(known.standing), "do thi")

    assert text.count("Đỗ Thị ") == MOST
    assert 'href="/people/?q=do+thi&amp;state=all"' in text


def test_the_page_says_when_there_is_nothing(known: World, sign_in: SignIn) -> None:
    client = sign_in(known.member)

    assert "Không thấy «zzz»" in told(client, "zzz")
    assert "Gõ thêm ít nhất một chữ nữa" in told(client, "h", "search_found")
    nothing = told(client, "", "search_found")
    assert "Không thấy" not in nothing
    assert "Gõ thêm" not in nothing
    assert "<html" not in told(client, "hoi", "search_found")
    assert "&lt;b&gt;" in told(client, "<b>")


def test_the_number_of_questions_does_not_grow(known: World, sign_in: SignIn) -> None:
    client = sign_in(known.standing)
    told(client, "hoi")
    counts = []
    for more in range(2):
        with CaptureQueriesContext(connection) as queries:
            told(client, "hoi")
        counts.append(len(queries))
        for place in range(4):
            unit = Unit(authority=known.authority, code=f"M{more}{place}", name=f"Hội số {place}")
            write_search(unit)
            unit.save()
            make_person(unit, f"H{more}{place}", full_name=f"Hội Văn {place}")
    assert counts[0] == counts[1] <= 11


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get(reverse("home:search"), {"q": "hoi"}).status_code == 302
