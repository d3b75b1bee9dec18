"""Pages of scoring: what they show to whom, what they say when something is wrong."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.appraisals.builders import (
    RELATIVE,
    all_locked,
    fill,
    line_of,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.factories import PASSWORD, World, make_world
from tests.one_line import one_line
from thidua.apps.appraisals.models import Line, Result, Sheet

SignIn = Callable[[object], Client]


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    """The limit of password attempts is kept in the cache."""
    cache.clear()


def post_line(client: Client, line: Line, **values: str) -> Any:
    data = {f"{line.pk}-{name.replace('_', '-')}": value for name, value in values.items()}
    return client.post(reverse("appraisals:save_lines_while_typing", args=[line.pk]), data)


def test_sheet_page_looks_like_the_paper_form(world: World, sign_in: SignIn) -> None:
    opened(world)
    client = sign_in(world.member)

    page = one_line(client.get(sheet_of(world, "CCC").get_absolute_url()))

    for head in ("Nội dung", "Điểm tối đa", "Chỉ tiêu", "Thực hiện", "Tự chấm", "Thẩm định"):
        assert f">{head}</th>" in page
    assert "Cộng mục II" in page
    assert "Mất đoàn kết nội bộ" in page
    line = line_of(world, "CCC", "I.1")
    assert f'name="{line.pk}-actual"' in page
    assert " style=" not in page
    assert "onclick" not in page


def test_save_line_answers_points_sums_and_total(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")

    answer = post_line(sign_in(world.member), line, revision="0", actual="98,5", note="x").json()

    assert answer["items"]["I.1"] == {"points": "39,40", "why": "98,5 / 100 %, tối đa 40 điểm"}
    assert answer["sections"] == {"I": "39,40", "II": "0,00", "T": "0,00", "deduction": "0,00"}
    assert (answer["total"], answer["revision"]) == ("39,40", 1)
    assert answer["values"]["actual"] == "98,5"


def test_save_line_asks_about_a_point_that_reads_two_ways(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = line_of(world, "CCC", "II.1")

    answer = post_line(sign_in(world.member), line, revision="0", actual="1.234").json()

    assert answer["faults"] == [
        {
            "field": "actual",
            "text": "Tiêu chí II.1, ô Thực hiện: «1.234» đọc được hai cách: một nghìn hai trăm ba "
            "mươi bốn hay 1,234? Ghi 1234 (không dấu chấm) hoặc 1,234.",
        }
    ]
    assert line_of(world, "CCC", "II.1").actual == ""


def test_save_line_turns_the_box_into_not_applicable(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    client = sign_in(world.member)

    post_line(client, line, revision="0", na_asked="1", na="1")
    assert line_of(world, "CCC", "I.1").actual == "n/a"
    post_line(client, line, revision="1", na_asked="1", actual="")

    assert line_of(world, "CCC", "I.1").actual == ""


@pytest.mark.parametrize(
    ("values", "status", "words"),
    [
        ({"revision": "0", "actual": "-3"}, 422, "chỉ nhận số từ 0 trở lên"),
        ({"revision": "0", "actual": "abc"}, 422, "«abc» không phải là số"),
        ({"revision": "5", "actual": "95"}, 409, "conflict"),
        ({"revision": "", "actual": "95"}, 409, "conflict"),
    ],
)
def test_save_line_says_what_is_wrong(
    world: World, sign_in: SignIn, values: dict[str, str], status: int, words: str
) -> None:
    opened(world)
    line = save(world, "CCC", "I.1", actual="90", actor=world.leaders["CCC"])

    response = post_line(sign_in(world.member), line, **values)

    assert response.status_code == status
    assert words in str(response.json())
    assert line_of(world, "CCC", "I.1").actual == "90"


def test_save_line_shows_who_wrote_the_other_figure(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = save(world, "CCC", "I.1", actual="90,5", actor=world.leaders["CCC"])

    conflict = post_line(sign_in(world.member), line, revision="0", actual="95").json()["conflict"]

    assert (conflict["who"], conflict["text"], conflict["revision"]) == ("CCC.TT", "90,5", 1)


def test_save_line_on_a_locked_sheet_is_told(world: World, sign_in: SignIn) -> None:
    all_locked(opened(world))
    line = line_of(world, "CCC", "I.1")

    response = post_line(sign_in(world.member), line, revision="99", actual="1")

    assert response.status_code == 409
    assert "Đã khoá" in response.json()["refusal"]


def test_another_units_lines_are_out_of_reach(world: World, sign_in: SignIn) -> None:
    opened(world)
    theirs = line_of(world, "AAA", "I.1")
    client = sign_in(world.member)

    assert post_line(client, theirs, revision="0", actual="1").status_code == 403
    assert client.get(theirs.sheet.get_absolute_url()).status_code == 403
    assert client.get(reverse("appraisals:explain", args=[theirs.pk])).status_code == 403
    assert client.get(reverse("appraisals:workbook", args=[theirs.sheet_id])).status_code == 403
    outsider = sign_in(world.outsider)
    assert outsider.get(theirs.sheet.get_absolute_url()).status_code == 404
    assert post_line(outsider, theirs, revision="0", actual="1").status_code == 404


def hidden_in(page: str) -> dict[str, str]:
    """What a browser sends of a sheet's form without anybody having typed."""
    _before, _id, form = page.partition('id="sheet-form"')
    found = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', form))
    return {name: found[name] for name in ("revisions", "na-asked")}


