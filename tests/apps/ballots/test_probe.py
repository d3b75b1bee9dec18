"""An attacker with a copy of everything tries to say who voted what.

Thirty voters cast thirty different papers in a known random order. From the copy, each attack
orders the papers in some way and pairs them with the voters in the order of casting. Without
knowledge the number of right pairs of 30 is that of fixed points of a random permutation, nearly
Poisson with mean 1: nine or more happen once in a million. Spearman's rank correlation between the
attack's order and the order of casting is then nearly normal with variance 1/29: 0.85 or more
happens less than once in two hundred thousand.
"""

import json
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.apps.ballots.served_hall import ServedHall, marks_of, served_hall
from thidua.domain.ballot_codes import ALPHABET

VOTERS = 30
MOST_PAIRS, MOST_CORRELATION = 8, 0.85
TABLES = """
import json
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
rows = {
    model._meta.label: [[str(value) for value in row] for row in model.objects.values_list()]
    for model in apps.get_models()
}
print("TABLES", json.dumps(rows, cls=DjangoJSONEncoder))
"""


class Election:
    """What happened, and the copies taken while it was open and after it was closed."""

    def __init__(self, hall: ServedHall) -> None:
        self.hall = hall
        self.order = list(range(VOTERS))
        random.SystemRandom().shuffle(self.order)
        for voter in self.order:
            assert hall.vote(voter)
        self.open_rows = tables(hall)
        self.open_bytes = copied(hall)
        self.sealed = sealed_papers(hall)
        self.papers = hall.close()
        self.closed_rows = tables(hall)
        self.closed_bytes = copied(hall)
        self.codes = {self.voter_of(paper["marks"]): paper["code"] for paper in self.papers}

    @staticmethod
    def voter_of(marks: dict[str, str]) -> int:
        """Whose paper this is; only the test can know."""
        return next(voter for voter in range(VOTERS) if marks_of(voter) == marks)

    def check_no_better_than_chance(self, guess: list[int]) -> None:
        """``guess``: voters' papers in the order that the attack takes for that of casting."""
        assert sorted(guess) == list(range(VOTERS))
        pairs = sum(mine == true for mine, true in zip(guess, self.order, strict=True))
        distance = sum((place - self.order.index(voter)) ** 2 for place, voter in enumerate(guess))
        correlation = 1 - 6 * distance / (VOTERS * (VOTERS**2 - 1))
        assert pairs <= MOST_PAIRS
        assert abs(correlation) <= MOST_CORRELATION


@pytest.fixture(scope="module")
def election(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Election]:
    """Cast, closed and published once for all attacks."""
    with served_hall(tmp_path_factory.mktemp("probe"), VOTERS) as hall:
        yield Election(hall)


def tables(hall: ServedHall) -> dict[str, list[list[str]]]:
    """Every row of every table, as text."""
    found: dict[str, list[list[str]]] = json.loads(hall.shell(TABLES).split("TABLES ", 1)[1])
    return found


def is_sqlite(hall: ServedHall) -> bool:
    """Which database is copied."""
    return hall.environment["DATABASE_URL"].startswith("sqlite")


def copied(hall: ServedHall) -> bytes:
    """Every byte of the data folder and, on PostgreSQL, of the cluster with its log."""
    folders = [hall.folder]
    if not is_sqlite(hall):
        with connected(hall) as connection:
            connection.execute("CHECKPOINT")
            shown: Any = connection.execute(
                "SELECT current_setting('data_directory'), oid FROM pg_database"
                " WHERE datname = current_database()"
            ).fetchone()
        cluster = Path(shown[0])
        folders += [cluster / "base" / str(shown[1]), cluster / "pg_wal"]
    found = []
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            try:
                found.append(path.read_bytes())
            except FileNotFoundError:  # the server may remove a file meanwhile
                continue
    return b"".join(found)


def connected(hall: ServedHall) -> psycopg.Connection[Any]:
    """To the hall's own database."""
    url = hall.environment["DATABASE_URL"].replace("postgres://", "postgresql://", 1)
    return psycopg.connect(url, autocommit=True)


