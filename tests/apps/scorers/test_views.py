"""Pages of scorers: the screen, its answers, Excel, the setting; what a stranger finds."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests.apps.appraisals.builders import (
    GRADED,
    fill,
    line_of,
    opened,
    scheme_definition,
    sheet_of,
)
from tests.apps.scorers.builders import (
    ITEM,
    OFFICE,
    a_world,
    body,
    by_police,
    give,
    in_place,
    police,
    score_by,
)
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line
from thidua.apps.home.pages.board import board_of
from thidua.apps.scorers.models import GivenFigure, Scorer
from thidua.apps.seasons.registries.obligations import Obligation

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *keys: object) -> str:
    return reverse(f"scorers:{name}", args=keys)


def sent(world: World, *, seen: int = 0, **figures: str) -> dict[str, str]:
    """What the screen sends for some units."""
    found: dict[str, str] = {}
    for code, figure in figures.items():
        line = line_of(world, code, ITEM)
        pair = f"{line.pk}:{seen}"
        found["revisions"] = f"{found.get('revisions', '')} {pair}".strip()
        found |= {f"{line.pk}-actual": figure, f"{line.pk}-revision": str(seen)}
    return found


def owed(user: User, world: World) -> list[Obligation]:
    """What the first page asks of somebody about scoring by others."""
    day = world.season.phases.get(kind="conference").due_on
    board = board_of(User.objects.get(pk=user.pk), day)
    told = [*(each for group in board.groups for each in group.owed), *board.awaited]
    return [o for o, _left in told if "/scorers/" in o.url and o.button]


def test_an_outside_body_scores_all_units_and_sees_nothing_else() -> None:
    world, officer, scorer = by_police()
    client = signed_in(officer)
    (task,) = owed(officer, world)
    assert task.text == "Công an tỉnh chấm mục II.3 cho các đơn vị: còn 3 ô"
    page = one_line(client.get(task.url).content.decode())
    assert all(f"Hội {code}" in page for code in world.units)
    assert "Chi bộ" in page
    assert "Phong trào" not in page  # another criterion
    figures = dict.fromkeys(world.units, "HTTNV")
    assert client.post(task.url, sent(world, **figures)).status_code == 302
    assert Line.objects.filter(item=ITEM, actual="HTTNV").count() == 3
    assert owed(officer, world) == []
    for path in (
        reverse("seasons:detail", args=[world.season.pk]),
        reverse("appraisals:sheets", args=[world.season.pk]),
        reverse("appraisals:sheet", args=[sheet_of(world, "CCC").pk]),
        reverse("appraisals:explain", args=[line_of(world, "CCC", ITEM).pk]),
        reverse("schemes:season", args=[world.season.pk]),
        address("scorers", world.season.pk),
        address("set_scorers", world.season.pk, ITEM),
    ):
        assert client.get(path).status_code == 404
    assert client.get(address("enter_in_place", scorer.pk)).status_code == 403


def test_strangers_find_no_screen() -> None:
    world, officer, scorer = by_police()
    paths = [
        address("save_figures", scorer.pk), address("workbook", scorer.pk),
        address("save_figures_from_workbook", scorer.pk), address("enter_in_place", scorer.pk),
    ]  # fmt: skip
    for user in (world.outsider, world.member):
        assert {signed_in(user).get(path).status_code for path in paths} == {404}
    assert signed_in(world.standing).get(paths[0]).status_code == 403
    officer.seats.update(until="2023-01-01")
    assert {signed_in(officer).get(path).status_code for path in paths} == {404}


def test_a_row_saves_itself_and_a_colleague_is_shown() -> None:
    world, officer, scorer = by_police()
    client, line = signed_in(officer), line_of(world, "CCC", ITEM)
    path = address("save_figures_while_typing", scorer.pk, line.pk)
    answer = json.loads(client.post(path, sent(world, CCC="HTTNV")).content)
    assert (answer["values"], answer["revision"]) == ({"actual": "HTTNV"}, 1)
    stale = client.post(path, sent(world, CCC="HTXSNV"))
    assert stale.status_code == 409
    conflict = json.loads(stale.content)["conflict"]
    assert (conflict["text"], conflict["who"]) == ("Hoàn thành tốt nhiệm vụ", str(officer))
    wrong = client.post(path, sent(world, seen=1, CCC="giỏi"))
    assert wrong.status_code == 422
    assert json.loads(wrong.content)["faults"][0]["field"] == "actual"
    elsewhere = client.post(path, sent(world, BBB="HTTNV"))  # of another unit: left alone
    assert elsewhere.status_code == 200
    assert line_of(world, "BBB", ITEM).actual == ""
    for strange in (0, line_of(world, "CCC", "I.1").pk):
        other = address("save_figures_while_typing", scorer.pk, strange)
        assert client.post(other).status_code == 404
    world.season.state = "conference"
    world.season.save()
    assert client.post(path, sent(world, seen=1, CCC="KHTNV")).status_code == 409


def test_what_was_refused_stays_on_the_screen() -> None:
    world, officer, scorer = by_police("I.1")
    client, path = signed_in(officer), address("save_figures", scorer.pk)
    lines = {code: line_of(world, code, "I.1") for code in ("BBB", "CCC")}
    post = {"revisions": " ".join(f"{line.pk}:0" for line in lines.values())}
    post |= {f"{lines['BBB'].pk}-actual": "95", f"{lines['CCC'].pk}-actual": "nhiều"}
    answer = client.post(path, post)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="nhiều"' in page
    assert 'value="95"' in page
    assert "is-invalid" in page
    assert not GivenFigure.objects.exists()
    give(world, officer, scorer, CCC="90")
    post[f"{lines['CCC'].pk}-actual"] = "91"
    page = client.post(path, post).content.decode()
    assert "Người khác vừa chấm: 90" in page
    assert f"{lines['CCC'].pk}:1" in page  # saving once more means it


def test_the_unit_sees_who_scores_and_the_column() -> None:
    world, officer, scorer = by_police()
    fill(world, "CCC")
    client = signed_in(world.officers["CCC"])
    path = sheet_of(world, "CCC").get_absolute_url()
    page = one_line(client.get(path).content.decode())
    assert "do Công an tỉnh chấm" in page
    assert "Cơ quan chấm" in page
    assert f'name="{line_of(world, "CCC", ITEM).pk}-actual"' not in page
    asked = client.get(reverse("appraisals:present_sheet", args=[sheet_of(world, "CCC").pk]))
    assert "Đủ số liệu và minh chứng" in asked.content.decode()
    give(world, officer, scorer, CCC="HTTNV")
    page = one_line(client.get(path).content.decode())
    assert reverse("appraisals:answer_line", args=[line_of(world, "CCC", ITEM).pk]) in page
    post = {"reason": "Đề nghị xem lại"}
    answer = reverse("appraisals:answer_line", args=[line_of(world, "CCC", ITEM).pk])
    assert client.post(answer, post).status_code == 302
    screen = signed_in(officer).get(address("save_figures", scorer.pk)).content.decode()
    assert "Đề nghị xem lại" in one_line(screen)


def test_excel_goes_out_and_comes_back() -> None:
    world, officer, scorer = by_police()
    client = signed_in(officer)
    data = client.get(address("workbook", scorer.pk)).content
    book = load_workbook(BytesIO(data))
    page = book.worksheets[0]
    rows = {page.cell(number, 1).value: number for number in range(7, 10)}
    page.cell(rows["CCC"], 5).value = "Hoàn thành tốt nhiệm vụ"
    page.cell(rows["AAA"], 5).value = "giỏi"
    path = address("save_figures_from_workbook", scorer.pk)
    refused = upload(client, path, book)
    assert refused.status_code == 422
    assert "E7" in refused.content.decode()
    page.cell(rows["AAA"], 5).value = "HTXSNV"
    shown = upload(client, path, book)
    told = one_line(shown.content.decode())
    assert "Hội CCC: II.3 – Chi bộ" in told
    ticket = shown.context["ticket"]
    assert client.post(path, {"ticket": ticket}).status_code == 302
    assert line_of(world, "AAA", ITEM).actual == "HTXSNV"
    assert line_of(world, "BBB", ITEM).actual == ""
    client.post(path, {"ticket": ticket})  # a replay writes nothing
    assert GivenFigure.objects.count() == 2
    other = score_by(world, OFFICE, item="I.1", reason="x").scorers.get()
    strange = upload(
        signed_in(world.standing), address("save_figures_from_workbook", other.pk), book
    )
    assert strange.status_code == 422
    assert "phải bảng của Sở Nội vụ" in one_line(strange.content.decode())


def upload(client: Client, path: str, book: object) -> object:
    """Send a workbook to be looked at."""
    stream = BytesIO()
    book.save(stream)  # type: ignore[attr-defined] # a workbook
    file = SimpleUploadedFile("cham.xlsx", stream.getvalue())
    return client.post(path, {"file": file})


def test_the_whole_bloc_reads_who_scores_and_the_head_sets_it() -> None:
    world = a_world()
    opened(world, scheme_definition(("II", GRADED | {"external": "công an tỉnh"})))
    unit, _officer = police(world)
    head, key = signed_in(world.head), world.season.pk
    page = one_line(head.get(address("scorers", key)).content.decode())
    assert "Bảng điểm ghi: công an tỉnh" in page
    path = address("set_scorers", key, ITEM)
    form = head.get(path).content.decode()
    assert f'value="unit-{unit.pk}" selected' in form  # as the table says
    post = {"body_1": f"unit-{unit.pk}", "body_2": "office", "combine": "median", "seen": "0"}
    refused = head.post(path, post)
    assert refused.status_code == 422
    assert "cần ghi lý do" in refused.content.decode()
    assert head.post(path, post | {"reason": "Quy chế"}).status_code == 302
    assert [each.name for each in Scorer.objects.all()] == ["Công an tỉnh", "Sở Nội vụ"]
    member = signed_in(world.member)
    page = one_line(member.get(address("scorers", key)).content.decode())
    assert "số đứng giữa" in page
    assert "còn 3 ô chưa chấm" in page
    assert path not in page
    assert member.get(path).status_code == 403
    assert head.get(address("set_scorers", key, "IX")).status_code == 404
    assert signed_in(world.outsider).get(address("scorers", key)).status_code == 404


def test_the_office_is_told_who_is_late_and_enters_in_place() -> None:
    world, officer, scorer = by_police()
    give(world, officer, scorer, AAA="HTTNV")
    (task,) = owed(world.standing, world)
    assert task.text == "Công an tỉnh chưa chấm xong mục II.3: còn 2 ô"
    client = signed_in(world.standing)
    page = one_line(client.get(task.url).content.decode())
    assert "Hội BBB" in page
    assert "Hội AAA" not in page  # it answered there
    assert client.post(task.url, sent(world, CCC="HTTNV")).status_code == 422
    post = sent(world, CCC="HTTNV") | {"reason": "Công văn 12/CAT"}
    assert client.post(task.url, post).status_code == 302
    shown = signed_in(officer).get(address("save_figures", scorer.pk)).content.decode()
    assert "Nhập thay: Công văn 12/CAT" in one_line(shown)
    bad = sent(world, BBB="giỏi") | {"reason": "x"}
    assert client.post(task.url, bad).status_code == 422


def test_a_member_scores_all_but_itself_and_the_office_the_rest() -> None:
    world = opened(a_world(), scheme_definition(("II", GRADED)))
    scorer = score_by(world, body(world.units["CCC"]), reason="Giao").scorers.get()
    mine = [task.text for task in owed(world.officers["CCC"], world)]
    assert mine == ["Hội CCC chấm mục II.3 cho các đơn vị: còn 2 ô"]
    page = signed_in(world.officers["CCC"]).get(address("save_figures", scorer.pk))
    assert f'name="{line_of(world, "CCC", ITEM).pk}-actual"' not in page.content.decode()
    texts = [task.text for task in owed(world.standing, world)]
    assert "Chấm mục II.3 cho chính Hội CCC" in texts
    in_place(world, scorer, "CCC", "HTTNV", "Chính đơn vị chấm")
    assert "Chấm mục II.3 cho chính Hội CCC" not in [t.text for t in owed(world.standing, world)]


def test_as_many_queries_for_nine_units_as_for_three(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _world, officer, scorer = by_police()
    client = signed_in(officer)
    client.get(address("save_figures", scorer.pk))
    with django_assert_max_num_queries(14):
        client.get(address("save_figures", scorer.pk))
