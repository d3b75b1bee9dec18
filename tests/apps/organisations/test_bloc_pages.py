"""Pages of blocs and their members, as a browser meets them."""

from datetime import date

import pytest
from django.test import Client

from tests.apps.organisations.pages import address
from tests.factories import World
from thidua.apps.organisations.models import Membership, Unit


def test_a_bloc_shows_units_by_year(world: World, office: Client) -> None:
    Membership.objects.create(bloc=world.bloc, unit=world.units["BBB"], year=2024, role="head")

    matrix = office.get(address("bloc", world.bloc.pk)).context["matrix"]

    assert (matrix.years, matrix.counts) == ((2024, 2023), (1, 3))
    roles = {row.unit.code: [place and place.role for place in row.places] for row in matrix.rows}
    assert list(roles.items()) == [
        ("BBB", ["head", "deputy"]), ("AAA", [None, "head"]), ("CCC", [None, "member"]),
    ]  # fmt: skip


def test_a_bloc_is_founded_edited_dissolved(world: World, office: Client) -> None:
    office.post(address("create_bloc", world.authority.pk), {"code": "K9", "name": "Khối Chín"})
    bloc = world.authority.blocs.get(code="K9")
    office.post(address("edit_bloc", bloc.pk), {"code": "K9", "name": "Khối số 9"})
    office.post(address("dissolve_bloc", bloc.pk), {"last_day": "2024-12-31"})

    bloc.refresh_from_db()
    assert (bloc.name, bloc.valid_to) == ("Khối số 9", date(2024, 12, 31))


def members_form(world: World, **changes: str) -> dict[str, str]:
    form = {"act": "save"}
    for order, (unit, role) in enumerate(
        zip(world.units.values(), ("head", "deputy", "member"), strict=True), start=1
    ):
        form |= {f"order-{unit.pk}": str(order), f"role-{unit.pk}": role}
    return form | changes


def test_members_are_ordered_changed_and_removed(world: World, office: Client) -> None:
    one, two, three = (unit.pk for unit in world.units.values())
    form = members_form(world, **{f"order-{three}": "1", f"order-{one}": "3", f"remove-{two}": "1"})

    answer = office.post(address("members", world.bloc.pk, 2023), form, follow=True)

    stored = Membership.objects.filter(bloc=world.bloc, year=2023).order_by("order")
    assert [(row.unit.code, row.role) for row in stored] == [("CCC", "member"), ("AAA", "head")]
    assert "Khối chỉ có 2 đơn vị; thông thường từ 4 đến 20" in answer.content.decode()


def test_members_are_added_without_losing_what_was_typed(world: World, office: Client) -> None:
    stranger = Unit.objects.get(code="ZZZ")
    one = world.units["AAA"].pk
    form = members_form(world, **{f"role-{one}": "member", "act": "add", "add": str(stranger.pk)})

    page = office.post(address("members", world.bloc.pk, 2023), form)

    assert [(row.unit.code, row.role) for row in page.context["form"].rows] == [
        ("AAA", "member"), ("BBB", "deputy"), ("CCC", "member"), ("ZZZ", "member"),
    ]  # fmt: skip
    assert Membership.objects.filter(bloc=world.bloc, year=2023).count() == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"role": "head"}, "Có 2 Trưởng khối"),
        ({"order": "đầu"}, "thứ tự: «đầu» không phải là số"),
        ({"order": "-1"}, "thứ tự: «-1» không dùng được; chỉ nhận số nguyên từ 1 đến 999"),
        ({"role": "vua"}, "không có vai trò “vua”"),
    ],
)
def test_members_refuse_a_wrong_list(
    world: World, office: Client, change: dict[str, str], words: str
) -> None:
    last = world.units["CCC"].pk
    form = members_form(world, **{f"{key}-{last}": value for key, value in change.items()})

    answer = office.post(address("members", world.bloc.pk, 2023), form)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_stale_list_of_members_is_refused(world: World, office: Client) -> None:
    url = address("members", world.bloc.pk, 2023)
    seen = office.get(url).context["seen"]
    Membership.objects.filter(unit=world.units["CCC"]).delete()

    answer = office.post(url, members_form(world, seen=seen))

    assert (answer.status_code, "vừa được người khác sửa" in answer.content.decode()) == (422, True)


def test_members_are_copied_from_the_year_before(world: World, office: Client) -> None:
    page = office.post(address("copy_members", world.bloc.pk, 2024), follow=True)

    assert [row.unit.code for row in page.context["form"].rows] == ["AAA", "BBB", "CCC"]
    assert office.get(address("members", world.bloc.pk, 1200)).status_code == 404
