"""Issuing papers: frozen bytes, versions with reasons, and who may do it."""

import hashlib
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    paper_of,
    papers_of,
)
from thidua.apps.pledges.actions.covenants import draft_covenant
from thidua.web.reasons import ReasonMissing


def covenant() -> PaperKind:
    paper = paper_of("covenant")
    assert paper is not None
    return paper


@pytest.fixture
def drafted(world: World) -> World:
    """A season with a covenant to print."""
    draft_covenant(world.season, actor=world.head, at=NOON)
    return world


def issue(world: World, actor: User, reason: str = "") -> IssuedDocument:
    wanted = Issue(covenant(), None, "05/GU-KTĐ", date(2023, 3, 31), reason)
    return issue_document(world.season, wanted, actor=actor, at=NOON)


def pdf_of(document: IssuedDocument) -> bytes:
    """The issued PDF as it lies on disk."""
    with document.pdf.open() as file:
        return bytes(file.read())


def status(client: Client, url: str) -> int:
    """The answer's status; a file is read to its end, which closes it."""
    answer = client.get(url)
    if answer.streaming:
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined] # a file answer
    return answer.status_code


def test_issue_document_keeps_bytes_number_and_hash(drafted: World) -> None:
    document = issue(drafted, drafted.head)

    pdf = pdf_of(document)
    assert pdf.startswith(b"%PDF")
    assert hashlib.sha256(pdf).hexdigest() == document.pdf_sha256
    assert (document.version, document.number) == (1, "05/GU-KTĐ")
    entry = Entry.objects.get(action="paperwork.issue_document")
    assert entry.data["pdf_sha256"] == document.pdf_sha256


def test_issue_document_again_needs_a_reason_and_leaves_the_first(drafted: World) -> None:
    first = issue(drafted, drafted.head)
    before = pdf_of(first)
    with pytest.raises(ReasonMissing):
        issue(drafted, drafted.head, "  ")

    second = issue(drafted, drafted.standing, "Sai ngày")

    assert (second.version, second.reason) == (2, "Sai ngày")
    assert pdf_of(IssuedDocument.objects.get(pk=first.pk)) == before


def test_issue_document_is_for_those_who_run_the_season(drafted: World) -> None:
    for user in (drafted.member, drafted.outsider):
        with pytest.raises(PermissionDenied):
            issue(drafted, user)
    assert IssuedDocument.objects.count() == 0


def test_issue_document_waits_for_its_facts(world: World) -> None:
    with pytest.raises(PaperNotReady):
        issue(world, world.head)
    assert IssuedDocument.objects.count() == 0


def test_issued_file_is_served_as_it_was_and_only_to_the_bloc(
    drafted: World, sign_in: SignIn
) -> None:
    document = issue(drafted, drafted.head)
    url = reverse("paperwork:issued", args=[document.pk, "docx"])

    answer = sign_in(drafted.member).get(url)

    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined] # a file answer
    assert hashlib.sha256(content).hexdigest() == document.docx_sha256
    assert "attachment" in answer["Content-Disposition"]
    assert sign_in(drafted.outsider).get(url).status_code == 404


def test_papers_page_lists_every_kind_and_says_why_one_is_not_ready(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)
    page = client.get(reverse("paperwork:papers", args=[world.season.pk])).content.decode()
    for paper in papers_of(world.season):
        assert paper.title in page
    url = reverse("paperwork:download", args=[world.season.pk, "conference_minutes", "pdf"])
    answer = client.get(url, follow=True)
    assert "Chưa có hội nghị tổng kết" in answer.content.decode()
    assert client.get(url.replace("conference_minutes", "khong-co")).status_code == 404


@pytest.mark.parametrize("unit", ["", "abc", "999999", "-1"])
def test_unit_papers_refuse_units_that_are_not_members(
    world: World, sign_in: SignIn, unit: str
) -> None:
    url = reverse("paperwork:download", args=[world.season.pk, "score_sheet", "pdf"])
    assert sign_in(world.head).get(url, {"unit": unit}).status_code == 404


def test_issue_page_asks_for_the_reason_the_second_time(drafted: World, sign_in: SignIn) -> None:
    client = sign_in(drafted.head)
    url = reverse("paperwork:issue_document", args=[drafted.season.pk, "covenant"])
    typed = {"number": "06/GU-KTĐ", "issued_on": "2023-03-31"}
    assert client.post(url, typed).status_code == 302

    again = client.post(url, typed)

    assert again.status_code == 200
    assert "Ghi lý do ban hành lại" in again.content.decode()
    assert "06/GU-KTĐ" in again.content.decode()
    assert sign_in(drafted.member).get(url).status_code == 404


def test_request_carries_what_a_paper_needs(world: World) -> None:
    request = Request(world.season, None, world.head, date(2023, 1, 2))
    assert (request.number, request.unit) == ("", None)


def test_a_units_issued_paper_is_not_for_other_members(drafted: World, sign_in: SignIn) -> None:
    unit = drafted.units["CCC"]
    document = issue(drafted, drafted.head)
    IssuedDocument.objects.filter(pk=document.pk).update(unit=unit)
    url = reverse("paperwork:issued", args=[document.pk, "pdf"])

    seen = {
        user.username: status(sign_in(user), url)
        for user in (drafted.head, drafted.officers["CCC"], drafted.standing, drafted.deputy)
    }

    assert set(seen.values()) == {200}
    IssuedDocument.objects.filter(pk=document.pk).update(unit=drafted.units["AAA"])
    assert sign_in(drafted.officers["CCC"]).get(url).status_code == 404
