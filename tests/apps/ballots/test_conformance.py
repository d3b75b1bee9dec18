"""What must hold for the served product, whatever happens; on SQLite and on PostgreSQL."""

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.apps.ballots.served_hall import ServedHall, marks_of, served_hall

VOTERS = 60
AT_ONCE = range(40, VOTERS)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedHall]:
    """One server for this module; each test uses voters of its own."""
    with served_hall(tmp_path_factory.mktemp("hall"), VOTERS) as served:
        yield served


def received(hall: ServedHall) -> int:
    """Papers in the box."""
    code = "from thidua.apps.ballots.models import Paper; print('PAPERS', Paper.objects.count())"
    return int(hall.shell(code).rsplit("PAPERS ", 1)[1])


def test_a_slip_on_two_phones_at_once_votes_once(hall: ServedHall) -> None:
    before = received(hall)

    answers = hall.together([partial(hall.send, hall.codes[0], marks_of(0))] * 8, 8)

    assert sorted(status for status, _text in answers) == [200] + [422] * 7
    assert sum("đã bỏ rồi" in text for _status, text in answers) == 7
    assert received(hall) == before + 1


def test_a_double_vote_is_refused_and_keeps_the_first(hall: ServedHall) -> None:
    assert hall.vote(1)
    before = received(hall)

    status, text = hall.send(hall.codes[1], marks_of(2))

    assert status == 422
    assert "đã bỏ rồi" in text
    assert received(hall) == before


def test_many_phones_at_one_moment_are_all_served(hall: ServedHall) -> None:
    before = received(hall)

    served = hall.together([partial(hall.vote, voter) for voter in AT_ONCE], len(AT_ONCE))

    assert served == [True] * len(AT_ONCE)
    assert received(hall) == before + len(AT_ONCE)


def cast_until_killed(hall: ServedHall, voters: range) -> list[int]:
    """All vote at once; the server is killed after some papers; who got a confirmation."""
    acknowledged: list[int] = []
    enough = threading.Event()

    def vote(voter: int) -> None:
        with suppress(OSError, http.client.HTTPException):
            if hall.vote(voter):
                acknowledged.append(voter)
        if len(acknowledged) >= 8:
            enough.set()

    threads = [threading.Thread(target=vote, args=(voter,)) for voter in voters]
    for thread in threads:
        thread.start()
    assert enough.wait(60)
    hall.kill()
    for thread in threads:
        thread.join()
    return acknowledged


def test_killed_while_casting_keeps_every_acknowledged_paper_once(hall: ServedHall) -> None:
    """Kill -9 in the middle; then a new server, the rest votes, and the box is closed twice."""
    survived = cast_until_killed(hall, range(2, 40))
    assert len(survived) >= 8
    hall.start()
    for voter in set(range(VOTERS)) - set(survived):  # also those of tests run elsewhere
        status, text = hall.send(hall.codes[voter], marks_of(voter))
        assert status == 200 or "đã bỏ rồi" in text

    papers = [paper["marks"] for paper in hall.close()]

    assert len(papers) == VOTERS
    assert {voter: papers.count(marks_of(voter)) for voter in range(VOTERS)} == dict.fromkeys(
        range(VOTERS), 1
    )
    with pytest.raises(AssertionError, match="BallotNotOpen"):
        hall.close()
    late = hall.send(hall.codes[5], marks_of(5))
    assert late[0] == 200
    assert "Đã công bố kết quả" in late[1]


def test_no_log_holds_a_code(hall: ServedHall) -> None:
    hall.send(hall.codes[3], marks_of(3))
    logs = {path.name: path.read_text("utf-8") for path in Path(hall.folder).glob("*.log")}

    assert re.search(r"POST /ballots/b/[0-9a-f-]{36}/send/ HTTP", logs["access.log"])
    for text in logs.values():
        assert [code for code in hall.codes if code in text or code[:5] in text] == []
