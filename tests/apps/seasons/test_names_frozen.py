"""Closed is frozen, names too: every page and paper of a past year keeps the name of its day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from io import BytesIO

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.apps.appraisals.builders import LATER, all_locked, opened, sheet_of
from tests.apps.pledges.material import adopted, open_season
from tests.factories import NOON, PASSWORD, World
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.meetings.models import Attendance, Candidate, Conference, Motion
from thidua.apps.organisations.actions.authorities import edit_authority
from thidua.apps.organisations.actions.blocs import bloc_facts, edit_bloc
from thidua.apps.organisations.actions.units import edit_unit, rename_unit, unit_facts
from thidua.apps.organisations.facts import AuthorityFacts
from thidua.apps.organisations.models import Authority, Bloc, PastName, Unit, UnitAlias
from thidua.apps.paperwork.registries.papers import papers
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.permissions import Signing
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import with_heads

OLD, NEW = "Hội AAA", "Liên hiệp Mới Tinh"
NEW_BLOC, NEW_AUTHORITY, NEW_OFFICE = "Khối Đổi Tên", "Tỉnh Sáp Nhập", "Ban Mới Lập"
CLOSING = LATER + timedelta(days=190)
AFTER = CLOSING + timedelta(days=30)
NOTES = (
    f"«{OLD}» nay là «{NEW}»",
    f"«Khối thi đua Một» nay là «{NEW_BLOC}»",
    f"«Tỉnh Thử» nay là «{NEW_AUTHORITY}»",
    f"«Sở Nội vụ» nay là «{NEW_OFFICE}»",
)
NEWEST = (NEW, NEW_BLOC, NEW_AUTHORITY, NEW_OFFICE)


@pytest.fixture
def closed(world: World) -> World:
    """A whole year: signed, scored, published, its conference closed, the year closed."""
    open_season(world)
    covenant = adopted(world)
    for code, unit in world.units.items():
        sign_covenant(
            Signing(covenant, unit),
            text_hash=covenant.hash,
            password=PASSWORD,
            actor=world.leaders[code],
            at=NOON,
        )
    Season.objects.filter(pk=world.season.pk).update(state="running")
    world.season.refresh_from_db()
    world.season.schemes.all().delete()
    Registration.objects.all().delete()
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)
    conference = Conference.objects.create(
        season=world.season, held_on=date(2023, 12, 20), starts_at="08:00", place="Hội trường",
        chair_name="Chủ trì", secretary_name="Thư ký", state="closed", closed_at=CLOSING,
    )  # fmt: skip
    for unit in world.units.values():
        Attendance.objects.create(conference=conference, unit=unit, is_present=True)
    motion = Motion.objects.create(
        conference=conference, kind="award", award="CO_TINH", seats=1,
        method="acclamation", decided_at=CLOSING, order=1,
    )  # fmt: skip
    Candidate.objects.create(motion=motion, unit=world.units["AAA"], is_chosen=True, order=1)
    Season.objects.filter(pk=world.season.pk).update(state="closed", closed_at=CLOSING)
    world.season.refresh_from_db()
    rename_unit(world.units["AAA"], NEW, last_day=date(2024, 1, 15), actor=world.standing, at=AFTER)
    rename_offices(world)
    return world


def rename_offices(world: World) -> None:
    """The bloc, the authority and its standing office get other names, after the closing."""
    facts = replace(bloc_facts(world.bloc), name=NEW_BLOC)
    edit_bloc(world.bloc, facts, actor=world.standing, at=AFTER)
    authority = AuthorityFacts("T", NEW_AUTHORITY, "province", NEW_OFFICE, "Nơi khác")
    edit_authority(world.bloc.authority, authority, actor=world.standing, at=AFTER)
    world.season = Season.objects.get(pk=world.season.pk)


def pages(world: World) -> Iterator[str]:
    key = [world.season.pk]
    for name in (
        "seasons:detail", "seasons:handover", "seasons:departures", "pledges:registrations",
        "pledges:covenant", "appraisals:sheets", "appraisals:result", "meetings:conference",
        "paperwork:papers",
    ):  # fmt: skip
        yield reverse(name, args=key)
    yield sheet_of(world, "AAA").get_absolute_url()
    registration = Registration.objects.get(season=world.season, unit=world.units["AAA"])
    yield reverse("pledges:registration", args=[registration.pk])


def without_notes(text: str) -> str:
    text = " ".join(text.replace("\u00a0", " ").split())
    for note in NOTES:
        text = text.replace(note, "")
    return text


def test_every_page_of_a_closed_year_keeps_the_name_and_notes_todays(
    closed: World, sign_in
) -> None:  # type: ignore[no-untyped-def] # a fixture
    client: Client = sign_in(closed.standing)
    told = {}
    for address in pages(closed):
        text = " ".join(client.get(address).text.split())
        kept = without_notes(text)
        told[address] = (all(note in text for note in NOTES), [n for n in NEWEST if n in kept])
    assert told == dict.fromkeys(pages(closed), (True, []))


def test_lists_and_workbooks_of_past_years_keep_the_name(closed: World, sign_in) -> None:  # type: ignore[no-untyped-def] # a fixture
    client: Client = sign_in(closed.standing)
    assert with_heads(Season.objects.filter(pk=closed.season.pk)).get().head_name == OLD
    listing = client.get(reverse("seasons:list"), {"state": "closed"}).text
    assert NEW not in listing
    assert NEW_BLOC not in listing.split("<tbody")[1]
    address = reverse("seasons:list_workbook")
    book = load_workbook(BytesIO(client.get(address, {"state": "closed"}).content))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "Khối thi đua Một" in cells
    assert NEW_BLOC not in cells
    for name in ("result_workbook", "sheets_workbook"):
        address = reverse(f"appraisals:{name}", args=[closed.season.pk])
        book = load_workbook(BytesIO(client.get(address).content))
        cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
        assert not [cell for cell in cells if NEW in cell or NEW_BLOC in cell], name


def text_of(content: bytes, form: str) -> str:
    if form == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_paper_of_a_closed_year_keeps_the_name(closed: World, sign_in, form: str) -> None:  # type: ignore[no-untyped-def] # a fixture
    client: Client = sign_in(closed.standing)
    seen = 0
    for paper in papers():
        address = reverse("paperwork:download", args=[closed.season.pk, paper.kind, form])
        query = {"unit": str(closed.units["AAA"].pk)} if paper.per_unit else {}
        answer = client.get(address, query)
        if answer.status_code != 200:
            continue
        text = " ".join(text_of(answer.content, form).split())
        upper = without_notes(text).upper()
        assert not [name for name in (*NEWEST, "Nơi khác") if name.upper() in upper], paper.kind
        assert "nay là" in text, paper.kind
        seen += OLD in text or OLD.upper() in text
    assert seen >= 6


def test_a_correction_and_a_name_taken_back_change_no_closed_year(closed: World) -> None:
    unit = Unit.objects.get(pk=closed.units["AAA"].pk)
    facts = unit_facts(unit)
    edit_unit(unit, replace(facts, name=OLD), actor=closed.standing, at=AFTER)
    later = AFTER + timedelta(days=1)
    rename_unit(unit, "Tên Thứ Ba", last_day=date(2024, 2, 1), actor=closed.standing, at=later)
    assert list(PastName.objects.order_by("pk").values_list("name", flat=True)) == [OLD, NEW, OLD]
    assert with_heads(Season.objects.filter(pk=closed.season.pk)).get().head_name == OLD


def migrated(migration: str, write: str) -> None:
    """What a migration of the units writes, asked of the tables as they are today.

    That the whole way of migrations leads here is asked of a database of version 0.1.0.
    """
    module = import_module(f"thidua.apps.organisations.migrations.{migration}")
    getattr(module, write)(apps, None)


def test_former_names_with_a_day_are_kept_by_the_migration(world: World) -> None:
    unit = world.units["AAA"]
    UnitAlias.objects.create(unit=unit, name="Cũ", kind="former", until=date(2020, 5, 1))
    UnitAlias.objects.create(unit=unit, name="Không rõ ngày", kind="former")

    migrated("0006_names_known_before", "keep_names")
    assert [str(row) for row in PastName.objects.all()] == ["Cũ"]


def test_renames_of_before_are_told_by_the_journal(world: World) -> None:
    bloc, authority = world.bloc, world.authority
    for name in ("Khối Hai", "Khối Ba"):
        edit_bloc(bloc, replace(bloc_facts(bloc), name=name), actor=world.standing, at=AFTER)
        bloc.refresh_from_db()
    facts = AuthorityFacts("T", "Tỉnh Mới", authority.kind, authority.standing_office, "Pleiku")
    edit_authority(authority, facts, actor=world.standing, at=AFTER)
    kept = [Bloc.objects.get(pk=bloc.pk).past_names, Authority.objects.get().past_names]
    Bloc.objects.update(past_names=[])
    Authority.objects.update(past_names=[])

    migrated("0008_names_of_blocs_and_authorities", "tell_from_the_journal")
    told = [Bloc.objects.get(pk=bloc.pk).past_names, Authority.objects.get().past_names]
    assert told == kept
    assert [names["name"] for names in told[0]] == ["Khối thi đua Một", "Khối Hai"]
