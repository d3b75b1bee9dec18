"""Rounds of work: one at a time, each when it is due."""

from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

from thidua.cli.rounds import Rounds


def begin(note: Path, waits_for: Path | None = None) -> ForkProcess:
    def work() -> None:
        with note.open("a") as file:
            file.write("round\n")
        while waits_for is not None and not waits_for.exists():
            pass

    process = get_context("fork").Process(target=work)
    process.start()
    return process


def test_the_next_begins_when_the_last_has_ended_and_it_is_time(tmp_path: Path) -> None:
    note, gate = tmp_path / "note", tmp_path / "gate"
    rounds = Rounds(lambda: begin(note, gate), every=0)
    rounds.begin_if_due()
    (first,) = rounds.running()
    rounds.begin_if_due()
    assert rounds.running() == [first]

    gate.touch()
    first.join(20)
    assert rounds.running() == []
    rounds.begin_if_due()
    (second,) = rounds.running() or [first]
    second.join(20)

    assert note.read_text().count("round") == 2


def test_nothing_begins_before_its_time(tmp_path: Path) -> None:
    for rounds in (
        Rounds(lambda: begin(tmp_path / "n"), every=3600),
        Rounds(lambda: begin(tmp_path / "n"), every=0, first_after=3600),
    ):
        rounds.begin_if_due()
        assert rounds.running() == []
    at_once = Rounds(lambda: begin(tmp_path / "m"), every=3600, first_after=0)
    at_once.begin_if_due()
    at_once.begin_if_due()
    for each in at_once.running():
        each.join(20)

    assert (tmp_path / "m").read_text() == "round\n"
    assert not (tmp_path / "n").exists()
