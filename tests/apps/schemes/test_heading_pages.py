"""Criteria with criteria below them in the editor: added, moved, changed, read from a file."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.schemes.pages import address, criterion_form
from tests.factories import NOON, World
from tests.formats.test_scheme_parts import heading, leaf, nested_deep
from tests.formats.test_scheme_parts import table as conferring_table
from tests.one_line import one_line
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.ids import IdTaken
from thidua.apps.schemes.definition.line_edits import InsideItself, Move, PutPart, Remove, TooDeep
from thidua.apps.schemes.definition.outline import is_heading, lines_of, places_of
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.models import Scheme
from thidua.formats.scheme_sheet import scheme_to_xlsx


def tree(definition: dict[str, Any]) -> str:
    """The lines with their levels: "1a 1b 2c"."""
    found = [place for place in places_of(definition) if place.level]
    return " ".join(f"{place.level}{place.item['id']}" for place in found)


def drafted() -> dict[str, Any]:
    """Two groups; I holds the heading I with a and the heading b, then the criterion c."""
    return {
        "total": "100",
        "decimals": "1",
        "bonus_inside_total": "true",
        "na_policy": "zero",
        "groups": [
            {
                "id": "I",
                "name": "Một",
                "max": "60",
                "criteria": [
                    heading("I", "40", leaf("a", "10"), heading("b", "30", leaf("b1", "30"))),
                    leaf("c", "20"),
                ],
            },
            {"id": "II", "name": "Hai", "max": "40", "criteria": [leaf("II", "40")]},
        ],
        "tie_break": ["b", "I"],
    }


@pytest.fixture
def scheme(world: World) -> Scheme:
    return create_scheme(world.season, drafted(), actor=world.head, at=NOON)


def stored(scheme: Scheme) -> dict[str, Any]:
    scheme.refresh_from_db()
    return scheme.definition


def test_every_line_has_a_key_of_its_own() -> None:
    keys = [place.key for place in places_of(drafted())]
    assert keys == ["I", "I › I", "a", "I › I › b", "b1", "c", "II", "II › II"]
    twice = drafted()
    twice["groups"][0]["criteria"].append(heading("I", "5", leaf("x", "5")))
    assert "I › I #2" in [place.key for place in places_of(twice)]


@pytest.mark.parametrize(
    ("key", "step", "after"),
    [
        ("a", 1, "1I 2b 3b1 2a 1c 1II"),
        ("a", -1, "1a 1I 2b 3b1 1c 1II"),
        ("b1", 1, "1I 2a 2b 2b1 1c 1II"),
        ("I › I", 1, "1c 1I 2a 2b 3b1 1II"),
        ("c", 1, "1I 2a 2b 3b1 1c 1II"),
        ("II › II", -1, "1I 2a 2b 3b1 1c 1II"),
        ("I", 1, "1II 1I 2a 2b 3b1 1c"),
    ],
)
def test_moving_past_the_end_leaves_the_heading(key: str, step: int, after: str) -> None:
    assert tree(Move(key, step).apply(drafted())) == after


def test_a_line_is_put_into_another_home_with_what_it_holds() -> None:
    line = heading("b", "30")
    after = PutPart("II", line, "I › I › b").apply(drafted())
    assert tree(after) == "1I 2a 1c 1II 1b 2b1"
    assert after["tie_break"] == ["b", "I"]
    renamed = PutPart("I › I", {**line, "id": "bê"}, "I › I › b").apply(drafted())
    assert renamed["tie_break"] == ["bê", "I"]
    assert tree(Remove("I › I").apply(drafted())) == "1c 1II"


@pytest.mark.parametrize(
    ("home", "line", "replaces", "why"),
    [
        ("I › I › b", heading("I", "40"), "I › I", InsideItself),
        ("I › I", heading("I", "40"), "I › I", InsideItself),
        (
            "I › I › b",
            heading("x", "1", leaf("y", "1"), heading("z", "1", leaf("w", "1"))),
            "",
            TooDeep,
        ),
        ("I", heading("I", "5"), "", IdTaken),
        ("I › I", leaf("c", "5"), "", IdTaken),
    ],
)
def test_what_cannot_stand_there_is_refused(
    home: str, line: dict[str, Any], replaces: str, why: type[Exception]
) -> None:
    with pytest.raises(why):
        PutPart(home, line, replaces).apply(drafted())


def test_a_heading_may_be_called_like_one_elsewhere() -> None:
    after = PutPart("II", heading("b", "5"), "").apply(drafted())
    assert tree(after) == "1I 2a 2b 3b1 1c 1II 1b"


def test_headings_and_criteria_are_added_in_the_browser(scheme: Scheme, head: Client) -> None:
    typed = {"revision": "0", "home": "I › I", "id": "d", "name": "Mục d", "max": "5"}
    answer = head.post(address("heading", scheme.pk, group="I › I"), typed)
    assert answer.url.endswith("#row-I%20%E2%80%BA%20I%20%E2%80%BA%20d".replace("%20", "+"))
    assert tree(stored(scheme)) == "1I 2a 2b 3b1 2d 1c 1II"
    assert [fault.place for fault in blocking_faults(stored(scheme))] == [
        "Tiêu chí d, các tiêu chí",
        "Mục d",
    ]

    line = criterion_form(revision="1", group="I › I › d", id="d1", max="5")
    head.post(address("criterion", scheme.pk, group="I › I › d", type="linear"), line)
    assert tree(stored(scheme)) == "1I 2a 2b 3b1 2d 3d1 1c 1II"
    assert blocking_faults(stored(scheme)) == []

    line = criterion_form(revision="2", group="II", id="d1", max="5")
    head.post(address("criterion", scheme.pk, id="d1"), line)
    assert tree(stored(scheme)) == "1I 2a 2b 3b1 2d 1c 1II 1d1"


def test_the_form_offers_only_where_it_can_stand(scheme: Scheme, head: Client) -> None:
    form = head.get(address("heading", scheme.pk, id="I › I › b")).context["form"]
    assert [key for key, _name in form.fields["home"].choices] == ["I", "I › I", "II"]
    assert form["home"].value() == "I › I"
    typed = {"revision": "0", "home": "I › I › b", "id": "b", "name": "x", "max": "30"}
    answer = head.post(address("heading", scheme.pk, id="I › I › b"), typed)
    assert list(answer.context["form"].errors) == ["home"]
    typed = {"revision": "0", "home": "I › I", "id": "TR9", "name": "", "max": "không"}
    answer = head.post(address("heading", scheme.pk, id="I › I › b"), typed)
    assert list(answer.context["form"].errors) == ["name", "max"]


def test_the_page_shows_levels_and_what_is_held_at_the_maximum(
    scheme: Scheme, head: Client
) -> None:
    page = one_line(head.get(address("season", scheme.season_id, row="I › I › b")))
    rows = page.split('<table class="table table-vcenter card-table stacked scheme-table">')[1]
    assert rows.count("heading-row") == 2
    assert 'class="heading-row level-2 marked"' in rows
    assert "4 tiêu chí" in page
    over = drafted()
    over["groups"][0]["criteria"][0]["criteria"][0]["max"] = "25"
    scheme.definition = over
    scheme.save()
    page = one_line(head.get(address("season", scheme.season_id)))
    assert "tổng các mục con: 55, tính nhiều nhất 40" in page


def test_differences_name_the_heading(scheme: Scheme) -> None:
    after = PutPart("I › I", heading("b", "25"), "I › I › b").apply(drafted())
    (difference,) = compare(drafted(), after)
    assert difference.title == "Mục I › I › b"
    assert [(c.label, c.old, c.new) for c in difference.fields] == [("điểm tối đa", "30", "25")]


def test_a_file_with_headings_classes_and_shares_is_taken_and_comes_back(
    world: World, head: Client
) -> None:
    mapping = nested_deep()
    upload = SimpleUploadedFile("bang.xlsx", scheme_to_xlsx(mapping))
    answer = head.post(address("upload", world.season.pk), {"file": upload})
    assert answer.status_code == 200
    ticket = answer.context["ticket"]
    head.post(address("create_from_file", world.season.pk), {"ticket": ticket})
    scheme = Scheme.objects.get()
    assert sum(map(is_heading, lines_of(scheme.definition))) == 3
    assert scheme.definition["classes"] == conferring_table()["classes"]
    for form in ("yaml", "xlsx", "print"):
        assert head.get(address("download", scheme.pk, form)).status_code == 200
    content = head.get(address("download", scheme.pk, "xlsx")).content
    again = SimpleUploadedFile("bang.xlsx", content)
    shown = head.post(address("upload", world.season.pk), {"file": again})
    assert "Hai bảng giống hệt nhau" in shown.text
