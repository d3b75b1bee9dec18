"""Nobody reads the name of every level at once, or a code: each role walks all pages and files."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.apps.dossiers import story
from tests.factories import SCHEME, World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Result
from thidua.law.catalogue import catalogue

pytestmark = pytest.mark.django_db
EVERY_LEVEL = "cấp bộ, ban, ngành, tỉnh"
CODES = re.compile(rf"\b(?:{'|'.join(code for code in catalogue() if '_' in code)})\b")
READ_AGAIN = re.compile(r"/schemes/\d+/download/xlsx/")
"""Workbooks that the program reads again, code by code, as their format says."""
MOST = 150
LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
UNSEEN = re.compile(r"(?s)<(script|style|template)\b.*?</\1>|<[^>]*>")


def walked(client: Client) -> Iterator[tuple[str, str]]:
    """Addresses and what is read there: one of each kind of address, from the first page on."""
    waiting, kinds = ["/"], set[str]()
    while waiting and len(kinds) < MOST:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "N", address.partition("?")[0])
        if kind in kinds or kind.startswith("/static/") or "logout" in kind:
            continue
        kinds.add(kind)
        answer = client.get(address, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        sort = answer.headers.get("Content-Type", "")
        if sort.startswith("text/html"):
            page = body.decode()
            waiting += [unescape(link) for link in LINK.findall(page)]
            yield address, unescape(UNSEEN.sub(" ", page))
        elif "spreadsheet" in sort:
            yield address, _of_workbook(body)
        elif "wordprocessing" in sort:
            yield address, _of_paper(body)


def _of_workbook(body: bytes) -> str:
    sheets = load_workbook(BytesIO(body)).worksheets
    return "\n".join(
        str(cell)
        for sheet in sheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )


def _of_paper(body: bytes) -> str:
    with ZipFile(BytesIO(body)) as paper:
        return re.sub(r"<[^>]*>", "", paper.read("word/document.xml").decode())


def _fill_every_line(world: World) -> None:
    """The story's published result holds one criterion; its pages show all."""
    result = Result.objects.get(season=world.season)
    items = [item for group in SCHEME["groups"] for item in group["criteria"]]  # type: ignore[attr-defined,index] # as YAML has it
    for unit in result.answer["units"]:
        unit["groups"] = [unit["groups"][0] | {"id": group["id"]} for group in SCHEME["groups"]]  # type: ignore[attr-defined,index] # as YAML has it
        unit["criteria"] = [unit["criteria"][0] | {"id": item["id"]} for item in items]
    result.save()


@pytest.mark.parametrize("role", ["standing", "head", "member"])
def test_awards_are_called_by_their_authoritys_own_names(
    world: World, sign_in: Callable[[User], Client], role: str
) -> None:
    story.appraised(world)
    _fill_every_line(world)

    read = dict(walked(sign_in(getattr(world, role))))

    assert len(read) > 20
    assert [address for address, words in read.items() if EVERY_LEVEL in words] == []
    assert {
        address: found
        for address, words in read.items()
        if not READ_AGAIN.match(address) and (found := set(CODES.findall(words)))
    } == {}
