"""Whatever people write into a sheet, the pages of the sheet show it as text."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import reverse

from tests.apps.appraisals.builders import (
    GRADED,
    RELATIVE,
    opened,
    scheme_definition,
    sheet_of,
)
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.appraisals.models import Evidence, Line, Sheet

HOSTILE = "\"'></textarea><xss onx>{0}{pk}&lt;"  # short enough for every field


class Read(HTMLParser):
    """Tags, attributes and texts of a page as a browser reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.said: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what stands in it."""
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.said |= {value or "" for _name, value in attrs}

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.said.add(data)

    def says(self, text: str) -> bool:
        """Whether the text stands somewhere, whole."""
        return any(text in each for each in self.said)


def hostile_definition() -> dict[str, Any]:
    """A scheme with each kind of line whose texts are hostile."""
    definition = scheme_definition(("I", RELATIVE), ("II", GRADED))
    for group in definition["groups"]:
        group["name"] += HOSTILE
        for criterion in group["criteria"]:
            criterion |= {"name": criterion["id"] + HOSTILE, "measure": "m" + HOSTILE}
            criterion["evidence"] = "evidence" + HOSTILE
    for fact in [*definition["deductions_from_total"], *definition["disqualify"]]:
        fact["name"] += HOSTILE
    return definition


@pytest.fixture
def sheet(world: World) -> Sheet:
    """A sheet of which every text that somebody writes is hostile, with every verdict."""
    opened(world, hostile_definition())
    sheet = sheet_of(world, "CCC")
    sheet.unit.name += HOSTILE
    sheet.unit.save()
    world.head.full_name += HOSTILE
    world.head.save()
    for number, line in enumerate(sheet.lines.order_by("pk")):
        verdict = list(Line.Verdict)[number % 3]
        names = ("label", "measure", "note", "answer", "verified_reason")
        written = {name: name + HOSTILE for name in names}
        Line.objects.filter(pk=line.pk).update(
            **written, verdict=verdict, verified_actual="1", verified_by=world.head
        )
        Evidence.objects.create(
            line=line,
            kind="link",
            url="https://example.org/x",
            name="file" + HOSTILE,
            uploaded_by=world.head,
            uploaded_at=NOON,
        )
    return sheet


def must_be_text(page: str, *said: str) -> None:
    """Nothing hostile became a tag or an attribute; each text is said as it was written."""
    read = Read(page)
    assert "xss" not in read.tags
    assert not {"onx", "onx>{0}{pk}&lt;"} & read.attributes
    assert [text for text in said if not read.says(text + HOSTILE)] == []


@pytest.mark.parametrize("state", [Sheet.State.DRAFT, Sheet.State.SELF_SCORED])
def test_the_page_of_a_sheet_shows_text_as_text(
    world: World, sign_in: SignIn, sheet: Sheet, state: Sheet.State
) -> None:
    Sheet.objects.filter(pk=sheet.pk).update(state=state, submitted_at=NOON)

    page = sign_in(world.member).get(sheet.get_absolute_url()).content.decode()

    is_open = state == Sheet.State.DRAFT
    must_be_text(page, "note", "label", "answer", "verified_reason", "Hội CCC", "I.1", "m")
    assert Read(page).says("evidence" + HOSTILE) is is_open


def test_the_lists_of_a_bloc_show_names_as_text(
    world: World, sign_in: SignIn, sheet: Sheet
) -> None:
    client = sign_in(world.head)
    pages = ("appraisals:sheets", "pledges:registrations")

    for name in pages:
        page = client.get(reverse(name, args=[world.season.pk]))
        must_be_text(page.content.decode(), "Hội CCC")


def test_refused_typing_comes_back_as_text(world: World, sign_in: SignIn, sheet: Sheet) -> None:
    typed = {f"{line.pk}-actual": "actual" + HOSTILE for line in sheet.lines.all()}
    typed |= {f"{line.pk}-note": "typed" + HOSTILE for line in sheet.lines.all()}
    typed |= {f"{line.pk}-revision": str(line.revision) for line in sheet.lines.all()}

    answer = sign_in(world.member).post(sheet.get_absolute_url(), typed)

    assert answer.status_code == 422
    must_be_text(answer.content.decode(), "actual", "typed")


def test_verification_shows_text_as_text(world: World, sign_in: SignIn, sheet: Sheet) -> None:
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.SELF_SCORED, submitted_at=NOON)
    client = sign_in(world.head)

    page = client.get(reverse("appraisals:verify", args=[sheet.pk])).content.decode()

    must_be_text(page, "note", "label", "answer", "verified_reason", "file", "I.1", "AAA.CV")
    line = sheet.lines.first()
    assert line is not None
    values = {f"{line.pk}-revision": "0", f"{line.pk}-actual": "actual" + HOSTILE}
    values |= {"act": "change", "reason": "reason" + HOSTILE}
    refused = client.post(
        reverse("appraisals:verify_line", args=[line.pk]), values, headers={"HX-Request": "true"}
    )
    assert refused.status_code == 422
    must_be_text(refused.content.decode(), "actual", "reason")
