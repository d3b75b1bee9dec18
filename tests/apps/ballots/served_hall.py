"""The product as an office serves it, with an open ballot, and phones that vote at once."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import uuid4

import psycopg

ROOT = Path(__file__).resolve().parents[3]
ANSWERS = ("yes", "no", "abstain")
NOMINEES = ("D01", "D02", "D03", "D04", "D05")
SEED = """
import json
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from tests.ballot_hall import AT, make_hall, open_hall_ballot
from thidua.apps.ballots.actions.slips import hand_out_slips, print_slips
world, motion = make_hall({voters})
ballot = open_hall_ballot(world, motion, nominees=5, kind="yes_no")
codes = print_slips(ballot, {voters}, actor=world.head, at=AT)
hand_out_slips(ballot, [entry.pk for entry in ballot.roll.all()], actor=world.head, at=AT)
print("SEEDED", json.dumps({{"pk": ballot.pk, "public": str(ballot.public_id), "codes": codes}}))
"""
CLOSE = """
import json
from tests.ballot_hall import AT
from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.closing import close_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.models import Ballot
ballot, head = Ballot.objects.get(pk={pk}), User.objects.get(username="d01.cv")
ballot = publish_ballot(close_ballot(ballot, actor=head, at=AT), actor=head, at=AT)
print("CLOSED", json.dumps(ballot.box))
"""


def marks_of(voter: int) -> dict[str, str]:
    """A paper that no other voter hands in: the voter's number in base three."""
    return {code: ANSWERS[voter // 3**place % 3] for place, code in enumerate(NOMINEES)}


@dataclass
class ServedHall:
    """One installation with one open ballot."""

    environment: dict[str, str]
    folder: Path
    voters: int
    port: int = 0
    pk: int = 0
    public: str = ""
    codes: list[str] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def seed(self) -> None:
        """An empty database, then a hall in which everybody has taken a slip."""
        made = json.loads(self.shell(SEED.format(voters=self.voters)).split("SEEDED ", 1)[1])
        self.pk, self.public, self.codes = made["pk"], made["public"], made["codes"]

    def start(self) -> None:
        """``thidua serve``, in a process group of its own."""
        if not self.port:  # phones know the address: started again, it is the same
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "thidua", "serve", "--port", str(self.port)],
                env=self.environment, cwd=ROOT, start_new_session=True, stdout=log, stderr=log,
            )  # fmt: skip
        for _try in range(600):
            assert self.process.poll() is None, "thidua serve stopped"
            try:
                if self.request("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("thidua serve did not become ready in 60 s")

    def kill(self) -> None:
        """As a power cut: every process at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)

    def stop(self) -> None:
        """As an office stops it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)

    def shell(self, code: str) -> str:
        """Run code inside the product, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell"],
            env=self.environment, cwd=ROOT, input=code, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def request(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Status and text of one answer."""
        headers = {}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        return answer.status, text

    def send(self, code: str, marks: dict[str, str]) -> tuple[int, str]:
        """A phone sends its paper, without cookies; the answer's status and text."""
        answers = {f"answer-{nominee}": answer for nominee, answer in marks.items()}
        body = urlencode({"code": code, **answers})
        path = f"/ballots/b/{self.public}/send/"
        return self.request("POST", path, body)

    def vote(self, voter: int) -> bool:
        """Whether voter number so-and-so got the confirmation."""
        status, text = self.send(self.codes[voter], marks_of(voter))
        return status == 200 and "Phiếu đã vào hòm" in text

    def together(self, work: list[Any], phones: int) -> list[Any]:
        """Call all at once, so many at a time."""
        with ThreadPoolExecutor(phones) as pool:
            return [future.result() for future in [pool.submit(each) for each in work]]

    def close(self) -> list[dict[str, Any]]:
        """Count and publish; the papers of the public list."""
        papers: list[dict[str, Any]] = json.loads(
            self.shell(CLOSE.format(pk=self.pk)).split("CLOSED ", 1)[1]
        )
        return papers


@contextmanager
def served_hall(folder: Path, voters: int) -> Iterator[ServedHall]:
    """On SQLite, or on the PostgreSQL that the tests run on, in a database of its own."""
    with database(folder) as url:
        environment = {
            **os.environ,
            "THIDUA_DATA_DIR": str(folder),
            "THIDUA_STATIC_ROOT": str(ROOT / "var" / "test-static"),
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "GUNICORN_CMD_ARGS": f"--access-logfile {folder / 'access.log'}",
        }
        hall = ServedHall(environment, folder, voters)
        hall.seed()
        hall.start()
        try:
            yield hall
        finally:
            hall.stop()


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The address of a new database: empty, or on PostgreSQL migrated already."""
    server = os.environ.get("THIDUA_TEST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'thidua.sqlite3'}"
        return
    name = f"ballots_{uuid4().hex}"
    admin = server.replace("postgres://", "postgresql://", 1)
    with psycopg.connect(admin, autocommit=True) as connection:
        template = os.environ.get("THIDUA_TEST_TEMPLATE", "template1")
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}')  # type: ignore[arg-type] # our own names
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type] # our own name
