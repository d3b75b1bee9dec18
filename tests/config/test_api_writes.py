"""What programs write: with a scope, all rows or none, once however often it is sent."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.appraisals.builders import line_of, opened
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.actions.api_writes import KEPT, forget_writes, written_once
from thidua.apps.accounts.actions.tokens import issue_token
from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.models import ApiToken, ApiWrite, User
from thidua.apps.accounts.refusals import KeyUsed
from thidua.apps.ledger.models import Deed
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
    assert (status, answer) == (200, {"written": 2, "ids": [line.pk for line in lines]})
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
