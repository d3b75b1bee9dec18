"""Lists on pages: read from the address in one place, whatever it holds."""

import ast
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from tests.architecture.project import named, python_files, tree
from tests.factories import World
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.pages.lists import UnitsAsked, narrowed_units
from thidua.web.asked import a_choice, a_key
from thidua.web.icons import drawn
from thidua.web.lists import Column, Head, Narrowing, listed, options, page_of
from thidua.web.templatetags.interface import sort_heads

HOME = "src/thidua/web/lists.py"


@dataclass(frozen=True, slots=True)
class ThingsAsked(Narrowing):
    """A list as an app declares one."""

    unit: int | None = a_key()
    state: str = a_choice(("open", "shut"), usual="open")

    columns: ClassVar = {
        "name": Column("Tên", ("sort_text", "name")),
        "year": Column("Năm", ("year",), is_number=True),
    }
    usual: ClassVar = "-year"
    tail: ClassVar = ("code", "pk")


@pytest.mark.parametrize(
    ("address", "asked", "is_narrowed"),
    [
        ("", ThingsAsked(), False),
        ("q=+Kh%E1%BB%91i+1+&unit=12", ThingsAsked(words="Khối 1", unit=12), True),
        ("unit=%C2%B2&state=gone&sort=pk", ThingsAsked(), False),
        ("unit=-1&sort=--name", ThingsAsked(), False),
        ("state=shut", ThingsAsked(state="shut"), True),
        ("sort=-name", ThingsAsked(sort="-name"), False),
        (f"unit={'9' * 400}&q={'x' * 400}", ThingsAsked(words="x" * 100), True),
    ],
)
def test_address_is_read_and_nonsense_left_out(
    address: str, asked: ThingsAsked, is_narrowed: bool
) -> None:
    found = ThingsAsked.of(QueryDict(address))

    assert (found, found.is_narrowed) == (asked, is_narrowed)


@pytest.mark.parametrize(
    ("sort", "order", "heads"),
    [
        ("", ("-year", "code", "pk"), [("name", ""), ("year", "descending")]),
        ("year", ("year", "code", "pk"), [("name", ""), ("-year", "ascending")]),
        (
            "-name",
            ("-sort_text", "-name", "code", "pk"),
            [("name", "descending"), ("year", "")],
        ),
    ],
)
def test_heads_say_how_the_list_is_sorted(
    sort: str, order: tuple[str, ...], heads: list[tuple[str, str]]
) -> None:
    asked = ThingsAsked(sort=sort)

    assert asked.order == order
    assert asked.heads == [
        Head("Tên", *heads[0], is_number=False),
        Head("Năm", *heads[1], is_number=True),
    ]


@pytest.mark.parametrize(
    ("address", "number"),
    [("", 1), ("page=2", 2), ("page=99", 3), ("page=x", 1), ("page=0", 1), ("page=-1", 1)],
)
def test_page_is_one_that_there_is(address: str, number: int) -> None:
    request = RequestFactory().get(f"/?{address}")

    assert page_of(request, list(range(5)), 2).number == number


def test_pages_of_several_lists_are_kept_apart() -> None:
    request = RequestFactory().get("/?people_page=2")

    assert page_of(request, list(range(5)), 2, of="people").number == 2
    assert page_of(request, list(range(5)), 2, of="rows").number == 1


def test_a_list_is_built_once_for_many_people_and_pages(world: World) -> None:
    built = []

    @listed
    def names(authorities: list[int], *, asked: UnitsAsked) -> QuerySet[Unit, tuple[str]]:
        built.append(asked.is_narrowed)
        units = narrowed_units(Unit.objects.filter(authority__in=authorities), asked, date.today())
        return units.values_list("name")

    def shown(address: str) -> list[tuple[str]]:
        request = RequestFactory().get(f"/?{address}")
        page = page_of(request, names([world.authority.pk], asked=UnitsAsked.of(request.GET)))
        assert page.paginator.count == len(page.object_list)
        return list(page.object_list)

    units = Unit.objects.filter(authority=world.authority).order_by("sort_text", "name", "pk")
    told = list(units.values_list("name"))
    assert shown("") == shown("page=9") == told
    assert len(told) > 1
    assert len(built) == 4  # count and rows, each twice; never again
    assert shown("sort=-name") == told[::-1]
    units.filter(pk=units[0].pk).update(search_text="can tim")
    assert shown("q=cần+tìm") == told[:1]
    assert built[4:] == [False] * 4 + [True]  # what is searched for is not kept


def test_heads_link_to_the_first_page_sorted_by_them() -> None:
    request = RequestFactory().get("/?q=a%26b&page=3&sort=-name")
    asked = ThingsAsked.of(request.GET)

    assert sort_heads({"request": request}, asked.heads) == (
        '<th scope="col" aria-sort="descending"><a class="table-sort-link"'
        f' href="?q=a%26b&amp;sort=name">Tên {drawn("chevron-down")}</a></th>'
        '<th scope="col" class="numeric"><a class="table-sort-link"'
        ' href="?q=a%26b&amp;sort=year">Năm</a></th>'
    )


def test_choices_are_escaped_and_stay_markup() -> None:
    page = Template("{% options choices %}").render(
        Context({"choices": options([(1, "<b>"), (2, "c")], 2)})
    )

    assert page == '<option value="1">&lt;b&gt;</option><option value="2" selected>c</option>'


def test_options_mark_what_was_asked_for() -> None:
    assert options([(1, "a"), (2, "b")], 2) == [(1, "", "a"), (2, " selected", "b")]


def test_no_other_module_cuts_a_list_into_pages() -> None:
    found = [
        named(path)
        for path in python_files("src")
        if named(path) != HOME
        and any(
            isinstance(node, ast.Name) and node.id == "Paginator" for node in ast.walk(tree(path))
        )
    ]

    assert found == []
