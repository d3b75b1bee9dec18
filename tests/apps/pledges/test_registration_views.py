"""The pages of registering, as a browser without JavaScript sends them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.pledges.material import filled, open_season, started, submitted
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.awards.models import YearRecord
from thidua.apps.pledges.actions.registrations import save_registration
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import content_of


def posted(**changes: str) -> dict[str, str]:
    """What the form sends, with two movements, one own target and one title."""
    data = {
        "revision": "0",
        "act": "save",
        "headcount": "20",
        "advanced_workers": "14",
        "grassroots_fighters": "2",
        "movements-TOTAL_FORMS": "2",
        "movements-INITIAL_FORMS": "1",
        "movements-0-name": "Một",
        "movements-0-level": "unit",
        "movements-0-goal": "Mục tiêu một",
        "movements-0-starts_on": "2023-03-08",
        "movements-0-ends_on": "2023-11-20",
        "movements-1-name": "Hai",
        "movements-1-level": "bloc",
        "movements-1-goal": "",
        "movements-1-starts_on": "",
        "movements-1-ends_on": "",
        "target-I.3-figure": "1.234,5",
        "target-I.4-baseline": "12,5",
        "target-II.1-figure": "",
        "own-TOTAL_FORMS": "1",
        "own-INITIAL_FORMS": "1",
        "own-0-criterion": "I.2",
        "own-0-content": "Khám bệnh",
        "own-0-measure": "lượt",
        "own-0-figure": "500",
        "titles-TOTAL_FORMS": "1",
        "titles-INITIAL_FORMS": "1",
        "titles-0-award": "TTLDXS",
        "titles-0-recipient": "collective",
        "titles-0-quantity": "1",
    }
    return data | {key.replace("__", "-"): value for key, value in changes.items()}


def test_edit_saves_what_the_browser_sends(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = started(world, "CCC")

    answer = sign_in(world.member).post(f"/pledges/registrations/{registration.pk}/edit/", posted())

    assert answer.status_code == 302
    content = content_of(Registration.objects.get(pk=registration.pk))
    assert [movement.name for movement in content.movements] == ["Một", "Hai"]
    figure = content.target_of("I.3")
    assert figure is not None
    assert str(figure.figure) == "1234.5000"
    assert [target.content for target in content.own_targets_of("I.2")] == ["Khám bệnh"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"headcount": "hai mươi"}, "«hai mươi» không phải là số"),
        ({"headcount": "-5"}, "chỉ nhận số nguyên từ 0"),
        ({"headcount": "2,5"}, "chỉ nhận số nguyên từ 0"),
        ({"grassroots_fighters": "21"}, "nhiều hơn tổng số 20 người"),
        ({"target-I.3-figure": "1.234"}, "Ghi 1234 (không dấu chấm) hoặc 1,234"),
        ({"target-I.3-figure": "-1"}, "chỉ nhận số từ 0 trở lên"),
        ({"movements-0-ends_on": "2023-03-01"}, "trước ngày phát động 08/03/2023"),
        ({"movements-0-ends_on": "2023-02-30"}, "ngày"),
        ({"movements-0-name": "x" * 301}, "301"),
        ({"titles-0-award": "HUY_CHUONG"}, "HUY_CHUONG"),
        ({"titles-0-quantity": "0"}, "chỉ nhận từ 1 trở lên"),
        ({"titles-0-award": "", "titles-0-note": "vì sao"}, "Chọn danh hiệu"),
    ],
)
def test_edit_keeps_what_was_typed_and_names_the_limit(
    world: World, sign_in: SignIn, changes: dict[str, str], told: str
) -> None:
    open_season(world)
    registration = started(world, "CCC")
    data = posted() | changes

    answer = sign_in(world.member).post(f"/pledges/registrations/{registration.pk}/edit/", data)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Mục tiêu một" in page
    assert Registration.objects.get(pk=registration.pk).revision == 0


def test_edit_with_500_rows_says_the_limit(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = started(world, "CCC")
    data = posted() | {"movements-TOTAL_FORMS": "500"}
    data |= {f"movements-{row}-name": f"Phong trào {row}" for row in range(500)}

    answer = sign_in(world.member).post(f"/pledges/registrations/{registration.pk}/edit/", data)

    assert answer.status_code == 422
    assert "Có 500 dòng phong trào, tối đa 50 dòng." in answer.content.decode()
    assert "Phong trào 499" in answer.content.decode()


def test_edit_adds_and_removes_rows_without_losing_a_letter(world: World, sign_in: SignIn) -> None:
    open_season(world)
    url = f"/pledges/registrations/{started(world, 'CCC').pk}/edit/"
    client = sign_in(world.member)

    more = client.post(url, posted(add="movements")).context["forms"].movements
    fewer = client.post(url, posted(remove="movements-0")).context["forms"].movements

    assert [form["name"].value() for form in more] == ["Một", "Hai", None]
    assert [form["name"].value() for form in fewer] == ["Hai"]
    assert [form["level"].value() for form in fewer] == ["bloc"]


def test_edit_by_two_keeps_the_second_ones_text(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = filled(world, "CCC")
    url = f"/pledges/registrations/{registration.pk}/edit/"
    client = sign_in(world.member)

    answer = client.post(url, posted(movements__0__name="Của người thứ hai"))

    page = one_line(answer)
    assert answer.status_code == 409
    assert "người khác lưu" in page
    assert "Của người thứ hai" in page
    assert "Lưu đè" in page
    assert "đang lưu «Lao động giỏi», bạn gõ «Của người thứ hai»" in page
    assert 'name="revision" value="1"' in page
    assert client.post(url, posted(revision="1")).status_code == 302


def test_another_units_registration_is_not_found_or_denied(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = filled(world, "CCC")
    pages = ["", "edit/", "submit/", "upload/", "workbook.xlsx"]

    def statuses(user: object) -> list[int]:
        client = sign_in(user)
        return [
            client.get(f"/pledges/registrations/{registration.pk}/{page}").status_code
            for page in pages
        ]

    assert statuses(world.outsider) == [404] * 5
    assert statuses(world.head) == [200, 403, 403, 403, 200]
    assert statuses(world.member) == [200] * 5


def test_the_way_from_start_to_accepted(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    member, head = sign_in(world.member), sign_in(world.head)
    place = world.units["CCC"].memberships.get()

    first = member.post(f"/pledges/{season.pk}/registrations/start/{place.pk}/")
    registration = Registration.objects.get()
    assert first.headers["Location"] == f"/pledges/registrations/{registration.pk}/edit/"
    url = f"/pledges/registrations/{registration.pk}"
    saved = member.post(f"{url}/edit/", posted(act="submit", movements__TOTAL_FORMS="1"))
    assert saved.headers["Location"] == f"{url}/submit/"
    assert "thường từ 3 đến 5" in member.get(f"{url}/submit/").content.decode()
    member.post(f"{url}/submit/")
    assert head.post(f"{url}/return/", {"reason": ""}).status_code == 422
    head.post(f"{url}/return/", {"reason": "Thiếu chỉ tiêu"})
    assert "Thiếu chỉ tiêu" in member.get(f"{url}/edit/").content.decode()
    member.post(f"{url}/submit/")
    member.post(f"{url}/withdraw/")
    member.post(f"{url}/submit/")
    head.post(f"{url}/accept/")
    head.post(f"{url}/reopen/", {"reason": "Sửa số người"})

    registration.refresh_from_db()
    assert registration.state == Registration.State.RETURNED
    assert registration.returned_reason == "Sửa số người"


def test_submit_twice_tells_the_state(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = submitted(world, "CCC")
    client = sign_in(world.member)

    answer = client.post(f"/pledges/registrations/{registration.pk}/submit/", follow=True)

    assert "đang ở trạng thái “Đã nộp”" in answer.content.decode()


def test_copy_page_asks_once(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = started(world, "CCC")

    answer = sign_in(world.member).get(
        f"/pledges/registrations/{registration.pk}/copy/", follow=True
    )

    assert "chưa có đăng ký của năm trước" in answer.content.decode()


def rows_of(client: Client, url: str) -> list[str]:
    return [row.membership.unit.code for row in client.get(url).context["rows"]]


def test_registrations_list_searches_filters_and_sorts(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    submitted(world, "BBB")
    client, url = sign_in(world.head), f"/pledges/{season.pk}/registrations/"

    assert rows_of(client, url) == ["AAA", "BBB", "CCC"]
    assert rows_of(client, f"{url}?q=hoi+bbb") == ["BBB"]
    assert rows_of(client, f"{url}?state=none") == ["AAA", "CCC"]
    assert rows_of(client, f"{url}?late=1") == ["AAA", "CCC"]
    assert rows_of(client, f"{url}?sort=state") == ["AAA", "CCC", "BBB"]
    assert rows_of(client, f"{url}?q=khong+co") == []


@pytest.mark.parametrize("page", ["registrations/", "registrations/summary/?part=targets"])
def test_pages_need_as_many_queries_with_one_unit_as_with_three(
    world: World, sign_in: SignIn, page: str
) -> None:
    season = open_season(world)
    url = f"/pledges/{season.pk}/{page}"
    client = sign_in(world.standing)

    def count() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    submitted(world, "AAA")
    one = count()
    submitted(world, "BBB")
    submitted(world, "CCC")

    assert count() == one


def test_summary_shows_units_side_by_side(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    submitted(world, "AAA")
    submitted(world, "CCC", headcount=30)
    url = f"/pledges/{season.pk}/registrations/summary/"
    head, member = sign_in(world.head), sign_in(world.member)

    people = head.get(url).context["table"].rows
    targets = head.get(f"{url}?part=targets").context["table"]

    assert people[-1] == ["Toàn Khối", 50, 28, "56%", 4, "8%"]
    assert [head for head, _ in targets.columns][3:] == ["AAA", "CCC"]
    assert targets.rows[0][3:] == [40, 40]
    assert [row.code for row in member.get(url).context["units"]] == ["CCC"]
    assert [row.code for row in head.get(f"{url}?q=ccc").context["units"]] == ["CCC"]


def test_ceiling_is_told_with_its_citation(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = started(world, "CCC")
    content = content_of(registration)
    changed: Any = {"headcount": 10, "advanced_workers": 6, "grassroots_fighters": 1}
    filled_in = type(content)(**changed)
    save_registration(registration, filled_in, revision=0, actor=world.member, at=NOON)

    page = sign_in(world.member).get(f"/pledges/registrations/{registration.pk}/edit/")

    assert "vượt mức tối đa 0 người" in page.content.decode()
    assert "NĐ 91/2017, Điều 9 khoản 3" in page.content.decode()


def test_form_shows_what_the_registry_counted_last_year(world: World, sign_in: SignIn) -> None:
    open_season(world)
    registration = started(world, "CCC")
    url = f"/pledges/registrations/{registration.pk}/edit/"
    client = sign_in(world.officers["CCC"])
    assert "theo sổ khen thưởng" not in client.get(url).content.decode()
    YearRecord.objects.create(
        unit=world.units["CCC"], year=2022, members=20, ldtt=15, cstdcs=2, is_complete=True
    )

    assert (
        "Thực tế năm 2022 theo sổ khen thưởng: 20 người; Lao động tiên tiến 15/20 = 75%; "
        "Chiến sĩ thi đua cơ sở 2/15 = 13,33%."
    ) in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("law_as_of", "told"),
    [
        (date(2023, 6, 1), "không quá 15% số Lao động tiên tiến"),
        (date(2024, 1, 1), "không có mức chung của cả nước, do địa phương quy định"),
    ],
)
def test_edit_tells_the_ceiling_or_that_the_province_sets_it(
    world: World, sign_in: SignIn, law_as_of: date, told: str
) -> None:
    season = open_season(world)
    season.law_as_of = law_as_of
    season.save(update_fields=["law_as_of"])
    registration = started(world, "CCC")

    page = sign_in(world.member).get(f"/pledges/registrations/{registration.pk}/edit/")

    assert told in " ".join(page.content.decode().split())
