"""Papers of a standing office: its own book of numbers, seen by nobody else."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.paperwork.material import DAY, kind_named
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.organisations.models import Bloc, Membership, PastName, Unit
from thidua.apps.paperwork.actions.issuing import Issue, issue_document, submit_document
from thidua.apps.paperwork.actions.numbers import reserve_number, withdraw_number
from thidua.apps.paperwork.actions.states import withdraw_document
from thidua.apps.paperwork.models import IssuedDocument, PaperNumber
from thidua.apps.paperwork.papers.blocs import build_list, years_of
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.apps.paperwork.registries.papers import PaperKind, Request, Thing, papers_of
from thidua.web.reasons import ReasonMissing


def issued(world: World, kind: str = "bloc_list", reason: str = "") -> IssuedDocument:
    thing = Thing(2023, "năm 2023")
    wanted = Issue(kind_named(kind), None, "", DAY, reason, takes_next=True, thing=thing)
    return issue_document(world.authority, wanted, actor=world.standing, at=NOON)


def test_issue_document_of_the_office_takes_a_number_of_its_own_book(world: World) -> None:
    document = issued(world)

    assert document.number == "01/DS-HĐTĐKT"
    assert (document.season, document.authority, document.about) == (None, world.authority, 2023)
    assert document.title == "Danh sách khối thi đua: năm 2023"
    number = PaperNumber.objects.get()
    assert (number.authority, number.bloc, number.unit) == (world.authority, None, None)
    assert number.paper == f"a{world.authority.pk}:bloc_list:2023"
    with pytest.raises(ReasonMissing):
        issued(world)
    assert issued(world, reason="Thiếu một đơn vị").version == 2
    assert issued(world, "bloc_decision").number == "01/QĐ-HĐTĐKT"


def test_papers_of_the_office_are_seen_and_issued_by_it_alone(world: World) -> None:
    document = issued(world)

    for stranger in (world.head, world.member, world.outsider):
        assert document not in documents_visible_to(stranger)
        wanted = Issue(kind_named("bloc_list"), None, "", DAY, thing=Thing(2023, "năm 2023"))
        with pytest.raises(PermissionDenied):
            submit_document(world.authority, wanted, actor=stranger, at=NOON)
    assert document in documents_visible_to(world.standing)


def test_withdraw_document_of_the_office_gives_its_number_up(world: World) -> None:
    document = issued(world)
    withdraw_document(document, "Sai danh sách", actor=world.standing, at=NOON)
    assert PaperNumber.objects.get().state == PaperNumber.State.WITHDRAWN
    assert issued(world, reason="Lập lại").number == "02/DS-HĐTĐKT"


def test_reserve_number_and_withdraw_number_of_the_office(world: World) -> None:
    office = {"actor": world.standing, "at": NOON}
    kept = reserve_number(world.authority, "SNV-TĐKT", "Trả lời báo chí", 2023, **office)
    assert (kept.shown, kept.authority) == ("01/SNV-TĐKT", world.authority)
    with pytest.raises(PermissionDenied):
        reserve_number(world.authority, "SNV-TĐKT", "x", 2023, actor=world.head, at=NOON)
    withdraw_number(world.authority, kept, "Không dùng", **office)
    assert PaperNumber.objects.get().state == PaperNumber.State.WITHDRAWN


def test_pages_of_the_office(world: World, sign_in: SignIn) -> None:
    client, pk = sign_in(world.standing), world.authority.pk
    index = reverse("paperwork:office_papers", args=[pk])
    page = client.get(index).content.decode()
    for paper in papers_of(world.authority):
        assert paper.title in page
    file = reverse("paperwork:download_for_office", args=[pk, "bloc_list", "pdf"])
    assert client.get(file, {"about": "2023"}).getvalue().startswith(b"%PDF")
    for wrong in ("", "1999", "x"):
        assert client.get(file, {"about": wrong}).status_code == 404
    assert client.get(file.replace("bloc_list", "covenant"), {"about": "2023"}).status_code == 404
    for act in ("issue", "submit"):
        address = reverse(f"paperwork:{act}_document_for_office", args=[pk, "bloc_list"])
        asked = f"{address}?about=2023"
        assert "Danh sách khối thi đua: năm 2023" in client.get(asked).content.decode()
        sent = {"issued_on": "31/03/2023", "takes_next": "on", "reason": "Lập lại"}
        assert client.post(asked, sent).status_code == 302
    document = IssuedDocument.objects.get(version=1)
    one = client.get(reverse("paperwork:document", args=[document.pk])).content.decode()
    assert world.authority.standing_office in one
    register = client.get(reverse("paperwork:register")).content.decode()
    assert index in register
    assert "01/DS-HĐTĐKT" in register
    client.logout()
    public = client.get(reverse("paperwork:look_up", args=[document.code])).content.decode()
    assert world.authority.standing_office in public
    for stranger in (world.head, world.member):
        assert sign_in(stranger).get(index).status_code == 404


def test_pages_of_the_offices_book(world: World, sign_in: SignIn) -> None:
    issued(world)
    client, pk = sign_in(world.standing), world.authority.pk
    reserve = reverse("paperwork:reserve_number_of_office", args=[pk])
    assert (
        client.post(f"{reserve}?year=2023", {"symbol": "SNV-TĐKT", "purpose": "A"}).status_code
        == 302
    )
    book = reverse("paperwork:numbers_of_office", args=[pk])
    page = client.get(book, {"year": "2023"}).content.decode()
    assert "01/DS-HĐTĐKT" in page
    assert "01/SNV-TĐKT" in page
    kept = PaperNumber.objects.get(series="SNV-TĐKT")
    drop = reverse("paperwork:withdraw_number_of_office", args=[pk, kept.pk])
    assert drop in page
    assert client.post(drop, {"reason": "Không dùng"}).status_code == 302
    sheet = reverse("paperwork:numbers_workbook_of_office", args=[pk])
    assert client.get(sheet, {"year": "2023"}).content.startswith(b"PK")
    for address in (book, reserve, drop, sheet):
        assert sign_in(world.head).get(address).status_code == 404


def test_years_of_and_what_a_place_is(world: World) -> None:
    assert [each.key for each in years_of(world.authority, world.standing)][-1] == 2023
    of_office = Request(world.authority, None, world.standing)
    assert of_office.authority == world.authority
    with pytest.raises(TypeError):
        _ = of_office.season
    kinds = {isinstance(each, PaperKind) and each.of_office for each in papers_of(world.season)}
    assert kinds == {False}


def test_blocs_of_one_name_are_two_and_are_called_as_in_the_year(world: World) -> None:
    other = Bloc.objects.create(authority=world.authority, code="HAI", name=world.bloc.name)
    unit = Unit.objects.create(authority=world.authority, code="DDD", name="Hội DDD")
    Membership.objects.create(bloc=other, unit=unit, year=2023)
    then = datetime(2024, 6, 1, tzinfo=UTC)
    PastName.objects.create(unit=unit, name="Hội DDD cũ", until=then)

    listed = str(build_list(Request(world.authority, None, world.standing, about=2023)))

    assert listed.count(f"'{world.bloc.name}") == 2
    assert "Hội DDD cũ" in listed
