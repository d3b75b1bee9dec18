"""A row from before text was cleaned breaks no file that anybody fetches."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.factories import World
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Line
from thidua.apps.organisations.models import Bloc, Unit
from thidua.apps.people.models import Person
from thidua.apps.pledges.models import Registration

DIRTY = "\x01\uffff\u202e"


@pytest.fixture
def old(world: World) -> World:
    """A published season whose texts hold what no file can."""
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)
    for unit in world.units.values():
        Unit.objects.filter(pk=unit.pk).update(name=f"{unit.name}{DIRTY} tỉnh")
    Bloc.objects.filter(pk=world.bloc.pk).update(name=f"Khối{DIRTY} Một")
    Line.objects.update(note=f"ghi{DIRTY} chú")
    Person.objects.create(
        authority=world.authority,
        unit=world.units["CCC"],
        code="C1",
        full_name=f"Trần{DIRTY} Lan",
        position=f"Chuyên{DIRTY} viên",
    )
    return world


def fetched(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    streamed = getattr(response, "streaming_content", None)
    return b"".join(streamed) if streamed is not None else response.content


def test_every_workbook_opens(old: World, client: Client) -> None:
    season, sheet = old.season.pk, old.season.sheets.get(unit=old.units["CCC"]).pk
    registration = Registration.objects.filter(season=old.season).earliest("pk").pk
    client.force_login(old.standing)
    addresses = [
        reverse("appraisals:sheets_workbook", args=[season]),
        reverse("appraisals:result_workbook", args=[season]),
        reverse("appraisals:workbook", args=[sheet]),
        reverse("pledges:workbook", args=[registration]),
        reverse("pledges:summary_workbook", args=[season]),
        reverse("schemes:download", args=[old.season.schemes.earliest("pk").pk, "xlsx"]),
        reverse("seasons:history_workbook", args=[season]),
        reverse("seasons:list_workbook"),
        reverse("organisations:blocs_workbook"),
        reverse("organisations:units_workbook"),
        reverse("people:workbook"),
    ]

    for address in addresses:
        book = load_workbook(BytesIO(fetched(client, address)))
        texts = [
            str(value)
            for page in book.worksheets
            for row in page.iter_rows(values_only=True)
            for value in row
        ]
        assert texts, address
        assert not any(mark in text for text in texts for mark in DIRTY), address


@pytest.mark.parametrize("kind", ["result_summary", "registration_summary"])
def test_every_paper_opens(old: World, client: Client, kind: str) -> None:
    client.force_login(old.head)
    pdf, docx = (
        fetched(client, reverse("paperwork:download", args=[old.season.pk, kind, form]))
        for form in ("pdf", "docx")
    )

    assert PdfReader(BytesIO(pdf)).pages
    words = "".join(text for text in Document(BytesIO(docx)).element.itertext())
    assert "Một" in words
    assert not any(mark in words for mark in DIRTY)
