"""Pages of organisations, as a browser meets them."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from tests.factories import NOON, PASSWORD, World
from thidua.apps.accounts.models import User
from thidua.apps.organisations.actions.invitations import Guest, invite
from thidua.apps.organisations.actions.units import create_unit
from thidua.apps.organisations.facts import SeatPlace, UnitFacts
from thidua.apps.organisations.models import AuthoritySetting, Invitation, Membership, Seat, Unit

HEADS = ["Mã", "Tên đầy đủ", "Tên gọi khác", "Hoạt động từ", "Hoạt động đến", "Có chi bộ",
         "Có công đoàn", "Có chi đoàn"]  # fmt: skip


def workbook(*rows: list[object]) -> SimpleUploadedFile:
    book = Workbook()
    sheet = book.active
    sheet.append(["Danh sách đơn vị"])
    sheet.append(HEADS)
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("don-vi.xlsx", out.getvalue())


@pytest.fixture
def office(world: World, sign_in) -> Client:  # type: ignore[no-untyped-def] # fixture of conftest
    return sign_in(world.standing)


def address(name: str, *args: object) -> str:
    return reverse(f"organisations:{name}", args=args)


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


# --- lists ------------------------------------------------------------------------


def test_units_are_found_without_marks_in_vietnamese_order(world: World, office: Client) -> None:
    for code, name in (("DDD", "Đoàn Luật sư"), ("DAN", "Dân vận"), ("AN", "Ân nhân")):
        create_unit(world.authority, UnitFacts(code, name), actor=world.standing, at=NOON)

    found = office.get(address("units"), {"q": "doan luat"})
    rows = [row[1] for row in office.get(address("units")).context["rows"]]

    assert [row[2] for row in found.context["rows"]] == ["Đoàn Luật sư"]
    assert rows[-3:] == ["AN", "DAN", "DDD"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"sort": "-code"}, ["ZZZ", "CCC", "BBB", "AAA"]),
        ({"state": "ended"}, ["CCC"]),
        ({"state": "valid", "sort": "code"}, ["AAA", "BBB", "ZZZ"]),
        ({"bloc": "x", "sort": "drop table", "page": "999"}, ["AAA", "BBB", "CCC", "ZZZ"]),
    ],
)
def test_units_are_narrowed_and_sorted_by_the_address(
    world: World, office: Client, query: dict[str, str], codes: list[str]
) -> None:
    Unit.objects.filter(code="CCC").update(valid_to=date(2020, 1, 1))
    for unit in Unit.objects.all():
        Unit.objects.filter(pk=unit.pk).update(sort_text=unit.code.lower())

    rows = office.get(address("units"), query).context["rows"]

    assert [row[1] for row in rows] == codes


def test_units_of_one_bloc(world: World, office: Client) -> None:
    rows = office.get(address("units"), {"bloc": str(world.bloc.pk)}).context["rows"]

    assert sorted(row[1] for row in rows) == ["AAA", "BBB", "CCC"]


@pytest.mark.parametrize("page", ["units", "blocs", "invitations"])
def test_lists_ask_the_same_number_of_queries(world: World, office: Client, page: str) -> None:
    def grow(count: int) -> None:
        for n in range(count):
            unit = create_unit(
                world.authority, UnitFacts(f"U{n}", f"Đơn vị {n}"), actor=world.standing, at=NOON
            )
            Membership.objects.create(bloc=world.bloc, unit=unit, year=2024)
            invite(SeatPlace.officer(unit), Guest("Ai"), actor=world.standing, at=NOON)

    invite(SeatPlace.officer(world.units["AAA"]), Guest("Ai"), actor=world.standing, at=NOON)
    few = queries_of(office, address(page))
    grow(3)

    assert queries_of(office, address(page)) == few <= 10


def test_lists_download_as_workbooks(world: World, office: Client) -> None:
    create_unit(world.authority, UnitFacts("EQ", "=1+1"), actor=world.standing, at=NOON)

    units = load_workbook(BytesIO(office.get(address("units_workbook")).content)).active
    blocs = load_workbook(BytesIO(office.get(address("blocs_workbook")).content)).active

    assert [cell.value for cell in units[2]] == HEADS
    assert ("=1+1", "s") in {(row[1].value, row[1].data_type) for row in units.iter_rows(min_row=3)}
    assert [cell.value for cell in blocs[4]][:5] == ["K1", "Khối thi đua Một", 2023, 3, "Hội AAA"]


def test_empty_lists_say_what_to_do(world: World, sign_in) -> None:  # type: ignore[no-untyped-def]
    alone = sign_in(User.objects.create_user("alone", password=PASSWORD, full_name="Một Mình"))

    assert "Bạn chưa thuộc đơn vị nào" in alone.get(address("units")).content.decode()
    assert "Đơn vị của bạn chưa ở khối nào" in alone.get(address("blocs")).content.decode()


# --- units ------------------------------------------------------------------------


def unit_form(**changes: str) -> dict[str, str]:
    return {
        "code": "NEW",
        "name": "Hội Mới",
        "aliases": "HM\nHội mới",
        "has_union": "on",
        **changes,
    }


def test_a_unit_is_added_edited_renamed_dissolved(world: World, office: Client) -> None:
    office.post(address("create_unit", world.authority.pk), unit_form())
    unit = Unit.objects.get(code="NEW")
    office.post(address("edit_unit", unit.pk), unit_form(name="Hội Mới tỉnh"))
    office.post(address("rename_unit", unit.pk), {"name": "Hội Rất mới", "last_day": "2024-12-31"})
    answer = office.post(
        address("dissolve_unit", unit.pk),
        {"last_day": "2025-06-30", "successor": world.units["AAA"].pk},
        follow=True,
    )

    unit.refresh_from_db()
    assert (unit.name, unit.valid_to, unit.successor) == (
        "Hội Rất mới", date(2025, 6, 30), world.units["AAA"],
    )  # fmt: skip
    assert (unit.has_union, unit.has_party_cell) == (True, False)
    page = answer.content.decode()
    for words in ("Hội Mới tỉnh", "đến 31/12/2024", "Đơn vị kế thừa", "Đổi tên đơn vị", "HM"):
        assert words in page


def test_a_wrong_unit_form_keeps_what_was_typed(world: World, office: Client) -> None:
    answer = office.post(
        address("create_unit", world.authority.pk),
        unit_form(code="aaa", name="Tên đã gõ", valid_from="31/31/2020"),
    )
    again = office.post(address("create_unit", world.authority.pk), unit_form(code="aaa"))

    assert answer.status_code == again.status_code == 422
    assert "Tên đã gõ" in answer.content.decode()
    assert "Mã “aaa” đã dùng cho Hội AAA" in again.content.decode()


def test_a_stale_unit_form_is_refused_once(world: World, office: Client) -> None:
    url = address("edit_unit", world.units["AAA"].pk)
    seen = office.get(url).context["seen"]
    office.post(url, unit_form(code="AAA", name="Người khác đã sửa", seen=seen))

    stale = office.post(url, unit_form(code="AAA", name="Tôi gõ", seen=seen))

    assert stale.status_code == 422
    assert "vừa được người khác sửa" in stale.content.decode()
    assert "Tôi gõ" in stale.content.decode()
    assert (
        office.post(
            url, unit_form(code="AAA", name="Tôi gõ", seen=stale.context["seen"])
        ).status_code
        == 302
    )
    assert Unit.objects.get(pk=world.units["AAA"].pk).name == "Tôi gõ"


def test_members_read_units_but_neither_people_nor_journal_of_others(world: World, sign_in) -> None:  # type: ignore[no-untyped-def]
    member = sign_in(world.member)

    other = member.get(address("unit", world.units["AAA"].pk)).content.decode()
    own = member.get(address("unit", world.units["CCC"].pk)).content.decode()

    assert "AAA.TT" not in other
    assert "CCC.TT" in own
    assert member.get(address("edit_unit", world.units["CCC"].pk)).status_code == 403
    assert member.get(address("unit", Unit.objects.get(code="ZZZ").pk)).status_code == 404
    assert member.get(address("authority", world.authority.pk)).status_code == 404


# --- import -----------------------------------------------------------------------


def test_import_names_every_wrong_cell_and_writes_nothing(world: World, office: Client) -> None:
    before = Unit.objects.count()
    answer = office.post(
        address("import_units", world.authority.pk),
        {
            "sheet": workbook(
                ["OK", "Hội Đúng"], ["", "Không mã"], ["X", "Y", "", "31/02/2020"], ["ok", "Lại"]
            )
        },
    )

    assert answer.status_code == 422
    assert [problem.path for problem in answer.context["problems"]] == ["A4", "D5", "A6"]
    assert Unit.objects.count() == before


def test_import_previews_then_writes_all(world: World, office: Client) -> None:
    sheet = workbook(
        ["AAA", "Hội AAA tỉnh", "Ba A; A3", date(1995, 2, 1), None, "có", "không", ""],
        ["BBB", "Hội BBB"], ["NEW", "Hội Mới"],
    )  # fmt: skip
    page = office.post(address("import_units", world.authority.pk), {"sheet": sheet}, follow=True)
    changes = page.context["changed"][0].cells
    assert Unit.objects.filter(code="NEW").count() == 0

    office.post(address("import_accept", world.authority.pk))

    assert [(cell.column, cell.before, cell.after) for cell in changes] == [
        ("Tên đầy đủ", "Hội AAA", "Hội AAA tỉnh"),
        ("Tên gọi khác", "(trống)", "Ba A; A3"),
        ("Hoạt động từ", "(trống)", "01/02/1995"),
        ("Có công đoàn", "có", "không"),
    ]
    assert (len(page.context["new"]), page.context["same"]) == (1, 1)
    unit = Unit.objects.get(code="AAA")
    assert (unit.name, unit.valid_from, unit.has_union) == ("Hội AAA tỉnh", date(1995, 2, 1), False)
    assert Unit.objects.filter(code="NEW").exists()
    assert office.post(address("import_accept", world.authority.pk)).url == address(
        "import_units", world.authority.pk
    )


def test_what_was_downloaded_reads_back_without_changes(world: World, office: Client) -> None:
    create_unit(
        world.authority,
        UnitFacts("NEW", "Hội Mới", ("A", "B"), date(2020, 1, 31), has_union=False),
        actor=world.standing, at=NOON,
    )  # fmt: skip
    content = office.get(address("units_workbook")).content

    page = office.post(
        address("import_units", world.authority.pk),
        {"sheet": SimpleUploadedFile("a.xlsx", content)},
        follow=True,
    )

    assert (page.context["new"], page.context["changed"], page.context["same"]) == ([], [], 5)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"khong phai zip"), ("a.docx", b"PK"), ("a.xlsx", b"")],
)
def test_import_refuses_what_is_no_workbook(
    world: World, office: Client, name: str, content: bytes
) -> None:
    sheet = SimpleUploadedFile(name, content)

    assert (
        office.post(address("import_units", world.authority.pk), {"sheet": sheet}).status_code
        == 422
    )


def test_import_refuses_thirty_megabytes(world: World, office: Client) -> None:
    sheet = SimpleUploadedFile("lon.xlsx", bytes(30 << 20))

    answer = office.post(address("import_units", world.authority.pk), {"sheet": sheet})

    assert answer.status_code == 422
    assert "nặng 30 MB; tối đa 10 MB" in answer.content.decode()


# --- blocs and members ------------------------------------------------------------


def test_a_bloc_shows_units_by_year(world: World, office: Client) -> None:
    Membership.objects.create(bloc=world.bloc, unit=world.units["BBB"], year=2024, role="head")

    matrix = office.get(address("bloc", world.bloc.pk)).context["matrix"]

    assert (matrix.years, matrix.counts) == ((2024, 2023), (1, 3))
    roles = {row.unit.code: [place and place.role for place in row.places] for row in matrix.rows}
    assert list(roles.items()) == [
        ("BBB", ["head", "deputy"]), ("AAA", [None, "head"]), ("CCC", [None, "member"]),
    ]  # fmt: skip


def test_a_bloc_is_founded_edited_dissolved(world: World, office: Client) -> None:
    office.post(address("create_bloc", world.authority.pk), {"code": "K9", "name": "Khối Chín"})
    bloc = world.authority.blocs.get(code="K9")
    office.post(address("edit_bloc", bloc.pk), {"code": "K9", "name": "Khối số 9"})
    office.post(address("dissolve_bloc", bloc.pk), {"last_day": "2024-12-31"})

    bloc.refresh_from_db()
    assert (bloc.name, bloc.valid_to) == ("Khối số 9", date(2024, 12, 31))


def members_form(world: World, **changes: str) -> dict[str, str]:
    form = {"act": "save"}
    for order, (unit, role) in enumerate(
        zip(world.units.values(), ("head", "deputy", "member"), strict=True), start=1
    ):
        form |= {f"order-{unit.pk}": str(order), f"role-{unit.pk}": role}
    return form | changes


def test_members_are_ordered_changed_and_removed(world: World, office: Client) -> None:
    one, two, three = (unit.pk for unit in world.units.values())
    form = members_form(world, **{f"order-{three}": "1", f"order-{one}": "3", f"remove-{two}": "1"})

    answer = office.post(address("members", world.bloc.pk, 2023), form, follow=True)

    stored = Membership.objects.filter(bloc=world.bloc, year=2023).order_by("order")
    assert [(row.unit.code, row.role) for row in stored] == [("CCC", "member"), ("AAA", "head")]
    assert "Khối chỉ có 2 đơn vị; thông thường từ 4 đến 20" in answer.content.decode()


def test_members_are_added_without_losing_what_was_typed(world: World, office: Client) -> None:
    stranger = Unit.objects.get(code="ZZZ")
    one = world.units["AAA"].pk
    form = members_form(world, **{f"role-{one}": "member", "act": "add", "add": str(stranger.pk)})

    page = office.post(address("members", world.bloc.pk, 2023), form)

    assert [(row.unit.code, row.role) for row in page.context["form"].rows] == [
        ("AAA", "member"), ("BBB", "deputy"), ("CCC", "member"), ("ZZZ", "member"),
    ]  # fmt: skip
    assert Membership.objects.filter(bloc=world.bloc, year=2023).count() == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"role": "head"}, "Có 2 Trưởng khối"),
        ({"order": "đầu"}, "thứ tự “đầu” phải là số từ 1 đến 999"),
        ({"order": "-1"}, "thứ tự “-1” phải là số từ 1 đến 999"),
        ({"role": "vua"}, "không có vai trò “vua”"),
    ],
)
def test_members_refuse_a_wrong_list(
    world: World, office: Client, change: dict[str, str], words: str
) -> None:
    last = world.units["CCC"].pk
    form = members_form(world, **{f"{key}-{last}": value for key, value in change.items()})

    answer = office.post(address("members", world.bloc.pk, 2023), form)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_stale_list_of_members_is_refused(world: World, office: Client) -> None:
    url = address("members", world.bloc.pk, 2023)
    seen = office.get(url).context["seen"]
    Membership.objects.filter(unit=world.units["CCC"]).delete()

    answer = office.post(url, members_form(world, seen=seen))

    assert (answer.status_code, "vừa được người khác sửa" in answer.content.decode()) == (422, True)


def test_members_are_copied_from_the_year_before(world: World, office: Client) -> None:
    page = office.post(address("copy_members", world.bloc.pk, 2024), follow=True)

    assert [row.unit.code for row in page.context["form"].rows] == ["AAA", "BBB", "CCC"]
    assert office.get(address("members", world.bloc.pk, 1200)).status_code == 404


# --- people -----------------------------------------------------------------------


def test_the_office_gives_and_ends_a_seat(world: World, office: Client) -> None:
    person = world.outsider
    office.post(
        address("give_seat_at_unit", world.units["AAA"].pk),
        {"person": person.pk, "kind": "leader", "title": "Chủ tịch", "since": "2024-01-01"},
    )
    seat = Seat.objects.get(user=person, unit=world.units["AAA"])
    assert (seat.kind, seat.title) == ("leader", "Chủ tịch")

    refused = office.post(address("end_seat", seat.pk), {"last_day": "2023-01-01"})
    office.post(address("end_seat", seat.pk), {"last_day": "2024-06-30"})

    seat.refresh_from_db()
    assert "trước ngày nhận vị trí 01/01/2024" in refused.content.decode()
    assert seat.until == date(2024, 6, 30)


def test_a_leader_cannot_give_a_leaders_seat(world: World, sign_in) -> None:  # type: ignore[no-untyped-def]
    leader = sign_in(world.leaders["AAA"])
    url = address("give_seat_at_unit", world.units["AAA"].pk)

    answer = leader.post(
        url, {"person": world.officers["AAA"].pk, "kind": "leader", "since": "2024-01-01"}
    )

    assert answer.status_code == 422
    assert leader.get(address("give_seat_at_unit", world.units["BBB"].pk)).status_code == 403


def test_the_page_of_the_authority_shows_what_is_in_force(world: World, office: Client) -> None:
    url = address("set_setting", world.authority.pk)
    form = {"key": "cstdcs_share_of_ldtt", "since": "2023-01-01", "cites": "QĐ 12/2023"}
    office.post(url, {**form, "value": "15"})
    office.post(url, {**form, "value": "12,5 %", "since": "2024-01-01"})
    wrong = office.post(url, {**form, "value": "150"})

    page = office.get(address("authority", world.authority.pk))
    office.post(
        address("edit_authority", world.authority.pk),
        {
            "name": "Tỉnh Thử",
            "kind": "province",
            "standing_office": "Sở Nội vụ tỉnh",
            "place": "Pleiku",
        },
    )

    assert [(line.value, line.in_force) for line in page.context["settings"]] == [
        ("12,5 %", True), ("15 %", False),
    ]  # fmt: skip
    assert "nằm ngoài khoảng lớn hơn 0 đến 100 %" in wrong.content.decode()
    assert AuthoritySetting.objects.count() == 2
    world.authority.refresh_from_db()
    assert world.authority.place == "Pleiku"


# --- invitations ------------------------------------------------------------------


def invited(office: Client, world: World, **changes: str) -> str:
    form = {"kind": "officer", "full_name": "Lê Thị Mời", "email": "moi@example.vn", **changes}
    page = office.post(address("invite_to_unit", world.units["AAA"].pk), form, follow=True)
    link: str = page.context["link"]
    return link.removeprefix("http://testserver")


NEW = {
    "full_name": "Lê Thị Mời", "username": "le.moi", "password": "hoa-ban-trang-26",
    "password_again": "hoa-ban-trang-26",
}  # fmt: skip


def test_an_invitation_is_mailed_shown_once_and_accepted_once(world: World, office: Client) -> None:
    link = invited(office, world)
    invitation = Invitation.objects.get()
    again = office.get(address("invitation", invitation.pk))
    guest = Client()

    assert link in mail.outbox[0].body
    assert again.context["link"] == ""
    assert "Hội AAA" in guest.get(link).content.decode()
    assert guest.post(link, NEW).url == "/"
    user = User.objects.get(username="le.moi")
    assert guest.get("/accounts/profile/").context["user"] == user
    assert user.seats.get().unit == world.units["AAA"]
    replay = Client().get(link)
    assert (replay.status_code, "đã được dùng" in replay.content.decode()) == (410, True)
    assert Client().post(link, {**NEW, "username": "ke.khac"}).status_code == 410


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"password": "12345", "password_again": "12345"},
            "Mật khẩu quá ngắn: phải có ít nhất 10 ký tự",
        ),
        ({"password_again": "khac"}, "Hai lần gõ mật khẩu chưa giống nhau"),
        ({"username": "AAA.CV"}, "đã có người dùng"),
        ({"username": "có dấu"}, "có ký tự không dùng được"),
        ({"password": "le.moi-1234", "password_again": "le.moi-1234"}, "quá giống"),
    ],
)
def test_accepting_refuses_wrong_input_in_vietnamese(
    world: World, office: Client, change: dict[str, str], words: str
) -> None:
    link = invited(office, world)

    answer = Client().post(link, {**NEW, **change})

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Invitation.objects.get().accepted_at is None


def test_a_signed_in_user_takes_the_seat(world: World, office: Client, sign_in) -> None:  # type: ignore[no-untyped-def]
    link = invited(office, world)
    member = sign_in(world.member)

    assert "Bạn đang đăng nhập" in member.get(link).content.decode()
    assert member.post(link).url == "/accounts/profile/"
    assert world.member.seats.filter(unit=world.units["AAA"]).exists()


def test_closed_links_say_so(world: World, office: Client) -> None:
    late, revoked = invited(office, world), invited(office, world)
    first, second = Invitation.objects.order_by("pk")
    Invitation.objects.filter(pk=first.pk).update(expires_at=timezone.now() - timedelta(1))
    office.post(address("revoke_invitation", second.pk))

    for link, words in ((late, "hết hạn"), (revoked, "thu hồi"), (late + "x/", "")):
        answer = Client().get(link.replace("/x/", "x/"))
        assert (answer.status_code, words in answer.content.decode()) == (410, True)


def test_guessing_links_is_slowed_down(world: World) -> None:
    guest = Client(REMOTE_ADDR="203.0.113.9")
    url = address("accept_invitation", "doan-mo")

    codes = [guest.get(url).status_code for _ in range(31)]

    assert codes == [410] * 30 + [429]


def test_an_invitation_to_a_leaders_seat_only_by_the_office(world: World, sign_in) -> None:  # type: ignore[no-untyped-def]
    leader = sign_in(world.leaders["AAA"])

    answer = leader.post(
        address("invite_to_unit", world.units["AAA"].pk), {"kind": "leader", "full_name": "A"}
    )

    assert (answer.status_code, Invitation.objects.count()) == (422, 0)
    assert leader.get(address("invite_to_office", world.authority.pk)).status_code == 404
