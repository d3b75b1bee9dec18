"""Pages of the draw: what each reader sees, forms, files, queries."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.appraisals.builders import sheet_of
from tests.apps.crosschecks.builders import (
    CALLED,
    SEED,
    announced,
    being_checked,
    change,
    checkers_of,
    drawn,
    eight,
    line,
    mark,
    settle,
)
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Sheet
from thidua.apps.appraisals.papers.score_sheet import build_score_sheet
from thidua.apps.crosschecks.facts import MarkChange
from thidua.apps.crosschecks.models import CrossCheck, Recusal, Visit
from thidua.apps.paperwork.registries.papers import Request
from thidua.documents.table_model import Table

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return eight()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *keys: int) -> str:
    return reverse(f"crosschecks:{name}", args=keys)


def test_the_head_goes_all_the_way(world: World) -> None:
    client, key = signed_in(world.head), world.season.pk
    rules = {
        "checkers": "2", "combine": "median", "effect": "lowers_only", "most_difference": "1,5",
        "marks_due_on": "2023-11-30", "seen": "0", "verify_effect": "replaces",
        "office_effect": "replaces",
    }  # fmt: skip
    assert client.post(address("set_crosscheck", key), rules).status_code == 302
    page = one_line(client.get(address("crosscheck", key)).content.decode())
    assert "1,5 điểm một tiêu chí" in page
    assert "chỉ hạ, không nâng điểm tự chấm" in page
    units = world.units
    asked = {"checker": units["C"].pk, "unit": units["D"].pk, "reason": "Cùng trụ sở"}
    assert client.post(address("recuse_checker", key), asked).status_code == 302
    assert client.post(address("announce_seed", key), {"seed": SEED}).status_code == 302
    assert SEED in client.get(address("draw_checkers", key)).content.decode()
    answer = client.post(address("draw_checkers", key), {"called": CALLED}, follow=True)
    assert f"{SEED} – {CALLED}" in answer.content.decode()
    kept = CrossCheck.objects.get()
    assert client.get(address("draw_file", key)).content.decode() == kept.file
    assert client.get(address("draw_answer", key)).content.decode() == kept.answer + "\n"


def test_what_was_typed_wrong_stays(world: World) -> None:
    client, key = signed_in(world.head), world.season.pk
    answer = client.post(address("set_crosscheck", key), {"checkers": "99", "seen": "0"})
    assert answer.status_code == 422
    assert 'value="99"' in answer.content.decode()
    assert not CrossCheck.objects.exists()
    small = client.post(address("set_crosscheck", key), {
        "checkers": "9", "combine": "mean", "effect": "replaces", "seen": "0",
        "verify_effect": "replaces", "office_effect": "replaces",
    })  # fmt: skip
    assert small.status_code == 302
    refused = client.post(address("announce_seed", key), {"seed": SEED})
    assert refused.status_code == 422
    assert "cần 18 đơn vị khác" in refused.content.decode()
    assert SEED in refused.content.decode()


def test_a_member_sees_all_and_changes_only_for_itself(world: World) -> None:
    client, key = signed_in(world.officers["E"]), world.season.pk
    page = client.get(address("crosscheck", key)).content.decode()
    assert address("announce_seed", key) not in page
    units = world.units
    mine = {"checker": units["E"].pk, "unit": units["F"].pk, "reason": "Anh em"}
    assert client.post(address("recuse_checker", key), mine).status_code == 302
    others = mine | {"checker": units["G"].pk}
    assert client.post(address("recuse_checker", key), others).status_code == 422
    assert Recusal.objects.count() == 1
    recusal = Recusal.objects.get()
    assert client.post(address("take_back_recusal", key, recusal.pk)).status_code == 403
    announced(world)
    hall = client.get(address("draw_checkers", key)).content.decode()
    assert SEED in hall
    assert 'http-equiv="refresh"' in hall
    assert client.post(address("draw_checkers", key), {"called": "1"}).status_code == 403


def test_replacing_and_going_there(world: World) -> None:
    kept, client = drawn(world), signed_in(world.head)
    first = kept.assignments.order_by("pk")[0]
    plan = {"day": "2023-11-25", "place": "Trụ sở", "lead": first.checker_id}
    path = address("plan_visit", world.season.pk, first.unit_id)
    assert client.post(path, plan).status_code == 302
    assert Visit.objects.get().lead == first.checker
    assert 'value="Trụ sở"' in client.get(path).content.decode()
    path = address("replace_checker", first.pk)
    assert client.get(path).status_code == 200
    assert client.post(path, {"reason": "Quá hạn"}).status_code == 302
    page = one_line(client.get(address("crosscheck", world.season.pk)).content.decode())
    assert "Quá hạn" in page
    assert "đã thôi chấm, chọn lại" in page


def test_strangers_find_nothing(world: World) -> None:
    kept, key = drawn(world), world.season.pk
    client = signed_in(world.outsider)
    first = kept.assignments.order_by("pk")[0]
    for path in (
        address("crosscheck", key), address("draw_checkers", key), address("draw_file", key),
        address("draw_answer", key), address("set_crosscheck", key),
        address("replace_checker", first.pk), address("plan_visit", key, first.unit_id),
    ):  # fmt: skip
        assert client.get(path).status_code == 404


def test_files_before_the_draw(world: World) -> None:
    client, key = signed_in(world.member), world.season.pk
    assert client.get(address("draw_file", key)).status_code == 404
    announced(world)
    assert client.get(address("draw_file", key)).status_code == 200
    assert client.get(address("draw_answer", key)).status_code == 404


def test_as_many_queries_for_eight_units_as_for_five(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    drawn(world)
    client = signed_in(world.member)
    client.get(address("crosscheck", world.season.pk))
    with django_assert_max_num_queries(16):
        client.get(address("crosscheck", world.season.pk))


def test_a_checker_marks_hands_in_and_reads(world: World) -> None:
    first, second = being_checked(world)
    client = signed_in(world.officers[first.checker.code])
    path, key = address("save_marks", first.pk), line(first, "I.1").pk
    page = one_line(client.get(path).content.decode())
    assert "<strong>98</strong>" in page
    wrong = {f"{key}-verdict": "changed", f"{key}-actual": "90", f"{key}-asks": "Quyết toán"}
    refused = client.post(path, wrong | {"seen": "0"})
    assert refused.status_code == 422
    typed = one_line(refused.content.decode())
    assert "ghi lý do" in typed
    assert 'value="90"' in typed
    assert "Quyết toán</textarea>" in typed
    right = wrong | {f"{key}-reason": "Theo quyết toán", "seen": "0"}
    assert client.post(path, right).status_code == 302
    early = client.post(address("hand_in_marks", first.pk), follow=True)
    assert "còn 7 dòng chưa chấm" in early.content.decode()
    asked = {"agrees_rest": "1"}
    found = client.post(address("hand_in_marks", first.pk), asked, follow=True)
    assert "Theo quyết toán" in found.content.decode()
    assert str(second.checker) in found.content.decode()
    late = signed_in(world.officers[second.checker.code])
    findings = address("findings", first_sheet(world).pk)
    assert late.get(findings).status_code == 403
    assert late.get(path).status_code == 403


def first_sheet(world: World) -> Sheet:
    return sheet_of(world, "C")


def test_the_unit_adds_evidence_that_a_checker_asks_for(world: World) -> None:
    first, _second = being_checked(world)
    asking = MarkChange(line(first, "I.1").pk, True, asks="Bản quyết toán")
    client, path = (
        signed_in(world.officers["C"]),
        reverse("appraisals:evidence", args=[line(first, "I.1").pk]),
    )
    pdf = SimpleUploadedFile("quyết toán.pdf", b"%PDF-1.7 x")
    client.post(path, {"file": pdf})
    assert Evidence.objects.count() == 0
    mark(world, first, asking, hands_in=False)
    assert "Bản quyết toán" in client.get(path).content.decode()
    pdf = SimpleUploadedFile("quyết toán.pdf", b"%PDF-1.7 x")
    assert client.post(path, {"file": pdf}).status_code == 302
    kept = Evidence.objects.get()
    checker = signed_in(world.officers[first.checker.code])
    file = checker.get(reverse("appraisals:download", args=[kept.pk]))
    assert b"".join(file.streaming_content) == b"%PDF-1.7 x"
    outside = next(c for c in "DEFGH" if c not in {a.checker.code for a in checkers_of(world, "C")})
    stranger = signed_in(world.officers[outside])
    assert stranger.get(reverse("appraisals:download", args=[kept.pk])).status_code == 403


def test_the_head_puts_together_and_everybody_is_told_what_waits(world: World) -> None:
    first, second = being_checked(world)
    checker = world.officers[first.checker.code]
    owed = signed_in(checker).get(reverse("home:index")).content.decode()
    assert "Chấm chéo bảng của Hội C" in owed
    for each in (first, second):
        mark(world, each, change(each, "I.1", "90"))
    client = signed_in(world.head)
    assert "Chốt chấm chéo: các đơn vị chấm" in client.get(reverse("home:index")).content.decode()
    path = address("settle_marks", first_sheet(world).pk)
    assert client.get(path).status_code == 200
    page = one_line(client.post(path, {"reason": ""}, follow=True).content.decode())
    assert "<strong>90</strong>; lấy số chấm chéo" in page
    unit = signed_in(world.officers["C"])
    assert unit.get(address("findings", first_sheet(world).pk)).status_code == 200


def test_the_column_of_checkers_stands_on_sheet_and_paper(world: World) -> None:
    for each in being_checked(world):
        mark(world, each, change(each, "I.1", "90"))
    client, sheet = signed_in(world.officers["C"]), first_sheet(world)
    head = '<th scope="col" class="c-peer">Chấm chéo</th>'
    assert head not in one_line(client.get(sheet.get_absolute_url()).content.decode())
    settle(world, "C")
    page = one_line(client.get(sheet.get_absolute_url()).content.decode())
    assert head in page
    assert '<td class="c-peer">36,00</td>' in page
    paper = build_score_sheet(
        Request(world.season, world.units["C"], world.officers["C"], date(2023, 11, 30))
    )
    table = next(block for block in paper.blocks if isinstance(block, Table))
    rows = [[str(cell.text) for cell in row.cells] for row in table.rows]
    first = next(row for row in rows if row[0] == "I.1")
    assert first[2:6] == ["40,00", "39,20", "36,00", "36,00"]
    assert rows[-1][1:5] == ["100,00", "89,20", "86,00", "86,00"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [("1.125", "đọc được hai cách"), ("1,12345", "ba chữ số"), ("10 điểm", "không phải là số")],
)
def test_points_are_never_read_another_way_than_meant(world: World, typed: str, told: str) -> None:
    client = signed_in(world.head)
    post = {"checkers": "2", "most_difference": typed, "seen": "0"}

    answer = client.post(address("set_crosscheck", world.season.pk), post)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not CrossCheck.objects.exists()