def sealed_papers(hall: ServedHall) -> list[bytes]:
    """The papers in the open box in the order in which they lie there."""
    if is_sqlite(hall):
        path = hall.environment["DATABASE_URL"].removeprefix("sqlite:///")
        with sqlite3.connect(path) as connection:
            rows = connection.execute("SELECT sealed FROM ballots_paper ORDER BY rowid").fetchall()
    else:
        with connected(hall) as postgres:
            rows = postgres.execute("SELECT sealed FROM ballots_paper ORDER BY ctid").fetchall()
    return [bytes(row[0]) for row in rows]


def check_places(election: Election, places: dict[int, int]) -> None:
    """Guess that codes lie in the bytes in the order of casting; packed bytes show none at all."""
    shown = [place for place in places.values() if place >= 0]
    if is_sqlite(election.hall):
        assert len(shown) == VOTERS, "the published list is in the copy"
    if len(shown) == VOTERS:
        election.check_no_better_than_chance(sorted(places, key=lambda voter: places[voter]))
    else:
        assert shown == []


def test_while_open_nothing_that_is_written_can_be_read(election: Election) -> None:
    assert len({len(sealed) for sealed in election.sealed}) == 1
    assert len(set(election.sealed)) == VOTERS
    for code in [*election.codes.values(), *election.hall.codes]:
        assert code.encode() not in election.open_bytes
        assert code not in str(election.open_rows)


def test_after_closing_no_slip_no_seal_and_no_key_is_left(election: Election) -> None:
    assert list(Path(election.hall.folder).rglob("*.key")) == []
    assert (election.closed_rows["ballots.Slip"], election.closed_rows["ballots.Paper"]) == ([], [])
    for code in election.hall.codes:
        assert code.encode() not in election.closed_bytes


def test_the_order_of_the_published_papers(election: Election) -> None:
    guess = [election.voter_of(paper["marks"]) for paper in election.papers]

    election.check_no_better_than_chance(guess)
    election.check_no_better_than_chance(guess[::-1])


def test_the_places_of_codes_in_all_bytes_of_the_database(election: Election) -> None:
    data = election.closed_bytes
    codes = {voter: code.encode() for voter, code in election.codes.items()}

    check_places(election, {voter: data.find(code) for voter, code in codes.items()})
    check_places(election, {voter: data.rfind(code) for voter, code in codes.items()})


def test_the_sealed_papers_of_an_old_copy_say_nothing_of_choices(election: Election) -> None:
    """Their order is that of casting; without the key their bytes are noise to every voter."""
    by_bytes = sorted(range(VOTERS), key=lambda place: election.sealed[place])
    by_code = sorted(election.codes, key=lambda voter: election.codes[voter])
    guess = [0] * VOTERS
    for place, voter in zip(by_bytes, by_code, strict=True):
        guess[place] = voter

    election.check_no_better_than_chance(guess)


def test_no_row_anywhere_joins_a_code_and_a_person_or_a_time(election: Election) -> None:
    """Sessions, cache, journal, tasks and all tables: codes stand in the ballot's list alone."""
    holding = {
        name
        for name, rows in election.closed_rows.items()
        if any(code in str(rows) for code in election.codes.values())
    }

    assert holding == {"ballots.Ballot"}


def test_the_journal_and_sessions_know_no_voter(election: Election) -> None:
    journal = str(election.closed_rows["audit.Entry"])

    assert "ballots.close" in journal
    assert "ballots.draw_slip" not in journal
    assert "ballots.cast_opinion" not in journal
    assert election.closed_rows["sessions.Session"] == []


def test_logs_hold_the_order_of_requests_and_no_code(election: Election) -> None:
    text = (election.hall.folder / "access.log").read_text("utf-8")

    assert text.count("/send/") == VOTERS
    known = [*election.codes.values(), *election.hall.codes]
    assert [code for code in known if code in text] == []
    assert set("".join(known)) <= set(ALPHABET)
    assert (election.hall.folder / "server.log").stat().st_size < 5000
