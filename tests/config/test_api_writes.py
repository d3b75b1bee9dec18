"""What programs write: with a scope, all rows or none, once however often it is sent."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.appraisals.builders import line_of, opened, scheme_definition
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.actions.api_writes import KEPT, forget_writes, written_once
from thidua.apps.accounts.actions.tokens import issue_token
from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.models import ApiToken, ApiWrite, User
from thidua.apps.accounts.refusals import KeyUsed
from thidua.apps.appraisals.models import Line
from thidua.apps.awards.models import AwardRecord
from thidua.apps.ledger.models import Deed
from thidua.apps.people.actions.people import person_facts
from thidua.apps.people.models import Person
from thidua.domain.refusal import Refusal

pytestmark = pytest.mark.django_db
KEY = "lan-gui-0001"
DEED = {"content": "Tặng quà", "done_on": "2023-05-01", "quantity": "30", "measure": "suất quà"}


def sent(user: User, path: str, rows: list[Any], key: str = KEY, **scopes: str) -> tuple[int, Any]:
    facts = TokenFacts("Kho", list(scopes.values()) or ApiToken.Scope.values, 30)
    _token, text = issue_token(user, facts, at=timezone.now())
    answer = Client().post(
        f"/api/v1/{path}", json.dumps({"rows": rows}), content_type="application/json",
        headers={"authorization": f"Bearer {text}", "idempotency-key": key},
    )  # fmt: skip
    return answer.status_code, answer.json()


def figures(world: World, code: str = "CCC") -> str:
    return f"seasons/{world.season.pk}/units/{world.units[code].pk}/figures"


def test_figures_are_saved_as_on_the_page(world: World) -> None:
    opened(world)
    rows = [{"item": "I.1", "actual": "98.5"}, {"item": "I.2", "part": 1, "note": "ghi chú"}]

    status, answer = sent(world.member, figures(world), rows)

    lines = [line_of(world, "CCC", "I.1"), line_of(world, "CCC", "I.2", 1)]
    assert (status, answer) == (
        200,
        {"written": 2, "ids": [line.pk for line in lines], "unchanged": []},
    )
    assert (lines[0].actual, lines[1].note) == ("98.5", "ghi chú")


@pytest.mark.parametrize(
    ("row", "field", "told"),
    [
        ({"item": "I.1", "actual": "một trăm"}, "actual", "một trăm"),
        ({"item": "X.9", "actual": "1"}, "item", "không có mục X.9"),
        ({"item": "I.2", "note": "x"}, "item", "hai lần"),
    ],
)
def test_a_wrong_figure_is_told_by_row_and_field_and_none_is_saved(
    world: World, row: dict[str, str], field: str, told: str
) -> None:
    opened(world)
    status, answer = sent(world.member, figures(world), [{"item": "I.2", "actual": "4"}, row])

    assert status == 409
    assert [(error["row"], error["field"]) for error in answer["errors"]] == [(2, field)]
    assert told in answer["errors"][0]["msg"]
    assert line_of(world, "CCC", "I.2").actual == ""


def test_a_row_that_changes_nothing_is_told_apart(world: World) -> None:
    opened(world)
    rows = [{"item": "I.1"}, {"item": "I.2", "part": 0, "target": "4.0", "actual": "3"}]

    status, answer = sent(world.member, figures(world), rows)

    assert (status, answer["written"], answer["unchanged"]) == (200, 1, [1])
    again = sent(world.member, figures(world), rows[1:], "lan-gui-0002")[1]
    assert (again["written"], len(again["ids"]), again["unchanged"]) == (0, 1, [1])


@pytest.mark.parametrize("row", [{"target": "7"}, {"baseline": "7"}, {"minus": "7"}])
def test_a_figure_that_the_row_does_not_take_is_refused(world: World, row: dict[str, str]) -> None:
    opened(world)
    rows = [{"item": "I.2", "part": 0, "actual": "3"} | row]

    status, answer = sent(world.member, figures(world), rows)

    assert status == 409
    (fault,) = answer["errors"]
    assert (fault["row"], fault["field"]) == (1, next(iter(row)))
    assert "không ghi được" in fault["msg"]
    assert line_of(world, "CCC", "I.2").actual == ""


def test_every_figure_of_a_row_can_be_sent(world: World) -> None:
    own = {"id": "I.3", "name": "Tăng", "max": "10", "measure": "triệu", "bonus": {"max": "2"},
           "target": {"op": ">="}, "rule": {"type": "linear"}}  # fmt: skip
    opened(world, scheme_definition(("I", own)))

    answer = sent(
        world.member, figures(world), [{"item": "I.3", "target": "4", "actual": "5", "bonus": "1"}]
    )

    line = line_of(world, "CCC", "I.3")
    assert answer[0] == 200
    assert (line.target, line.actual, line.bonus) == ("4", "5", "1")


@pytest.mark.parametrize(
    ("place", "rows", "told"),
    [
        ("figures", [{"item": "I.1", "actuall": "1"}], "actuall: không có trường này."),
        ("figures", [{"item": "I.1", "actual": "\0"}], "actual: có ký tự điều khiển"),
        ("figures", [{"item": "I.1", "actual": "\u200b"}], "actual: có ký tự điều khiển"),
        ("ledger", [DEED | {"units": 1}], "units: không có trường này."),
        ("people", [{"code": "A", "full_name": "An", "born": 1}], "born: không có trường này."),
    ],
)
def test_what_nobody_knows_or_sees_is_refused(
    world: World, place: str, rows: list[Any], told: str
) -> None:
    opened(world)
    Line.objects.filter(item="I.1").update(actual="98")
    paths = {
        "figures": figures(world),
        "ledger": f"seasons/{world.season.pk}/ledger",
        "people": f"units/{world.units['CCC'].pk}/people",
    }

    status, answer = sent(world.member, paths[place], rows)

    assert status == 422
    assert answer["detail"][0]["msg"].startswith(told)
    assert line_of(world, "CCC", "I.1").actual == "98"


def test_beside_the_rows_nothing_is_sent(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.head).post(
        f"/api/v1/seasons/{world.season.pk}/ledger", {"rows": [DEED], "season": 1},
        content_type="application/json", headers={"idempotency-key": KEY},
    )  # fmt: skip

    assert (answer.status_code, answer.json()["detail"][0]["type"]) == (422, "extra_forbidden")


def test_a_form_is_no_way_to_write(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.member).post(
        f"/api/v1/{figures(world)}", {"rows": "[]"}, headers={"idempotency-key": KEY}
    )

    assert answer.status_code == 422
    told = "Content-Type: phải là application/json."
    assert [fault["msg"] for fault in answer.json()["detail"]] == [told]


def test_lines_of_the_ledger_are_written_once_however_often_they_are_sent(world: World) -> None:
    path = f"seasons/{world.season.pk}/ledger"
    rows = [DEED | {"unit_id": world.units["CCC"].pk, "money": "15000000"}] * 2

    first, again = (sent(world.head, path, rows) for _ in range(2))

    assert first == again
    assert first[1]["written"] == Deed.objects.count() == 2
    assert Deed.objects.first().money == 15_000_000
    status, answer = sent(world.head, path, rows[:1])
    assert status == 409
    assert KEY in answer["detail"]
    assert sent(world.head, path, rows[:1], "lan-gui-0002")[0] == 200


def test_a_line_that_cannot_be_is_told_by_its_row_and_leaves_the_key_free(world: World) -> None:
    path = f"seasons/{world.season.pk}/ledger"
    good = DEED | {"unit_id": world.units["CCC"].pk}

    status, answer = sent(world.head, path, [good, good | {"done_on": "2031-01-01"}])

    assert (status, answer["errors"][0]["row"]) == (409, 2)
    assert not Deed.objects.exists()
    assert sent(world.head, path, [good])[0] == 200


def test_lines_of_the_bloc_of_several_units_and_parts_of_others(world: World) -> None:
    path = f"seasons/{world.season.pk}/ledger"
    first, second = world.units["AAA"].pk, world.units["CCC"].pk
    movement = world.season.movements.create(
        name="Vì người nghèo", origin="bloc", kind="regular", starts_on=NOON.date()
    )
    part = DEED | {"quantity": "3", "doer": "bloc"}
    rows = [
        DEED | {"doer": "bloc", "movement_id": movement.pk},
        part | {"part_of_row": 1},
        part | {"content": "Tặng xe lăn", "part_of_row": 2},
        DEED | {"doer": "several", "unit_id": first, "partner_ids": [first, second]},
    ]

    status, answer = sent(world.head, path, rows)

    deeds = [Deed.objects.get(pk=key) for key in answer["ids"]]
    assert status == 200
    assert [deed.doer for deed in deeds] == ["bloc", "bloc", "bloc", "several"]
    assert [deed.part_of_id for deed in deeds] == [None, deeds[0].pk, deeds[1].pk, None]
    assert (deeds[0].movement, deeds[0].unit) == (movement, None)
    assert {unit.pk for unit in deeds[3].partners.all()} == {first, second}
    more = [part | {"part_of_id": deeds[0].pk}]
    again = sent(world.head, path, more, "lan-gui-0002")[1]
    assert Deed.objects.get(pk=again["ids"][0]).part_of == deeds[0]


@pytest.mark.parametrize("wrong", [{"part_of_row": 2}, {"part_of_row": 1, "part_of_id": 1}])
def test_a_whole_is_sent_before_its_parts(world: World, wrong: dict[str, int]) -> None:
    rows = [DEED | {"doer": "bloc"}, DEED | {"doer": "bloc"} | wrong]

    status, answer = sent(world.head, f"seasons/{world.season.pk}/ledger", rows)

    assert (status, answer["errors"][0]["row"]) == (409, 2)
    assert answer["errors"][0]["field"] == "part_of_row"
    assert not Deed.objects.exists()


def test_what_is_left_out_of_a_known_person_stays(world: World) -> None:
    path = f"units/{world.units['CCC'].pk}/people"
    whole = {
        "code": "CB01", "full_name": "Trần An", "sex": "female", "birth_year": 1980,
        "position": "Chuyên viên", "is_direct_worker": True, "is_history_complete": True,
        "counts_in_ratios": False, "since": "2020-01-01", "staff_class": "worker",
    }  # fmt: skip
    assert sent(world.member, path, [whole])[0] == 200
    before = person_facts(Person.objects.get())

    rows = [{"code": "cb01", "full_name": "Trần Thị An"}]
    assert sent(world.member, path, rows, "lan-gui-0002")[0] == 200

    after = person_facts(Person.objects.get())
    assert after == replace(before, code="cb01", full_name="Trần Thị An")
    rows = [rows[0] | {"birth_year": None}]
    assert sent(world.member, path, rows, "lan-gui-0003")[0] == 200
    assert person_facts(Person.objects.get()) == replace(after, birth_year=None)


def test_two_rows_of_one_person_are_refused(world: World) -> None:
    path = f"units/{world.units['CCC'].pk}/people"
    rows = [{"code": code, "full_name": "Trần An"} for code in ("CB01", "CB02", "cb01")]

    status, answer = sent(world.member, path, rows)

    assert status == 409
    assert answer["errors"] == [
        {"row": 3, "field": "code", "msg": "Mã cb01 đã có ở dòng 1 của lần gửi này."}
    ]
    assert not Person.objects.exists()


def test_people_are_known_by_their_code(world: World) -> None:
    path = f"units/{world.units['CCC'].pk}/people"
    rows = [{"code": "CB01", "full_name": "Trần An", "sex": "male", "birth_year": 1980}]
    assert sent(world.member, path, rows)[0] == 200

    rows = [rows[0] | {"full_name": "Trần Văn An"}, {"code": "CB02", "full_name": "Lê Bình"}]
    status, answer = sent(world.member, path, rows, "lan-gui-0002")

    assert (status, answer["written"]) == (200, 2)
    assert [p.full_name for p in Person.objects.order_by("code")] == ["Trần Văn An", "Lê Bình"]
    old = [{"code": "CB03", "full_name": "Cụ", "birth_year": 1900}]
    assert sent(world.member, path, [*rows, *old], "lan-gui-0003")[1]["errors"][0]["row"] == 3


def test_who_may_not_is_refused(world: World) -> None:
    opened(world)
    row = [{"item": "I.1", "actual": "1"}]

    assert sent(world.member, figures(world), row, scope="write:ledger")[0] == 403
    assert sent(world.head, figures(world), row)[0] == 403
    assert sent(world.outsider, figures(world), row)[0] == 404
    assert sent(world.member, figures(world), row, key="ngắn")[0] == 422
    assert sent(world.member, figures(world), [])[0] == 422
    assert not ApiWrite.objects.exists()


def test_written_once_keeps_what_was_answered(world: World) -> None:
    def refuse() -> dict[str, int]:
        raise Refusal("không")

    with pytest.raises(Refusal):
        written_once(world.head, KEY, "a", refuse, at=NOON)
    assert written_once(world.head, KEY, "a", lambda: {"n": 1}, at=NOON) == {"n": 1}
    assert written_once(world.head, KEY, "a", lambda: {"n": 2}, at=NOON) == {"n": 1}
    assert written_once(world.member, KEY, "b", lambda: {"n": 3}, at=NOON) == {"n": 3}
    with pytest.raises(KeyUsed):
        written_once(world.head, KEY, "b", lambda: {"n": 4}, at=NOON)
    assert str(ApiWrite.objects.first()) == KEY


def test_forget_writes_after_a_month(world: World) -> None:
    written_once(world.head, KEY, "a", dict, at=NOON)

    assert forget_writes(NOON + KEPT) == 0
    assert forget_writes(NOON + KEPT * 2) == 1


AWARD = {
    "award": "GK", "type": "cong_trang", "year": 2022,
    "number": "12/QĐ-UBND", "decided_on": "2023-01-15",
    "achievement": "Hoàn thành xuất sắc nhiệm vụ năm 2022",
}  # fmt: skip


def test_awards_of_the_past_are_written_for_the_unit_and_its_people(world: World) -> None:
    people = f"units/{world.units['CCC'].pk}/people"
    assert sent(world.member, people, [{"code": "CB01", "full_name": "Trần An"}])[0] == 200
    path = f"units/{world.units['CCC'].pk}/award-history"

    rows = [AWARD, AWARD | {"person_code": "cb01"}]
    status, answer = sent(world.member, path, rows, "khen-0001")

    records = AwardRecord.objects.order_by("pk")
    assert (status, answer["ids"]) == (200, [record.pk for record in records])
    assert [(str(r.unit or ""), str(r.person or "")) for r in records] == [
        ("Hội CCC", ""), ("", "Trần An"),
    ]  # fmt: skip
    assert len({record.decision_id for record in records}) == 1
    assert sent(world.member, path, rows, "khen-0001")[1] == answer
    assert AwardRecord.objects.count() == 2


def test_an_award_that_cannot_be_is_told_by_its_row_and_none_is_written(world: World) -> None:
    path = f"units/{world.units['CCC'].pk}/award-history"

    status, answer = sent(world.member, path, [AWARD, AWARD | {"person_code": "CB99"}])
    fault = answer["errors"][0]
    assert (status, fault["row"], fault["field"]) == (409, 2, "person_code")
    assert "CB99" in answer["detail"]
    status, answer = sent(world.member, path, [AWARD, AWARD | {"decided_on": "2999-01-15"}])
    assert (status, answer["errors"][0]["row"]) == (409, 2)
    assert not AwardRecord.objects.exists()
    assert sent(world.outsider, path, [AWARD])[0] == 404
