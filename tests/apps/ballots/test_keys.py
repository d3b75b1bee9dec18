"""The key of a box is made once; machines that have not got it say so and take no paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.apps.ballots.conftest import Hall
from tests.conftest import SignIn
from tests.factories import NOON
from thidua.apps.ballots.actions.box_watch import BoxWatch
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.keys import give_key, key_fault
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.slips import draw_slip, print_slips
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.refusals import KeyMissing


@pytest.fixture
def machine(settings: Any, tmp_path: Path) -> Callable[[str], Path]:
    """Go on as the machine of that name, with a folder of keys of its own."""

    def go_on(name: str) -> Path:
        settings.BALLOT_KEYS = tmp_path / name
        return tmp_path / name

    go_on("first")
    return go_on


def keys_in(folder: Path) -> list[str]:
    """The files of a folder of keys."""
    return sorted(path.name for path in folder.glob("*"))


def test_a_machine_without_the_key_takes_no_paper_and_makes_no_key(
    hall: Hall, machine: Callable[[str], Path], sign_in: SignIn
) -> None:
    ballot = hall.opened()
    slip = hall.draw(ballot, "AAA")
    paper = {"code": slip, "mark": "BBB"}
    send = reverse("ballots:cast_paper", args=[ballot.public_id])

    second = machine("second")
    answers = [
        Client().post(send, paper),
        Client().post(reverse("ballots:check", args=[ballot.public_id]), paper),
        Client().post(reverse("ballots:door"), {"code": slip}),
        sign_in(hall.world.officers["CCC"]).post(reverse("ballots:draw_slip", args=[ballot.pk])),
        sign_in(hall.head).post(reverse("ballots:print_slips", args=[ballot.pk]), {"count": "1"}),
        sign_in(hall.head).post(reverse("ballots:close", args=[ballot.pk])),
        Client().get("/readyz"),
    ]

    assert [answer.status_code for answer in answers] == [503] * 7
    for answer in answers[:-1]:
        assert "khóa của cuộc bỏ phiếu không có trên máy chủ này" in answer.content.decode()
        assert answer.headers["Retry-After"] == "5"
    draw = reverse("ballots:draw_slip", args=[ballot.pk])
    told = sign_in(hall.world.officers["CCC"]).post(draw, headers={"accept": "application/json"})
    assert "không có trên máy chủ này" in told.json()["detail"]
    assert keys_in(second) == []
    assert (ballot.papers.count(), ballot.slips.filter(is_used=True).count()) == (0, 0)
    machine("first")
    assert (Client().get("/readyz").status_code, key_fault()) == (200, "")
    assert Client().post(send, paper).status_code == 200
    hall.draw(ballot, "CCC")
    assert close_ballot(ballot, actor=hall.head, at=NOON).result["returned"] == 1


def test_another_key_under_the_same_name_is_not_the_key(
    hall: Hall, machine: Callable[[str], Path]
) -> None:
    ballot = hall.opened()
    (path,) = machine("first").glob("*.key")
    path.write_bytes(b"another key of thirty-two bytes.")

    with pytest.raises(KeyMissing, match="không phải khóa lúc mở"):
        draw_slip(hall.entry(ballot, "AAA"), actor=hall.world.officers["AAA"])
    assert Client().get("/readyz").status_code == 503


def test_slips_printed_before_opening_have_the_key_of_the_box(
    hall: Hall, machine: Callable[[str], Path]
) -> None:
    ballot = hall.draft()
    (code, *_rest) = print_slips(ballot, 3, actor=hall.head, at=NOON)
    made = Ballot.objects.get(pk=ballot.pk).key_fingerprint

    opened = open_ballot(ballot, actor=hall.head, at=NOON)

    assert (len(made), opened.key_fingerprint) == (32, made)
    send = reverse("ballots:cast_paper", args=[ballot.public_id])
    assert Client().post(send, {"code": code}).status_code == 200


def test_printing_on_one_machine_and_opening_on_another_is_refused(
    hall: Hall, machine: Callable[[str], Path]
) -> None:
    ballot = hall.draft()
    print_slips(ballot, 3, actor=hall.head, at=NOON)
    machine("second")

    with pytest.raises(KeyMissing):
        open_ballot(ballot, actor=hall.head, at=NOON)
    ballot.refresh_from_db()
    assert ballot.state == "draft"


def test_a_key_of_an_opening_that_failed_is_replaced(
    hall: Hall, machine: Callable[[str], Path]
) -> None:
    ballot = hall.draft()
    with transaction.atomic():
        give_key(ballot)
        transaction.set_rollback(True)
    ballot = Ballot.objects.get(pk=ballot.pk)
    assert ballot.key_fingerprint == ""

    opened = open_ballot(ballot, actor=hall.head, at=NOON)

    assert keys_in(machine("first")) == [f"{opened.public_id}.key"]
    give_key(opened)


def test_stopping_on_one_machine_destroys_the_key_on_the_other(
    hall: Hall, machine: Callable[[str], Path]
) -> None:
    first = machine("first")
    kept, ballot = hall.another(), hall.opened()
    print_slips(kept, 1, actor=hall.head, at=NOON)
    watch = BoxWatch()
    assert not watch.has_closed()

    machine("second")
    void_ballot(ballot, "Máy chủ hỏng", actor=hall.head, at=NOON)

    machine("first")
    assert len(keys_in(first)) == 2
    assert watch.has_closed()
    assert keys_in(first) == [f"{kept.public_id}.key"]
    assert not watch.has_closed()


def test_a_machine_that_was_off_destroys_old_keys_when_it_starts(
    hall: Hall, machine: Callable[[str], Path]
) -> None:
    first, ballot = machine("first"), hall.opened()
    machine("second")
    void_ballot(ballot, "Máy chủ hỏng", actor=hall.head, at=NOON)
    machine("first")

    BoxWatch()

    assert keys_in(first) == []


def test_a_restored_open_ballot_is_stopped_with_a_reason_and_held_again(
    hall: Hall, machine: Callable[[str], Path], sign_in: SignIn
) -> None:
    ballot, chair = hall.opened("AAA", "BBB", seats=2, threshold="1/3"), sign_in(hall.head)
    hall.vote(ballot, "AAA", "BBB")
    machine("restored")

    page = chair.get(reverse("ballots:detail", args=[ballot.pk])).content.decode()
    asked = chair.get(reverse("ballots:void", args=[ballot.pk])).content.decode()
    chair.post(reverse("ballots:void", args=[ballot.pk]), {"reason": "Phục hồi máy chủ"})
    chair.post(reverse("ballots:prepare_again", args=[ballot.pk]))

    assert "Khóa của hòm phiếu không có trên máy chủ này" in page
    assert "phục hồi từ bản sao lưu" in asked
    stopped, again = Ballot.objects.order_by("pk")
    assert (stopped.state, stopped.void_reason) == ("void", "Phục hồi máy chủ")
    assert (again.state, again.seats, again.threshold) == ("draft", 2, "1/3")
    opened = open_ballot(again, actor=hall.head, at=NOON)
    assert opened.key_fingerprint != stopped.key_fingerprint
    assert key_fault() == ""


@pytest.mark.parametrize("place", ["file/keys", "file"])
def test_a_folder_that_can_hold_no_key_is_not_ready(
    db: None, settings: Any, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("no folder")
    settings.BALLOT_KEYS = tmp_path / place

    answer = Client().get("/readyz")

    assert (answer.status_code, "folder of ballot keys" in answer.content.decode()) == (503, True)
