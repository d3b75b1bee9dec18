"""A unit or a bloc that is called as another asks once; marks decide where any were typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.organisations.models import Bloc, Unit

MODELS: dict[str, type[Unit] | type[Bloc]] = {"unit": Unit, "bloc": Bloc}


@pytest.fixture
def office(world: World, sign_in: SignIn) -> Client:
    """The standing office of an authority that has a unit and a bloc of one name."""
    for model in MODELS.values():
        model.objects.create(
            authority=world.authority, code="HDY", name="Hội Đông y tỉnh",
            search_text="hdy hoi dong y tinh",
        )  # fmt: skip
    return sign_in(world.standing)


def sent(office: Client, world: World, kind: str, name: str, **more: str) -> Any:
    url = reverse(f"organisations:create_{kind}", args=[world.authority.pk])
    return office.post(url, {"code": "M1", "name": name, "aliases": "", **more})


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize(
    "name", ["Hoi Dong y tinh", "HỘI ĐÔNG Y TỈNH", "Hội  Đông y tỉnh", "hoi dong y tinh"]
)
def test_a_name_that_is_there_asks_and_is_written_once_confirmed(
    world: World, office: Client, kind: str, name: str
) -> None:
    asked = sent(office, world, kind, name)
    there = MODELS[kind].objects.filter(code="M1").exists()

    done = sent(office, world, kind, name, despite_doubts="on")

    assert (asked.status_code, there) == (422, False)
    assert "Đã có Hội Đông y tỉnh, mã HDY." in asked.text
    assert 'name="despite_doubts"' in asked.text
    assert done.status_code == 302
    assert MODELS[kind].objects.get(code="M1").name == " ".join(name.split())


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("name", ["Chi cục Gia Lai-Kon Tum", "chi cuc gia lai — kon tum"])
def test_a_name_that_differs_by_its_dash_asks(
    world: World, office: Client, kind: str, name: str
) -> None:
    there = sent(office, world, kind, "Chi cục Gia Lai – Kon Tum", code="M2")
    assert there.status_code == 302

    assert sent(office, world, kind, name).status_code == 422


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("name", ["Hội Đóng y tỉnh", "Hoi Dong y", "Hội Đông y tỉnh Gia Lai"])
def test_another_name_is_written_at_once(
    world: World, office: Client, kind: str, name: str
) -> None:
    assert sent(office, world, kind, name).status_code == 302
    assert MODELS[kind].objects.filter(code="M1", name=name).exists()


@pytest.fixture
def changing(world: World, office: Client) -> Callable[..., Any]:
    """Gives something that is written down another name by one of the three forms."""
    first = {"unit": world.units["AAA"], "bloc": world.bloc}

    def send(form: str, name: str, **more: str) -> Any:
        kind = "bloc" if form == "edit_bloc" else "unit"
        thing = first[kind]
        typed = {"code": thing.code, "name": name, "aliases": "", "last_day": "2023-05-31"}
        if form != "rename_unit":
            page = office.get(reverse(f"organisations:{form}", args=[thing.pk])).text
            typed["seen"] = page.split('name="seen" value="')[1].split('"')[0]
        url = reverse(f"organisations:{form}", args=[thing.pk])
        answer = office.post(url, {**typed, **more})
        thing.refresh_from_db()
        return answer, thing.name

    return send


FORMS = ["edit_unit", "rename_unit", "edit_bloc"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["Hoi Dong y tinh", "HỘI ĐÔNG Y TỈNH"])
def test_a_new_name_that_another_has_asks_and_is_written_once_confirmed(
    changing: Callable[..., Any], form: str, name: str
) -> None:
    asked, kept = changing(form, name)
    done, named = changing(form, name, despite_doubts="on")

    assert (asked.status_code, done.status_code) == (422, 302)
    assert "Đã có Hội Đông y tỉnh, mã HDY." in asked.text
    assert 'name="despite_doubts"' in asked.text
    assert f'value="{name}"' in asked.text
    assert kept != name
    assert named == name


@pytest.mark.parametrize("form", FORMS)
def test_a_new_name_that_nobody_has_is_written_at_once(
    changing: Callable[..., Any], form: str
) -> None:
    done, named = changing(form, "Hội Đóng y tỉnh")

    assert (done.status_code, named) == (302, "Hội Đóng y tỉnh")


@pytest.mark.parametrize("form", ["edit_unit", "edit_bloc"])
def test_a_double_that_was_confirmed_is_not_asked_about_again(
    changing: Callable[..., Any], form: str
) -> None:
    changing(form, "Hội Đông y tỉnh", despite_doubts="on")

    assert changing(form, "Hội  Đông Y tỉnh")[0].status_code == 302
