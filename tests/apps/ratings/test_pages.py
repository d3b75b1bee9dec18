"""The register on pages and in Excel: who sees which table, and what a file writes."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.ratings.material import GRADES, kind_of, rated
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from tests.uploading import accepted, looked_at
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db
HEADS = ["Mã đơn vị", "Đơn vị", "Loại xếp loại", "Mức", "Số văn bản", "Ngày văn bản"]


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def table(world: World) -> str:
    return f"/ratings/{world.season.pk}/"


def test_the_table_shows_all_units_and_who_reached_what(world: World, sign_in: SignIn) -> None:
    kind = kind_of(world)
    rated(world, kind, GRADES[0], paper_number="5-QĐ/ĐU")
    rated(world, kind, GRADES[2], code="AAA")

    text = page(sign_in(world.member), table(world))

    assert "1/2 đạt" in text
    assert "đã ghi 2/3" in text
    assert "5-QĐ/ĐU" in text
    assert text.count("chưa ghi") == 1
    assert f"{table(world)}{kind.pk}/{world.units['CCC'].pk}/" in text
    assert f"{table(world)}{kind.pk}/{world.units['AAA'].pk}/" not in text


def test_the_table_asks_as_often_for_more_units(world: World, sign_in: SignIn) -> None:
    kind, client = kind_of(world), sign_in(world.standing)
    client.get(table(world))
    with CaptureQueriesContext(connection) as one:
        client.get(table(world))
    for code in world.units:
        rated(world, kind, code=code)
    with CaptureQueriesContext(connection) as more:
        client.get(table(world))

    assert len(one) == len(more)


def test_a_unit_fills_a_form(world: World, sign_in: SignIn) -> None:
    kind, client = kind_of(world), sign_in(world.member)
    address = f"{table(world)}{kind.pk}/{world.units['CCC'].pk}/"

    assert client.post(address, {"grade": ""}).status_code == 422
    said = {"grade": "-", "seen": "0"}
    assert "Đã ghi xếp loại" in client.post(address, said, follow=True).content.decode()
    assert "Đơn vị không có tổ chức này" in page(client, address)
    stale = client.post(address, {"grade": GRADES[0], "seen": "0"})

    assert "vừa được người khác sửa" in stale.content.decode()
    assert Rating.objects.get().has_none
    foreign = f"{table(world)}{kind.pk}/{world.units['AAA'].pk}/"
    assert client.get(foreign).status_code == 403
    key = Rating.objects.get().pk
    assert "Xóa xếp loại" in page(client, f"/ratings/of/{key}/remove/")
    client.post(f"/ratings/of/{key}/remove/")
    assert not Rating.objects.exists()


def test_the_issuer_from_outside_sees_its_kind_alone(world: World, sign_in: SignIn) -> None:
    unit = world.outsider.seats.get().unit
    kind = kind_of(world, "An ninh trật tự", issuing_unit=unit)
    kind_of(world, "Chi bộ")
    client = sign_in(world.outsider)

    text = page(client, table(world))

    assert "An ninh trật tự" in text
    assert "Chi bộ" not in text
    assert world.season.bloc.name in page(client, "/ratings/?year=2023")
    address = f"{table(world)}{kind.pk}/{world.units['AAA'].pk}/"
    client.post(address, {"grade": GRADES[0]})
    assert Rating.objects.get().origin == "issuer"
    assert "Cơ quan xếp loại ghi" in page(sign_in(world.head), table(world))


def test_strangers_see_nothing(world: World, other_world: World, sign_in: SignIn) -> None:
    kind_of(world)

    for user in (world.outsider, other_world.standing):
        client = sign_in(user)
        for path in ("", "xep-loai.xlsx", "import/"):
            assert client.get(f"{table(world)}{path}").status_code == 404
    assert sign_in(world.head).get(f"/ratings/kinds/{world.authority.pk}/").status_code == 404


def test_the_workbook_comes_back_with_a_preview(world: World, sign_in: SignIn) -> None:
    kind = kind_of(world)
    rated(world, kind, GRADES[0])
    client = sign_in(world.standing)
    got = client.get(f"{table(world)}xep-loai.xlsx").getvalue()
    rows = [list(row) for row in load_workbook(BytesIO(got)).worksheets[0].values]
    assert [row[:4] for row in rows[2:]] == [
        ["AAA", "Hội AAA", "Chi bộ", None],
        ["BBB", "Hội BBB", "Chi bộ", None],
        ["CCC", "Hội CCC", "Chi bộ", GRADES[0]],
    ]
    rows[2][3], rows[3][3] = GRADES[1], "không có"

    preview = looked_at(client, f"{table(world)}import/", rows)

    shown = preview.context["preview"]
    assert ([each.after for each in shown.changes], shown.same) == ([GRADES[1], "không có"], 1)
    assert "Đã ghi 2 xếp loại" in accepted(client, f"{table(world)}import/", preview)
    assert Rating.objects.filter(origin="office").count() == 2


def test_a_file_does_not_overwrite_what_was_written_after_its_preview(
    world: World, sign_in: SignIn
) -> None:
    kind, client = kind_of(world), sign_in(world.standing)
    rows = [HEADS, ["AAA", "", "Chi bộ", GRADES[0]]]
    preview = looked_at(client, f"{table(world)}import/", rows)
    rated(world, kind, GRADES[2], code="AAA")

    answer = accepted(client, f"{table(world)}import/", preview)

    assert "vừa được người khác sửa sau khi bạn mở trang" in one_line(answer)
    assert Rating.objects.get().grade == GRADES[2]


def test_a_form_of_what_was_not_rated_yet_does_not_overwrite(world: World, sign_in: SignIn) -> None:
    kind, client = kind_of(world), sign_in(world.member)
    address = f"{table(world)}{kind.pk}/{world.units['CCC'].pk}/"
    assert 'name="seen" value="0"' in page(client, address)
    rated(world, kind, GRADES[2])

    answer = client.post(address, {"grade": GRADES[0], "seen": "0"})

    assert answer.status_code == 422
    assert Rating.objects.get().grade == GRADES[2]


def test_a_unit_that_joined_later_reads_the_table_of_a_closed_year(
    world: World, sign_in: SignIn
) -> None:
    rated(world, kind_of(world), GRADES[0])
    unit = world.outsider.seats.get().unit
    Membership.objects.create(bloc=world.bloc, unit=unit, year=2024, order=9)
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)

    text = page(sign_in(world.outsider), table(world))

    assert "đã ghi 1/3" in text
    assert GRADES[0] in text


def test_the_overview_turns_pages(world: World, sign_in: SignIn) -> None:
    kind_of(world)
    for number in range(60):
        bloc = Bloc.objects.create(authority=world.authority, code=f"B{number}", name=f"B {number}")
        days = {"starts_on": "2023-01-01", "ends_on": "2023-12-31", "law_as_of": "2023-01-01"}
        Season.objects.create(bloc=bloc, year=2023, **days)
    client = sign_in(world.standing)

    pages = [page(client, f"/ratings/?year=2023&page={number}") for number in (1, 2, 3)]

    assert sum(text.count("/ratings/") for text in pages) > 61
    assert any(world.bloc.name in text for text in pages)
    assert all(any(f">B {number}<" in text for text in pages) for number in range(60))


def test_a_unit_uploads_its_own_rows_only(world: World, sign_in: SignIn) -> None:
    kind_of(world)
    rows = [HEADS, ["AAA", "", "Chi bộ", GRADES[0]]]

    answer = looked_at(sign_in(world.member), f"{table(world)}import/", rows)

    assert answer.status_code == 422
    assert "phải là mã hoặc tên đơn vị được ghi" in one_line(answer.content.decode())


def test_an_issuer_uploads_other_units_in_its_kind_only(world: World, sign_in: SignIn) -> None:
    kind_of(world, "Công đoàn", issuing_unit=world.units["CCC"])
    kind_of(world)
    rows = [HEADS, ["AAA", "", "Chi bộ", GRADES[0]], ["AAA", "", "Công đoàn", GRADES[0]]]

    answer = looked_at(sign_in(world.member), f"{table(world)}import/", rows)

    assert [each.message for each in answer.context["problems"]] == [
        "AAA: không ghi được loại Chi bộ."
    ]


def test_the_office_sets_kinds(world: World, sign_in: SignIn) -> None:
    client, kinds = sign_in(world.standing), f"/ratings/kinds/{world.authority.pk}/"
    said = {"name": "Chi bộ", "grades": "Tốt\nKhá", "enough": "1", "issuer_code": "zzz"}

    assert "Chưa có loại xếp loại nào" in page(client, kinds)
    assert "Không có đơn vị mã XX" in one_line(
        client.post(f"{kinds}add/", said | {"issuer_code": "XX"}).content.decode()
    )
    too_far = client.post(f"{kinds}add/", said | {"order": "40000"})
    assert (too_far.status_code, RatingKind.objects.count()) == (422, 0)
    client.post(f"{kinds}add/", said)
    kind = RatingKind.objects.get()
    assert (kind.grades, kind.issuing_unit.code) == (["Tốt", "Khá"], "ZZZ")
    edit = f"/ratings/kinds/of/{kind.pk}/edit/"
    assert 'value="ZZZ"' in page(client, edit)
    client.post(edit, said | {"name": "Chi bộ cơ sở", "seen": "0"})
    client.post(f"{kinds}usual/")
    assert RatingKind.objects.count() == 6
    assert "Thôi dùng" in page(client, f"/ratings/kinds/of/{kind.pk}/retire/")
    client.post(f"/ratings/kinds/of/{kind.pk}/retire/")

    assert "thôi dùng từ" in page(client, kinds)
    assert "Các loại xếp loại của Tỉnh Thử" in page(client, "/ratings/")
