"""Pages of seasons: what they show, what forms do with wrong input, that nothing typed is lost."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.conftest import SignIn
from tests.factories import NOON, World, make_user
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.seasons.actions.checklist import ItemFacts, add_checklist_item
from thidua.apps.seasons.actions.seasons import create_season, edit_season
from thidua.apps.seasons.models import ChecklistItem, Season
from thidua.apps.seasons.year.calendar_plan import SeasonDates
from thidua.domain.vietnamese_text import fold


def page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"seasons:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def phases_form(season: Season, **changes: str) -> dict[str, str]:
    data = {"revision": str(season.revision), "midyear-owner": "head", "dossier-owner": "head"}
    for phase in season.phases.all():
        data[f"{phase.kind}-due_on"] = phase.due_on.isoformat()
        data[f"{phase.kind}-owner"] = phase.owner
    return {**data, **changes}


@pytest.mark.parametrize("kind", ["head", "member", "standing"])
@pytest.mark.parametrize("name", ["detail", "history", "handover"])
def test_pages_open_for_everybody_of_the_season(
    world: World, sign_in: SignIn, kind: str, name: str
) -> None:
    create_season(world.bloc, 2024, actor=world.standing, at=NOON)

    assert world.bloc.name in page(sign_in(getattr(world, kind)), name, world.season.pk)


@pytest.mark.parametrize(
    "name",
    [
        "detail",
        "history",
        "handover",
        "edit",
        "phases",
        "copy",
        "close",
        "move_back",
        "add_checklist_item",
    ],
)
def test_pages_do_not_exist_for_outsiders(world: World, sign_in: SignIn, name: str) -> None:
    for user in (world.outsider, make_user("khong-ghe")):
        address = reverse(f"seasons:{name}", args=[world.season.pk])
        assert sign_in(user).get(address).status_code == 404


@pytest.mark.parametrize(
    "name", ["edit", "phases", "copy", "close", "move_back", "add_checklist_item"]
)
def test_pages_of_those_who_run_it_are_closed_to_members(
    world: World, sign_in: SignIn, name: str
) -> None:
    address = reverse(f"seasons:{name}", args=[world.season.pk])

    assert sign_in(world.member).get(address).status_code == 403
    assert sign_in(world.head).get(address).status_code == 200


def test_list_finds_without_marks_and_filters(world: World, sign_in: SignIn) -> None:
    Bloc.objects.filter(pk=world.bloc.pk).update(search_text=fold(world.bloc.name))
    create_season(world.bloc, 2024, actor=world.standing, at=NOON)
    client = sign_in(world.standing)

    assert "2 năm thi đua" in page(client, "list", q="khoi thi dua mot")
    assert "1 năm thi đua" in page(client, "list", year="2024", state="draft")
    assert "Không có năm thi đua nào như vậy" in page(client, "list", q="khong co")
    assert "Không có năm thi đua nào như vậy" in page(client, "list", state="closed")


def test_list_with_a_wrong_filter_still_answers(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)

    for query in ({"year": "hai nghìn"}, {"state": "x"}, {"bloc": "99999"}, {"sort": "-; drop"}):
        assert "Khối" in page(client, "list", **query)
    assert page(client, "list", page="-4")


def test_list_takes_as_many_queries_for_three_rows_as_for_one(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.standing)
    page(client, "list")
    with CaptureQueriesContext(
        connection,
    ) as one:
        page(client, "list")
    for year in (2024, 2025):
        create_season(world.bloc, year, actor=world.standing, at=NOON)
    with CaptureQueriesContext(connection) as three:
        page(client, "list")

    assert len(three) == len(one)


def test_list_workbook_holds_what_the_list_shows(world: World, sign_in: SignIn) -> None:
    Bloc.objects.filter(pk=world.bloc.pk).update(name="=Khối công thức")
    response = sign_in(world.head).get(reverse("seasons:list_workbook"))

    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    row = [cell.value for cell in sheet[3]]
    assert row[:4] == ["=Khối công thức", 2023, "Chuẩn bị", "Hội AAA"]
    assert sheet["A3"].data_type == "s"


def test_detail_takes_as_many_queries_for_many_things_to_do(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    facts = ItemFacts("Việc", "units", date(2023, 2, 2))
    add_checklist_item(world.season, facts, actor=world.head, at=NOON)
    page(client, "detail", world.season.pk)
    with CaptureQueriesContext(connection) as one:
        page(client, "detail", world.season.pk)
    for _ in range(5):
        add_checklist_item(world.season, facts, actor=world.head, at=NOON)
    with CaptureQueriesContext(connection) as six:
        page(client, "detail", world.season.pk)

    assert len(six) == len(one)


def test_detail_shows_who_is_late_and_what_is_owed(world: World, sign_in: SignIn) -> None:
    Season.objects.update(state="open")
    facts = ItemFacts("Gửi báo cáo sáu tháng", "units", date(2023, 7, 15))
    add_checklist_item(world.season, facts, actor=world.head, at=NOON)

    text = page(sign_in(world.member), "detail", world.season.pk)

    assert "3 đơn vị đang trễ" in text
    assert "0/3 đơn vị đã xong" in text
    assert "Đơn vị tôi đã xong" in text
    assert "Xong cho cả khối" not in text


def test_create_makes_a_season_and_leads_to_its_phases(world: World, sign_in: SignIn) -> None:
    data = {"bloc": world.bloc.pk, "year": "2024", "starts_on": "2024-01-01",
            "ends_on": "2024-12-31", "law_as_of": "2024-01-01"}  # fmt: skip

    response = sign_in(world.standing).post(reverse("seasons:create"), data)

    season = Season.objects.get(year=2024)
    assert response.headers["Location"] == reverse("seasons:phases", args=[season.pk])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"year": "2023"}, "đã có năm 2023"),
        ({"year": "hai"}, "«hai» không phải năm; ghi bốn chữ số, ví dụ 2025"),
        ({"year": "1"}, "«1» không phải năm"),
        ({"year": "1999"}, "nằm ngoài khoảng 2000–2100"),
        ({"ends_on": "2023-12-31"}, "phải sau ngày bắt đầu"),
        ({"starts_on": "31/02/2024"}, "ngày"),
        ({"bloc": ""}, "Chưa nhập ô này"),
    ],
)
def test_create_with_wrong_input_keeps_what_was_typed(
    world: World, sign_in: SignIn, changes: dict[str, str], message: str
) -> None:
    data = {"bloc": str(world.bloc.pk), "year": "2024", "starts_on": "2024-01-01",
            "ends_on": "2024-12-31", "law_as_of": "2024-02-03", **changes}  # fmt: skip

    response = sign_in(world.standing).post(reverse("seasons:create"), data)

    text = response.content.decode()
    assert response.status_code == 422
    assert message in text
    assert 'value="03/02/2024"' in text
    assert Season.objects.count() == 1


def test_create_of_another_authoritys_bloc_is_refused(world: World, sign_in: SignIn) -> None:
    foreign = Bloc.objects.exclude(pk=world.bloc.pk).get()
    data = {"bloc": foreign.pk, "year": "2024", "starts_on": "2024-01-01",
            "ends_on": "2024-12-31", "law_as_of": "2024-01-01"}  # fmt: skip

    response = sign_in(world.head).post(reverse("seasons:create"), data)

    assert response.status_code == 422
    assert not Season.objects.filter(bloc=foreign).exists()


def test_copy_asks_then_copies_and_a_second_click_is_told(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    address = reverse("seasons:copy", args=[world.season.pk])
    assert "Lập năm 2024" in page(client, "copy", world.season.pk)

    client.post(address)
    again = client.post(address, headers={"Referer": f"http://testserver{address}"}, follow=True)

    assert Season.objects.filter(year=2024).count() == 1
    assert "đã có năm 2024" in again.content.decode()


def test_phases_are_saved_from_the_table(world: World, sign_in: SignIn) -> None:
    data = phases_form(
        world.season, **{"signing-due_on": "2023-04-15", "signing-note": "Tại Pleiku"}
    )

    sign_in(world.head).post(reverse("seasons:phases", args=[world.season.pk]), data)

    signing = world.season.phases.get(kind="signing")
    assert (signing.due_on, signing.note) == (date(2023, 4, 15), "Tại Pleiku")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"signing-due_on": ""}, "Chưa nhập ô này"),
        ({"signing-due_on": "2023-01-01"}, "phải từ hạn"),
        ({"signing-due_on": "hôm nay"}, "ngày"),
        ({"signing-owner": "ai đó"}, "ai đó"),
        ({"revision": "x"}, "đã sửa mục này"),
        ({"revision": "7"}, "đã sửa mục này"),
    ],
)
def test_phases_with_wrong_input_keep_what_was_typed(
    world: World, sign_in: SignIn, changes: dict[str, str], message: str
) -> None:
    data = phases_form(world.season, **{"setup-note": "Giữ lại chữ này", **changes})

    response = sign_in(world.head).post(reverse("seasons:phases", args=[world.season.pk]), data)

    text = response.content.decode()
    assert response.status_code == 422
    assert message in text
    assert "Giữ lại chữ này" in text
    assert world.season.phases.get(kind="signing").due_on == date(2023, 3, 31)


def test_a_stale_page_tells_who_was_first_and_can_then_be_saved(
    world: World, sign_in: SignIn
) -> None:
    client, address = sign_in(world.head), reverse("seasons:edit", args=[world.season.pk])
    dates = SeasonDates(date(2023, 1, 15), date(2023, 12, 31), date(2023, 1, 1))
    edit_season(world.season, dates, revision=0, actor=world.deputy, at=NOON)
    typed = {"starts_on": "2023-02-02", "ends_on": "2023-12-31", "law_as_of": "2023-01-01"}

    response = client.post(address, {**typed, "revision": "0"})

    text = response.content.decode()
    assert "BBB.CV đã sửa mục này lúc 12:00 ngày 15/06/2023" in text
    assert 'value="02/02/2023"' in text
    assert 'name="revision" value="1"' in text
    client.post(address, {**typed, "revision": "1"})
    world.season.refresh_from_db()
    assert world.season.starts_on == date(2023, 2, 2)


def test_move_goes_on_once_however_often_it_is_clicked(world: World, sign_in: SignIn) -> None:
    client, address = sign_in(world.head), reverse("seasons:move", args=[world.season.pk])

    client.post(address, {"to_state": "open"})
    again = client.post(address, {"to_state": "open"}, follow=True)

    world.season.refresh_from_db()
    assert world.season.state == "open"
    assert "không chuyển thẳng" in again.content.decode()
    assert client.get(address).status_code == 405
    assert (
        "Không có bước này" in client.post(address, {"to_state": "x"}, follow=True).content.decode()
    )


def test_detail_names_what_stands_in_the_way_with_its_page(world: World, sign_in: SignIn) -> None:
    Membership.objects.filter(role="head").update(role="member")

    text = page(sign_in(world.standing), "detail", world.season.pk)

    assert "Năm 2023 chưa có Trưởng khối" in text
    assert "Đến nơi làm" in text


def test_step_back_needs_a_reason(world: World, sign_in: SignIn) -> None:
    Season.objects.update(state="open")
    client, address = sign_in(world.head), reverse("seasons:move_back", args=[world.season.pk])

    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Mở nhầm"})

    world.season.refresh_from_db()
    assert world.season.state == "draft"


def test_checklist_by_the_pages(world: World, sign_in: SignIn) -> None:
    client, key = sign_in(world.head), world.season.pk
    client.post(reverse("seasons:add_checklist_item", args=[key]), {"text": "Họp", "owner": "head"})
    item = ChecklistItem.objects.get()
    assert item.text == "Họp"

    data = {"text": "Họp khối", "owner": "head", "due_on": "2023-05-05", "revision": "0"}
    client.post(reverse("seasons:edit_checklist_item", args=[key, item.pk]), data)
    stale = client.post(
        reverse("seasons:edit_checklist_item", args=[key, item.pk]), {**data, "text": "Khác"}
    )
    assert stale.status_code == 422
    assert 'value="Khác"' in stale.content.decode()
    client.post(reverse("seasons:tick_checklist_item", args=[key, item.pk]))
    item.refresh_from_db()
    assert (item.text, item.due_on, item.done_by) == ("Họp khối", date(2023, 5, 5), world.head)

    client.post(reverse("seasons:untick_checklist_item", args=[key, item.pk]))
    assert "Họp khối" in page(client, "remove_checklist_item", key, item.pk)
    client.post(reverse("seasons:remove_checklist_item", args=[key, item.pk]))
    assert not ChecklistItem.objects.exists()


def test_checklist_with_wrong_input(world: World, sign_in: SignIn) -> None:
    client, key = sign_in(world.head), world.season.pk
    item = ChecklistItem.objects.create(season=world.season, text="Họp", owner="units")
    tick = reverse("seasons:tick_checklist_item", args=[key, item.pk])

    long = client.post(
        reverse("seasons:add_checklist_item", args=[key]), {"text": "a" * 301, "owner": "head"}
    )
    assert (long.status_code, "301" in long.content.decode()) == (422, True)
    for unit in ("x", "99999999999999999999", "0"):
        assert client.post(tick, {"unit": unit}).status_code == 404
    assert client.post(tick, {"unit": world.units["CCC"].pk}).status_code == 403
    assert client.get(reverse("seasons:edit_checklist_item", args=[key, 0])).status_code == 404


def test_history_is_plain_and_searched_without_marks(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    client.post(reverse("seasons:move", args=[world.season.pk]), {"to_state": "open"})
    dates = SeasonDates(date(2023, 1, 15), date(2023, 12, 31), date(2023, 1, 1))
    edit_season(world.season, dates, revision=0, actor=world.deputy, at=NOON)
    key = world.season.pk

    text = page(client, "history", key)
    assert "Chuyển bước của năm thi đua" in text
    assert "Chuẩn bị → Đăng ký" in text
    assert "01/01/2023 → 15/01/2023" in text
    assert "seasons.move" not in text.replace('value="seasons.move"', "")
    assert "1 bản ghi" in page(client, "history", key, q="chuan bi dang ky")
    assert "1 bản ghi" in page(client, "history", key, who="BBB.CV")
    assert "1 bản ghi" in page(client, "history", key, action="seasons.move")
    assert "1 bản ghi" in page(client, "history", key, since="2023-06-15", until="2023-06-15")
    assert "Không có bản ghi nào như vậy" in page(client, "history", key, q="khong co gi")
    assert "2 bản ghi" in page(client, "history", key, since="thứ mấy")


def test_history_workbook_holds_the_same(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    client.post(reverse("seasons:move", args=[world.season.pk]), {"to_state": "open"})

    response = client.get(reverse("seasons:history_workbook", args=[world.season.pk]))

    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    assert [cell.value for cell in sheet[3]][1:] == [
        "AAA.CV",
        "Chuyển bước của năm thi đua",
        "Khối thi đua Một, năm 2023",
        "Chuẩn bị → Đăng ký",
    ]


def test_only_those_signed_in_come_in(world: World, client: Client) -> None:
    response = client.get(reverse("seasons:list"))

    assert (response.status_code, "/accounts/login/" in response.headers["Location"]) == (302, True)