def seen_on(page: str) -> str:
    """The mark that the page of signing carries of what was read."""
    (mark,) = re.findall(r'name="seen" value="([0-9a-f ]+)"', page)
    return str(mark)


def test_without_javascript_one_button_saves_everything(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet = sheet_of(world, "CCC")
    one, two = line_of(world, "CCC", "I.1"), line_of(world, "CCC", "II.1")
    client, path = sign_in(world.member), sheet.get_absolute_url()
    data = hidden_in(client.get(path).text) | {f"{one.pk}-actual": "90", f"{two.pk}-actual": "3"}

    response = client.post(path, data, follow=True)

    assert "Đã lưu lúc" in response.content.decode()
    assert list(sheet.lines.exclude(actual="").values_list("actual", flat=True)) == ["90", "3"]
    again = client.post(path, hidden_in(response.text) | {f"{one.pk}-na": "1"}, follow=True)
    assert "Đã lưu lúc" in again.content.decode()
    assert line_of(world, "CCC", "I.1").actual == "n/a"
    ticked_off = client.post(path, hidden_in(again.text), follow=True)
    assert "Đã lưu lúc" in ticked_off.content.decode()
    assert line_of(world, "CCC", "I.1").actual == ""


def test_a_page_from_before_an_upgrade_still_saves(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet = sheet_of(world, "CCC")
    one, two = line_of(world, "CCC", "I.1"), line_of(world, "CCC", "II.1")
    data = {f"{one.pk}-revision": "0", f"{one.pk}-actual": "90", f"{two.pk}-revision": "0"}
    data |= {f"{two.pk}-actual": "3"}

    sign_in(world.member).post(sheet.get_absolute_url(), data)

    assert list(sheet.lines.exclude(actual="").values_list("actual", flat=True)) == ["90", "3"]


def test_without_javascript_nothing_typed_is_lost(world: World, sign_in: SignIn) -> None:
    opened(world)
    sheet = sheet_of(world, "CCC")
    one, two = line_of(world, "CCC", "I.1"), line_of(world, "CCC", "II.1")
    data = {f"{one.pk}-revision": "0", f"{one.pk}-actual": "90,25", f"{two.pk}-revision": "0"}
    data |= {f"{two.pk}-actual": "ba việc", f"{one.pk}-note": "Báo cáo <b>7</b>"}

    response = sign_in(world.member).post(sheet.get_absolute_url(), data)

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="90,25"' in page
    assert 'value="ba việc"' in page
    assert "Báo cáo &lt;b&gt;7&lt;/b&gt;" in page
    assert "Tiêu chí II.1, ô Thực hiện: «ba việc» không phải là số" in page
    assert Line.objects.exclude(actual="").count() == 0


def test_without_javascript_a_stale_page_shows_both_figures(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = save(world, "CCC", "I.1", actual="90", actor=world.leaders["CCC"])
    data = {f"{line.pk}-revision": "0", f"{line.pk}-actual": "95"}
    client = sign_in(world.member)

    response = client.post(line.sheet.get_absolute_url(), data)

    page = one_line(response)
    assert response.status_code == 422
    assert "CCC.TT vừa ghi: 90" in page
    assert 'value="95"' in page
    assert f"{line.pk}:1" in hidden_in(page)["revisions"].split()


def test_submit_page_lists_what_is_missing(world: World, sign_in: SignIn) -> None:
    opened(world)
    fill(world, "CCC", II_1="")
    client = sign_in(world.leaders["CCC"])
    url = reverse("appraisals:submit_sheet", args=[sheet_of(world, "CCC").pk])

    page = one_line(client.get(url))
    assert "II.1 – Phong trào: chưa có số liệu." in page
    data = {"seen": seen_on(page), "password": PASSWORD}
    refused = client.post(url, data)
    assert refused.status_code == 422
    assert "Chưa nộp được: mục II.1 chưa có số liệu." in one_line(refused)
    client.post(url, data | {"despite_doubts": "1"})
    client.post(url, data | {"despite_doubts": "1"})

    assert sheet_of(world, "CCC").state == Sheet.State.SELF_SCORED


def test_verify_page_keeps_what_was_typed_when_refused(world: World, sign_in: SignIn) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    line = line_of(world, "CCC", "I.1")
    client = sign_in(world.head)
    data = {f"{line.pk}-revision": line.revision, f"{line.pk}-actual": "88,8", "act": "change"}
    url = reverse("appraisals:verify_line", args=[line.pk])

    response = client.post(url, data)

    page = response.content.decode()
    assert response.status_code == 422
    assert "ghi lý do của số thẩm định" in page
    assert 'value="88,8"' in page
    in_place = client.post(url, data | {"reason": "Sai"}, headers={"HX-Request": "true"})
    assert (in_place.headers["HX-Retarget"], in_place.headers["HX-Reswap"]) == (
        f"#line-{line.pk}",
        "outerHTML show:none",
    )
    assert 'id="verify-bar" hx-swap-oob="true"' in one_line(in_place)
    assert line_of(world, "CCC", "I.1").verified_actual == "88.8"


def test_the_form_for_another_figure_comes_when_it_is_wanted(world: World, sign_in: SignIn) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    line = line_of(world, "CCC", "I.1")
    url = reverse("appraisals:verify_line", args=[line.pk])
    head = sign_in(world.head)

    listed = head.get(reverse("appraisals:verify", args=[line.sheet_id])).text
    assert f'<a class="btn btn-sm" href="{url}">Số khác…</a>' in listed
    assert f'name="{line.pk}-actual"' not in listed
    whole = head.get(url)
    part = head.get(url, headers={"HX-Request": "true"})
    assert part.headers["HX-Retarget"] == f"#line-{line.pk}"
    for page in (whole.text, part.text):
        assert f'name="{line.pk}-actual"' in page
        assert 'name="reason"' in page
        assert page.index('value="change"') < page.index('value="agree"')  # Enter presses it
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert sign_in(world.member).get(url).status_code == 403
    assert sign_in(world.outsider).get(url).status_code == 404


def test_verify_page_filters_and_is_not_for_the_unit(world: World, sign_in: SignIn) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    url = reverse("appraisals:verify", args=[sheet_of(world, "CCC").pk])

    assert sign_in(world.member).get(url).status_code == 403
    page = sign_in(world.head).get(url, {"show": "changed"}).content.decode()
    assert "Không có dòng nào" in page


def test_list_finds_without_marks_and_sorts(world: World, sign_in: SignIn) -> None:
    opened(world)
    unit = world.units["CCC"]
    unit.name = "Hội Chữ thập đỏ"
    unit.save()
    client = sign_in(world.head)
    url = reverse("appraisals:sheets", args=[world.season.pk])

    rows = client.get(url, {"q": "chu thap do"}).context["rows"]
    assert [row.sheet.unit.code for row in rows] == ["CCC"]
    rows = client.get(url, {"sort": "-name"}).context["rows"]
    assert [row.sheet.unit.code for row in rows] == ["CCC", "BBB", "AAA"]
    assert client.get(url, {"state": "locked"}).context["rows"] == []
    assert [row.sheet.unit.code for row in sign_in(world.member).get(url).context["rows"]] == [
        "CCC"
    ]


def test_result_page_is_closed_to_members_until_published(world: World, sign_in: SignIn) -> None:
    all_locked(opened(world))
    url = reverse("appraisals:result", args=[world.season.pk])
    member, head = sign_in(world.member), sign_in(world.head)

    assert "Chưa công bố kết quả" in member.get(url).content.decode()
    assert (
        member.get(reverse("appraisals:result_workbook", args=[world.season.pk])).status_code == 403
    )
    assert "Tạm tính, chưa công bố." in head.get(url).content.decode()
    head.post(reverse("appraisals:publish_result", args=[world.season.pk]))
    head.post(reverse("appraisals:publish_result", args=[world.season.pk]))

    assert Result.objects.count() == 1
    page = member.get(url).content.decode()
    assert "Đã công bố lần 1" in page
    assert "mọi đơn vị đều đạt tối đa" in page


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", ["sheets", "result"])
def test_queries_do_not_grow_with_units(db: None, sign_in: SignIn, page: str) -> None:
    counts = []
    for codes in (("AA", "BB"), ("AA", "BB", "CC", "DD", "EE")):
        world = make_world(codes=codes, year=2023 + len(counts))
        world.head.username = f"h{len(counts)}"
        opened(world, scheme_definition(("I", RELATIVE)))
        for code in codes[1:]:
            submit(world, code)
        counts.append(
            queries_of(sign_in(world.head), reverse(f"appraisals:{page}", args=[world.season.pk]))
        )
        for user in [*world.officers.values(), *world.leaders.values()]:
            user.username = f"{user.username}.{len(counts)}"
            user.save()

    assert counts[0] == counts[1]


@pytest.mark.parametrize("page", ["sheet", "verify", "submit_sheet"])
def test_queries_do_not_grow_with_lines(world: World, sign_in: SignIn, page: str) -> None:
    many = [
        ("II", {"id": f"II.{n}", "name": "x", "max": "1", "measure": "việc",
                "rule": {"type": "per_item", "points_per_item": "1"}})
        for n in range(3, 40)
    ]  # fmt: skip
    counts = []
    for definition in (scheme_definition(), scheme_definition(*many)):
        Sheet.objects.all().delete()
        world.season.schemes.all().delete()
        world.season.registrations.all().delete()
        world.season.state = "draft"
        world.season.save()
        opened(world, definition)
        sheet = sheet_of(world, "CCC")
        who = {"verify": world.head, "submit_sheet": world.leaders["CCC"]}.get(page, world.member)
        if page == "verify":
            submit(world, "CCC")
        counts.append(queries_of(sign_in(who), reverse(f"appraisals:{page}", args=[sheet.pk])))

    assert counts[0] == counts[1]
