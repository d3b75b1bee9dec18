"""The table of points in the browser: read, started, downloaded and uploaded."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.apps.schemes.pages import address, line
from tests.conftest import SignIn
from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import supersede_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.line_edits import Remove
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.formats.canonical import scheme_hash
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx

# --- reading ---------------------------------------------------------------------


def test_season_without_a_table_says_what_to_do(world: World, sign_in: SignIn) -> None:
    page = address("season", world.season.pk)
    assert "Lập bảng điểm" in sign_in(world.head).get(page).text
    assert "Lập bảng điểm" not in sign_in(world.member).get(page).text


def test_season_shows_the_table_with_its_sums(scheme: Scheme, head: Client) -> None:
    text = head.get(address("season", scheme.season_id)).text
    assert "Đạt 100 % được 40 điểm; chưa đạt thì tính theo tỷ lệ." in text
    assert "100 / 100" in text
    assert "Thông qua…" in text


def test_member_reads_without_buttons(scheme: Scheme, world: World, sign_in: SignIn) -> None:
    text = sign_in(world.member).get(address("season", scheme.season_id)).text
    assert "Mỗi phong trào 5 điểm" in text
    assert "Thêm nhóm" not in text
    assert "Thông qua…" not in text


@pytest.mark.parametrize("name", ["season", "create", "compare", "upload"])
def test_outsider_finds_no_season_page(
    scheme: Scheme, world: World, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.outsider).get(address(name, scheme.season_id)).status_code == 404


@pytest.mark.parametrize(
    "name", ["criterion", "group", "settings", "edit_remove_row", "adopt", "discard", "supersede"]
)
def test_member_finds_no_page_that_writes(
    scheme: Scheme, world: World, sign_in: SignIn, name: str
) -> None:
    assert sign_in(world.member).get(address(name, scheme.pk)).status_code == 404


def test_gap_of_a_group_is_said_with_its_size(scheme: Scheme, world: World, head: Client) -> None:
    edit_scheme(scheme, Remove("II.2"), revision=0, actor=world.head, at=NOON)
    text = head.get(address("season", scheme.season_id)).text
    assert "20 / 30" in text
    assert "mới cộng được 20, thiếu 10" in " ".join(text.split())


def test_query_count_does_not_grow_with_criteria_or_versions(
    scheme: Scheme, world: World, head: Client
) -> None:
    page = address("season", scheme.season_id)
    adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)
    head.get(page)
    with CaptureQueriesContext(
        connection,
    ) as first:
        head.get(page)
    for number in range(2):
        last = Scheme.objects.get(season=world.season, state="adopted")
        new = supersede_scheme(last, f"Lần {number}", actor=world.head, at=NOON)
        adopt_scheme(new, revision=0, actor=world.head, at=NOON)
    with CaptureQueriesContext(connection) as second:
        head.get(page)
    assert len(second) == len(first)


# --- starting --------------------------------------------------------------------


def upload(client: Client, world: World, name: str, data: bytes) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(address("upload", world.season.pk), {"file": file})


def test_create_blank(world: World, head: Client) -> None:
    typed = {
        "total": "100",
        "decimals": "1",
        "bonus_inside_total": "false",
        "na_policy": "full_points",
    }
    head.post(address("create_blank", world.season.pk), typed)
    assert Scheme.objects.get().definition == {**typed, "groups": []}


def test_create_blank_with_a_wrong_total_keeps_what_was_typed(world: World, head: Client) -> None:
    typed = {"total": "1.000", "decimals": "1", "bonus_inside_total": "false"}
    text = head.post(address("create_blank", world.season.pk), typed | {"na_policy": "zero"}).text
    assert "một nghìn hay 1? Ghi 1000" in text
    assert 'value="1.000"' in text
    assert not Scheme.objects.exists()


def test_copy_a_template(scheme: Scheme, world: World, sign_in: SignIn) -> None:
    adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)
    new = Season.objects.create(
        bloc=world.bloc,
        year=2024,
        starts_on=world.season.starts_on,
        ends_on=world.season.ends_on,
        law_as_of=world.season.law_as_of,
    )
    sign_in(world.standing).post(address("create_copy", new.pk), {"template": scheme.pk})
    copy = Scheme.objects.get(season=new)
    assert (copy.based_on, copy.definition) == (scheme, scheme.definition)


@pytest.mark.parametrize("ending", ["xlsx", "yaml"])
def test_download_and_upload_give_the_same_table(
    scheme: Scheme, world: World, head: Client, ending: str
) -> None:
    data = head.get(address("download", scheme.pk, ending)).content
    scheme.delete()
    page = upload(head, world, f"b.{ending}", data)
    assert not Scheme.objects.exists()
    assert address("create_from_file", world.season.pk) in page.text
    head.post(address("create_from_file", world.season.pk), {"ticket": page.context["ticket"]})
    assert scheme_hash(Scheme.objects.get().definition) == scheme_hash(SCHEME)


def test_upload_names_three_wrong_cells_and_keeps_nothing(world: World, head: Client) -> None:
    book = load_workbook(BytesIO(scheme_to_xlsx(SCHEME)))
    sheet = book.worksheets[0]
    sheet["D4"], sheet["I5"], sheet["D8"] = "bốn mươi", "kiểu lạ", -5
    out = BytesIO()
    book.save(out)
    page = upload(head, world, "b.xlsx", out.getvalue())
    assert [each.path for each in page.context["problems"]] == ["D4", "I5", "D8"]
    assert "Theo tỷ lệ, Theo mức" in page.text
    assert "Nhận</button>" not in page.text
    assert not Scheme.objects.exists()


def test_upload_over_a_draft_shows_the_difference_then_replaces_it(
    scheme: Scheme, world: World, head: Client
) -> None:
    mapping = scheme_from_xlsx(scheme_to_xlsx(SCHEME))
    mapping["groups"][0]["criteria"][0]["name"] = "Tên mới"
    page = upload(head, world, "b.xlsx", scheme_to_xlsx(mapping))
    assert "Tên mới" in page.text
    assert line(scheme, "I.1")["name"] == "Nhiệm vụ được giao"
    ticket = page.context["ticket"]
    assert address("edit_from_file", world.season.pk) in page.text
    head.post(address("edit_from_file", world.season.pk), {"ticket": ticket, "revision": "0"})
    assert line(scheme, "I.1")["name"] == "Tên mới"
    head.post(address("undo", scheme.pk), {"revision": "1"})
    assert line(scheme, "I.1")["name"] == "Nhiệm vụ được giao"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "tệp .xlsx mở được bằng Excel"),
        ("a.xls", b"\xd0\xcf\x11\xe0 old", ".xls đời cũ"),
        ("a.yaml", b"scheme: [", "sai cú pháp YAML"),
        ("a.yaml", b"\xff\xfe\x00", "UTF-8"),
        ("a.yaml", b"scheme: {total: 10, decimals: 0}", "bắt buộc có"),
        ("a.yaml", b"x" * 5_000_001, "tối đa 5 MB"),
    ],
)
def test_upload_of_something_else_is_told(
    world: World, head: Client, name: str, data: bytes, said: str
) -> None:
    page = upload(head, world, name, data)
    assert page.status_code == 422
    assert said.casefold() in page.text.casefold()
    assert not Scheme.objects.exists()


def test_a_file_is_not_put_over_what_somebody_else_saved_meanwhile(
    scheme: Scheme, world: World, head: Client
) -> None:
    ticket = upload(head, world, "b.xlsx", scheme_to_xlsx(SCHEME)).context["ticket"]
    Scheme.objects.filter(pk=scheme.pk).update(revision=1)
    answer = head.post(address("edit_from_file", world.season.pk), {"ticket": ticket}, follow=True)
    assert answer.redirect_chain == [(address("upload", world.season.pk), 302)]
    assert Scheme.objects.get().revision == 1


def test_a_file_is_kept_once(scheme: Scheme, world: World, head: Client) -> None:
    scheme.delete()
    ticket = upload(head, world, "b.xlsx", scheme_to_xlsx(SCHEME)).context["ticket"]
    kept = address("create_from_file", world.season.pk)
    head.post(kept, {"ticket": ticket})
    again = head.post(kept, {"ticket": ticket}, follow=True)
    assert "Tệp đã được nhận rồi" in again.text
    assert Scheme.objects.count() == 1


@pytest.mark.parametrize("name", ["create_from_file", "edit_from_file"])
def test_keeping_a_file_refuses_a_forged_token(world: World, head: Client, name: str) -> None:
    head.post(address(name, world.season.pk), {"ticket": "gia-mao"})
    assert not Scheme.objects.exists()


def test_replacing_a_draft_that_is_gone_changes_nothing(
    scheme: Scheme, world: World, head: Client
) -> None:
    ticket = upload(head, world, "b.xlsx", scheme_to_xlsx(SCHEME)).context["ticket"]
    scheme.delete()
    sent = {"ticket": ticket, "revision": "0"}
    answer = head.post(address("edit_from_file", world.season.pk), sent)
    assert answer["Location"] == address("upload", world.season.pk)
    assert not Scheme.objects.exists()
