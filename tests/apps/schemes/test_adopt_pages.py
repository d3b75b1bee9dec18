"""Adopting, superseding, comparing and printing a scheme in the browser."""

from io import BytesIO

from django.test import Client
from openpyxl import load_workbook

from tests.apps.schemes.pages import address, criterion_form
from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.line_edits import Remove
from thidua.apps.schemes.models import Scheme
from thidua.formats.canonical import scheme_hash
from thidua.formats.scheme_file import read_scheme_file


def test_adopt_needs_the_tick_then_freezes(scheme: Scheme, head: Client) -> None:
    page = address("adopt", scheme.pk)
    assert scheme_hash(SCHEME) in head.get(page).text
    assert "Đánh dấu vào ô này" in head.post(page, {"revision": "0", "note": "Hội nghị"}).text
    head.post(page, {"revision": "0", "note": "Hội nghị", "confirmed": "on"})
    scheme.refresh_from_db()
    assert (scheme.state, scheme.adopted_note) == ("adopted", "Hội nghị")
    text = head.get(address("season", scheme.season_id)).text
    assert "Lập phiên bản mới" in text
    assert "Thêm nhóm" not in text


def test_adopt_page_lists_faults_and_offers_no_button(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Remove("T"), revision=0, actor=world.head, at=NOON)
    text = head.get(address("adopt", scheme.pk)).text
    assert "tổng điểm là 100 nhưng các nhóm cộng lại (kể cả điểm thưởng) là 90." in text
    assert 'name="confirmed"' not in text


def test_supersede_and_compare(scheme: Scheme, world: World, head: Client) -> None:
    adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)
    page = address("supersede", scheme.pk)
    assert "Chưa nhập ô này" in head.post(page, {"reason": ""}).text
    head.post(page, {"reason": "Tỉnh giao thêm"})
    new = Scheme.objects.get(version=2)
    head.post(address("criterion", new.pk, id="I.1"), criterion_form(max="39"))
    text = head.get(address("compare", scheme.season_id)).text
    assert "<del>40</del>" in text
    assert "<ins>39</ins>" in text
    assert "Tỉnh giao thêm" in text


def test_compare_of_versions_that_are_not_there_is_not_found(scheme: Scheme, head: Client) -> None:
    page = address("compare", scheme.season_id)
    assert head.get(page).status_code == 404
    assert head.get(f"{page}?from=1&to=9").status_code == 404


def test_discard_asks_and_drops(scheme: Scheme, head: Client) -> None:
    page = address("discard", scheme.pk)
    assert "5 tiêu chí" in head.get(page).text
    head.post(page)
    assert not Scheme.objects.exists()


def test_printable_workbook_opens_and_holds_no_formula(
    scheme: Scheme, world: World, head: Client
) -> None:
    definition = dict(scheme.definition)
    definition["groups"][0]["criteria"][0]["name"] = "=1+1"
    Scheme.objects.filter(pk=scheme.pk).update(definition=definition)
    data = head.get(address("download", scheme.pk, "print")).content
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert cells["=1+1"] == "s"
    assert "BẢNG ĐIỂM THI ĐUA NĂM 2023" in cells


def test_download_of_yaml_reads_back(scheme: Scheme, head: Client) -> None:
    data = head.get(address("download", scheme.pk, "yaml")).content
    assert read_scheme_file(data).mapping == SCHEME
    assert head.get(address("download", scheme.pk, "exe")).status_code == 404
