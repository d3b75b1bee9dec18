"""Registrations in Excel: the form out and back, the consolidated table out."""

from io import BytesIO
from typing import Any

from django.test import Client
from openpyxl import load_workbook

from tests.apps.pledges.material import filled, open_season, submitted
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.uploading import accepted, looked_at
from thidua.apps.pledges.actions.registrations import save_registration
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import content_of, needs_in
from thidua.formats.registration_workbook import registration_to_xlsx


def upload_of(client: Client, pk: int, data: bytes) -> Any:
    return looked_at(client, f"/pledges/registrations/{pk}/upload/", data)


def test_excel_goes_out_and_comes_back(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = filled(world, "CCC")
    client, url = sign_in(world.member), f"/pledges/registrations/{registration.pk}"
    book = load_workbook(BytesIO(client.get(f"{url}/workbook.xlsx").content))
    sheet = book.worksheets[0]
    people = next(row for row in sheet.iter_rows() if row[0].value == "TS")
    people[2].value = 25
    stream = BytesIO()
    book.save(stream)

    page = upload_of(client, registration.pk, stream.getvalue())
    taken = accepted(client, f"{url}/upload/", page)

    [change] = page.context["preview"].changes
    assert (change.place, change.before, change.after) == (people[2].coordinate, "20", "25")
    assert "Đã nhận số liệu từ tệp Excel" in taken
    registration.refresh_from_db()
    assert (registration.headcount, registration.revision) == (25, 2)


def test_excel_with_errors_names_every_cell_and_saves_nothing(
    world: World, sign_in: SignIn
) -> None:
    open_season(world)
    registration = filled(world, "CCC")
    client = sign_in(world.member)
    url = f"/pledges/registrations/{registration.pk}/workbook.xlsx"
    book = load_workbook(BytesIO(client.get(url).content))
    book.worksheets[0]["C6"] = "hai mươi"
    stream = BytesIO()
    book.save(stream)

    answer = upload_of(client, registration.pk, stream.getvalue())

    assert answer.status_code == 422
    assert ">C6<" in answer.content.decode()
    assert "«hai mươi» không phải là số" in answer.content.decode()
    assert upload_of(client, registration.pk, b"not a workbook").status_code == 422
    registration.refresh_from_db()
    assert registration.revision == 1


def test_excel_ticket_is_of_one_registration_and_one_revision(
    world: World, sign_in: SignIn
) -> None:
    open_season(world)
    registration = filled(world, "CCC")
    other = filled(world, "BBB")
    client, url = sign_in(world.member), f"/pledges/registrations/{registration.pk}"
    own = upload_of(client, registration.pk, client.get(f"{url}/workbook.xlsx").content)
    theirs = upload_of(sign_in(world.leaders["BBB"]), other.pk, _form_of(other))
    ticket, foreign = own.context["ticket"], theirs.context["ticket"]

    def told(text: str) -> str:
        answer = client.post(f"{url}/upload/", {"ticket": text}, follow=True)
        return str(answer.content.decode())

    assert "Bản xem trước đã hết hạn" in told("bịa")
    assert "Bản xem trước đã hết hạn" in told(foreign)
    registration.revision = 1
    save_registration(
        registration, content_of(registration), revision=1, actor=world.member, at=NOON
    )
    assert "người khác lưu" in told(ticket)


def _form_of(registration: Registration) -> bytes:
    needs = needs_in(registration.season, registration.unit_id)
    content = content_of(registration)
    return registration_to_xlsx(content, needs, unit=registration.unit.name, year=2023)


def test_summary_workbook_has_a_sheet_for_each_part(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    submitted(world, "AAA")

    url = f"/pledges/{season.pk}/registrations/summary.xlsx"
    book = load_workbook(BytesIO(sign_in(world.head).get(url).content))

    assert len(book.worksheets) == 5
    assert [cell.value for cell in book.worksheets[0][4]] == ["Hội AAA", 20, 14, "70%", 2, "10%"]
