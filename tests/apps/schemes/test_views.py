"""The pages: every act in the browser, wrong input of every kind, nothing typed lost."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme, supersede_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.edits import Move, Remove
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.rule_types import RULE_TYPES
from thidua.apps.seasons.models import Season
from thidua.formats.canonical import scheme_hash
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx

SignIn = Callable[[object], Client]


@pytest.fixture
def scheme(world: World) -> Scheme:
    return create_scheme(world.season, SCHEME, actor=world.head, at=NOON)


@pytest.fixture
def head(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.head)


def address(name: str, key: int, *more: str, **query: str) -> str:
    tail = "&".join(f"{k}={v}" for k, v in query.items())
    return reverse(f"schemes:{name}", args=[key, *more]) + (f"?{tail}" if tail else "")


def line(scheme: Scheme, item_id: str) -> dict[str, Any]:
    scheme.refresh_from_db()
    rows = [row for group in scheme.definition["groups"] for row in group["criteria"]]
    return next(row for row in rows if row["id"] == item_id)


def criterion_form(**changes: str) -> dict[str, str]:
    typed = {
        "revision": "0",
        "type": "linear",
        "group": "I",
        "id": "I.1",
        "name": "Nhiệm vụ được giao",
        "max": "40",
        "measure": "%",
        "target_op": ">=",
        "target_value": "100",
        "save": "1",
    }
    return typed | changes


def upload(client: Client, world: World, name: str, data: bytes) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(address("upload", world.season.pk), {"file": file})


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
    "name", ["criterion", "group", "settings", "remove", "adopt", "discard", "supersede"]
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


# --- starting ----------------------------------------------------------------------


def test_create_blank(world: World, head: Client) -> None:
    typed = {
        "total": "100",
        "decimals": "1",
        "bonus_inside_total": "false",
        "na_policy": "full_points",
    }
    head.post(address("blank", world.season.pk), typed)
    assert Scheme.objects.get().definition == {**typed, "groups": []}


def test_create_blank_with_a_wrong_total_keeps_what_was_typed(world: World, head: Client) -> None:
    typed = {"total": "1.000", "decimals": "1", "bonus_inside_total": "false"}
    text = head.post(address("blank", world.season.pk), typed | {"na_policy": "zero"}).text
    assert "viết liền 1000" in text
    assert 'value="1,000"' in text or 'value="1.000"' in text
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
    sign_in(world.standing).post(address("copy", new.pk), {"template": scheme.pk})
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
    head.post(address("accept", world.season.pk), {"token": page.context["reading"].token})
    assert scheme_hash(Scheme.objects.get().definition) == scheme_hash(SCHEME)


def test_upload_names_three_wrong_cells_and_keeps_nothing(world: World, head: Client) -> None:
    book = load_workbook(BytesIO(scheme_to_xlsx(SCHEME)))
    sheet = book.worksheets[0]
    sheet["D4"], sheet["I5"], sheet["D8"] = "bốn mươi", "kiểu lạ", -5
    out = BytesIO()
    book.save(out)
    page = upload(head, world, "b.xlsx", out.getvalue())
    assert [fault.place for fault in page.context["reading"].faults] == ["Ô D4", "Ô I5", "Ô D8"]
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
    token = page.context["reading"].token
    head.post(address("accept", world.season.pk), {"token": token, "revision": "0"})
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
    text = upload(head, world, name, data).text
    assert said.casefold() in text.casefold()
    assert not Scheme.objects.exists()


def test_accept_refuses_a_forged_token(world: World, head: Client) -> None:
    head.post(address("accept", world.season.pk), {"token": "gia-mao"})
    assert not Scheme.objects.exists()


# --- editing -------------------------------------------------------------------------


def test_adding_a_criterion_starts_with_the_way_to_count(scheme: Scheme, head: Client) -> None:
    text = head.get(address("criterion", scheme.pk, group="II")).text
    assert [str(kind.title) in text for kind in RULE_TYPES.values()] == [True] * 13


@pytest.mark.parametrize("kind", RULE_TYPES)
def test_every_rule_has_a_form_without_errors(scheme: Scheme, head: Client, kind: str) -> None:
    page = head.get(address("criterion", scheme.pk, group="II", type=kind))
    assert page.status_code == 200
    assert str(RULE_TYPES[kind].explanation) in page.text


RULES: dict[str, tuple[dict[str, str], dict[str, Any], str]] = {
    "linear": (
        {"target_value": "100", "example_actual": "80"},
        {},
        "Nếu thực hiện 80 so với chỉ tiêu 100 → 32 điểm",
    ),
    "bands": (
        {
            "rule_on": "value",
            "rows-TOTAL_FORMS": "3",
            "rows-INITIAL_FORMS": "0",
            "rows-0-min": "70",
            "rows-0-points": "40",
            "rows-1-min": "62,5",
            "rows-1-points": "20",
            "example_actual": "65",
        },
        {"on": "value", "bands": [{"min": "70", "points": "40"}, {"min": "62.5", "points": "20"}]},
        "Nếu thực hiện 65 → 20 điểm",
    ),
    "boolean": ({"example_actual": "không"}, {}, "Nếu không đạt → 0 điểm"),
    "grade_map": (
        {
            "rows-TOTAL_FORMS": "2",
            "rows-INITIAL_FORMS": "0",
            "rows-0-grade": "HTXSNV",
            "rows-0-points": "40",
            "rows-1-grade": "HTTNV",
            "rows-1-points": "36",
            "example_actual": "HTTNV",
        },
        {"map": {"HTXSNV": "40", "HTTNV": "36"}},
        "Nếu xếp loại HTTNV → 36 điểm",
    ),
    "per_item": (
        {"rule_points_per_item": "2,5", "rule_cap": "", "example_actual": "3"},
        {"points_per_item": "2.5"},
        "Nếu làm được 3 việc → 7,5 điểm",
    ),
    "deduct": (
        {"rule_per_event": "5", "rule_floor": "10", "example_actual": "9"},
        {"per_event": "5", "floor": "10"},
        "Nếu có 9 lần → 10 điểm",
    ),
    "plus_minus": (
        {
            "rule_plus": "2",
            "rule_minus": "3",
            "rule_min": "-5",
            "rule_max": "10",
            "example_actual": "4",
            "example_minus": "1",
        },
        {"plus": "2", "minus": "3", "min": "-5", "max": "10"},
        "Nếu có 4 lượt cộng và 1 lượt trừ → 5 điểm",
    ),
    "half_then_leader": (
        {"rule_excess": "percent", "example_actual": "110", "example_leader": "120"},
        {},
        "Nếu thực hiện 110 so với chỉ tiêu 100, đơn vị cao nhất 120 → 30 điểm",
    ),
    "year_over_year": (
        {"rule_at_baseline": "20", "rule_per_percent_over": "0,5", "example_actual": "120"},
        {"at_baseline": "20", "per_percent_over": "0.5"},
        "Nếu năm nay 120, năm trước 100 → 30 điểm",
    ),
    "average_of_unit_targets": (
        {"target_value": "", "example_actual": "80"},
        {},
        "Nếu hai chỉ tiêu riêng đạt 80/100 và 12/10 → 36 điểm",
    ),
    "attendance": (
        {"target_value": "", "example_actual": "3"},
        {},
        "Nếu tham gia 3 trong 4 lần → 30 điểm",
    ),
    "manual": ({"rule_reason_required": "on"}, {"reason_required": "true"}, "Nếu được chấm 8 → 8"),
    "external": ({}, {}, "Nếu được cho 8 → 8 điểm"),
}


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_is_tried_and_saved(scheme: Scheme, head: Client, kind: str) -> None:
    typed, rule, sentence = RULES[kind]
    form = criterion_form(type=kind, **typed)
    page = address("criterion", scheme.pk, id="I.1")
    assert sentence in head.post(address("example", scheme.pk, id="I.1"), form).text
    assert scheme.revision == 0
    answer = head.post(page, form)
    assert answer.status_code == 302, answer.context["editor"].common.errors
    assert line(scheme, "I.1")["rule"] == {"type": kind, **rule}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"max": "abc"}, "điểm tối đa: «abc»"),
        ({"max": ""}, "Ghi đủ điểm tối đa"),
        ({"target_value": "x"}, "«x»"),
        ({"example_actual": "tám"}, "«tám»: chỉ nhận một số không âm"),
        ({"type": "per_item"}, "Ghi đủ điểm tối đa và các ô của cách tính"),
    ],
)
def test_example_of_wrong_figures_says_so(
    scheme: Scheme, head: Client, changes: dict[str, str], said: str
) -> None:
    form = criterion_form(**changes)
    text = head.post(address("example", scheme.pk, id="I.1"), form).text
    assert said in text
    assert "→" not in text


def test_every_rule_is_covered() -> None:
    assert set(RULES) == set(RULE_TYPES)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"max": "abc"}, "«abc» không phải là số"),
        ({"max": "-4"}, "phải lớn hơn 0"),
        ({"max": "1.000"}, "viết liền 1000"),
        ({"id": "I.2"}, "Mã «I.2» đã có"),
        ({"id": "1 2"}, "không được có khoảng trắng"),
        ({"name": ""}, "Trường này là bắt buộc"),
        ({"type": "per_item", "rule_points_per_item": "x"}, "«x» không phải là số"),
        (
            {
                "type": "bands",
                "rule_on": "value",
                "rows-TOTAL_FORMS": "1",
                "rows-INITIAL_FORMS": "0",
                "rows-0-min": "10",
                "rows-0-points": "41",
            },
            "từ 0 đến 40",
        ),
        (
            {
                "type": "grade_map",
                "rows-TOTAL_FORMS": "1",
                "rows-INITIAL_FORMS": "0",
                "rows-0-grade": "A",
            },
            "Ghi nốt ô này",
        ),
        ({"type": "bands", "rule_on": "value"}, ""),
    ],
)
def test_wrong_input_is_told_and_kept(
    scheme: Scheme, head: Client, changes: dict[str, str], said: str
) -> None:
    form = criterion_form(measure="đơn vị tính đã gõ", **changes)
    answer = head.post(address("criterion", scheme.pk, id="I.1"), form)
    assert answer.status_code == 200
    assert said in answer.text
    assert "đơn vị tính đã gõ" in answer.text
    scheme.refresh_from_db()
    assert scheme.revision == 0


def test_another_way_to_count_keeps_what_was_typed(scheme: Scheme, head: Client) -> None:
    form = criterion_form(name="Tên đang gõ dở", change="type", new_type="deduct")
    del form["save"]
    answer = head.post(address("criterion", scheme.pk, id="I.1"), form)
    assert "Tên đang gõ dở" in answer.text
    assert "Điểm trừ mỗi lần" in answer.text


def test_keys_the_form_does_not_know_stay(scheme: Scheme, world: World, head: Client) -> None:
    definition = dict(scheme.definition)
    definition["groups"][0]["criteria"][0] |= {"legal_cap": {"percent": "15"}, "rounding": "up"}
    Scheme.objects.filter(pk=scheme.pk).update(definition=definition)
    head.post(address("criterion", scheme.pk, id="I.1"), criterion_form(max="39,5"))
    kept = line(scheme, "I.1")
    assert (kept["max"], kept["legal_cap"], kept["rounding"]) == ("39.5", {"percent": "15"}, "up")


def test_stale_form_tells_what_changed_keeps_the_text_and_saves_the_second_time(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Move("I.2", -1), revision=0, actor=world.deputy, at=NOON)
    page = address("criterion", scheme.pk, id="I.1")
    answer = head.post(page, criterion_form(name="Tôi gõ"))
    assert answer.status_code == 200
    assert "Chuyển I.2 lên" in answer.text
    assert str(world.deputy) in answer.text
    assert "<del>Nhiệm vụ được giao</del> <ins>Tôi gõ</ins>" in answer.text
    assert line(scheme, "I.1")["name"] == "Nhiệm vụ được giao"
    head.post(page, criterion_form(name="Tôi gõ", revision=str(answer.context["revision"])))
    assert line(scheme, "I.1")["name"] == "Tôi gõ"


def test_form_of_a_row_that_is_gone_keeps_the_text_and_adds_it_again(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Remove("I.1"), revision=0, actor=world.deputy, at=NOON)
    page = address("criterion", scheme.pk, id="I.1")
    answer = head.post(page, criterion_form(name="Tôi gõ"))
    assert "Dòng «I.1» vừa bị người khác xoá" in answer.text
    assert "Tôi gõ" in answer.text
    again = criterion_form(name="Tôi gõ", revision="1")
    head.post(address("criterion", scheme.pk), again)
    assert line(scheme, "I.1")["name"] == "Tôi gõ"


def test_a_form_that_failed_still_knows_what_its_user_had_not_seen(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Move("I.2", -1), revision=0, actor=world.deputy, at=NOON)
    page = address("criterion", scheme.pk, id="I.1")
    assert head.post(page, criterion_form(max="x")).context["revision"] == 0


def test_saving_without_evidence_warns(scheme: Scheme, head: Client) -> None:
    page = address("criterion", scheme.pk, id="I.1")
    answer = head.post(page, criterion_form(name="Khác", measure=""), follow=True)
    assert "Tiêu chí I.1 chưa ghi đơn vị tính, minh chứng" in answer.text


def test_trying_without_javascript_keeps_the_figures(scheme: Scheme, head: Client) -> None:
    form = criterion_form(
        type="per_item", rule_points_per_item="2,5", example_actual="4", change="example"
    )
    del form["save"]
    answer = head.post(address("criterion", scheme.pk, id="II.1"), form)
    assert "Nếu làm được 4 việc → 10 điểm" in answer.text
    assert 'value="2,5"' in answer.text
    scheme.refresh_from_db()
    assert scheme.revision == 0


def test_group_deduction_and_exclusion(scheme: Scheme, head: Client) -> None:
    typed = {"revision": "0", "id": "IV", "name": "Nhóm mới", "max": "10", "kind": ""}
    head.post(address("group", scheme.pk), typed)
    typed = {"revision": "1", "id": "TR2", "name": "Khai sai", "points": "2,5"}
    head.post(address("deduction", scheme.pk), typed)
    typed = {"revision": "2", "id": "L1", "name": "Mất đoàn kết kéo dài"}
    head.post(address("exclusion", scheme.pk, id="L1"), typed)
    scheme.refresh_from_db()
    assert scheme.definition["groups"][-1]["name"] == "Nhóm mới"
    assert scheme.definition["deductions_from_total"][1] == {
        "id": "TR2",
        "name": "Khai sai",
        "points": "-2.5",
    }
    assert scheme.definition["disqualify"][0]["name"] == "Mất đoàn kết kéo dài"


def test_settings_with_tie_break_and_awards(scheme: Scheme, head: Client) -> None:
    typed = {
        "revision": "0",
        "total": "100",
        "decimals": "1",
        "bonus_inside_total": "true",
        "na_policy": "zero",
        "tie_0": "II",
        "tie_1": "",
        "tie_2": "I.1",
        "tie_3": "II",
        "awards-TOTAL_FORMS": "2",
        "awards-INITIAL_FORMS": "2",
        "awards-0-award": "CO_TINH",
        "awards-0-quota": "2",
        "awards-0-min_total": "90,5",
        "awards-1-award": "",
    }
    head.post(address("settings", scheme.pk), typed)
    scheme.refresh_from_db()
    assert scheme.definition["tie_break"] == ["II", "I.1"]
    assert scheme.definition["awards"] == [{"award": "CO_TINH", "quota": "2", "min_total": "90.5"}]


def test_move_and_remove_and_undo(scheme: Scheme, head: Client) -> None:
    head.post(address("move", scheme.pk), {"id": "I.2", "to": "up", "revision": "0"})
    head.post(address("remove", scheme.pk, id="T"), {"revision": "1"})
    scheme.refresh_from_db()
    assert [group["id"] for group in scheme.definition["groups"]] == ["I", "II"]
    head.post(address("undo", scheme.pk), {"revision": "2"})
    head.post(address("undo", scheme.pk), {"revision": "3"})
    scheme.refresh_from_db()
    assert scheme.definition == SCHEME


def test_stale_button_is_refused_with_a_message(scheme: Scheme, world: World, head: Client) -> None:
    edit_scheme(scheme, Remove("T"), revision=0, actor=world.deputy, at=NOON)
    page = address("season", scheme.season_id)
    typed = {"id": "I.2", "to": "up", "revision": "0"}
    answer = head.post(address("move", scheme.pk), typed, follow=True, headers={"referer": page})
    assert "vừa được người khác sửa" in answer.text


# --- adopting ---------------------------------------------------------------------------


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
    assert "Trường này là bắt buộc" in head.post(page, {"reason": ""}).text
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
