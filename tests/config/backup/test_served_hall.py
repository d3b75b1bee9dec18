"""While votes fall: a backup is whole and holds no key; restored, the open vote is stopped.

On SQLite, and on the PostgreSQL that the tests run on.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.apps.ballots.served_hall import ROOT, ServedHall, served_hall
from thidua.formats.backup.archive import read_archive

PASSPHRASE = "mật khẩu của bản sao"
LOOK = """
import json
from thidua.apps.audit.models import Entry
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.ballots.models import Ballot
from thidua.apps.accounts.models import User
ballot = Ballot.objects.get(pk={pk})
last = Entry.objects.filter(action="ballots.void_restored").order_by("-pk").first()
print("SEEN", json.dumps({{
    "state": ballot.state, "reason": ballot.void_reason, "papers": ballot.papers.count(),
    "slips": ballot.slips.count(), "faults": [each.text for each in verify_chains()],
    "actor": last and last.who, "users": User.objects.count(),
}}))
"""


@dataclass
class Backed:
    """A hall whose backup was made while delegates voted."""

    hall: ServedHall
    archive: Path
    voted: int

    def thidua(self, *arguments: str, status: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *arguments],
            env=self.hall.environment, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def seen(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(
            self.hall.shell(LOOK.format(pk=self.hall.pk)).split("SEEN ", 1)[1]
        )
        return found


@pytest.fixture(scope="module")
def backed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backed]:
    with served_hall(tmp_path_factory.mktemp("hall"), voters=40) as hall:
        hall.environment["THIDUA_BACKUP_PASSPHRASE"] = PASSPHRASE
        (hall.folder / "files").mkdir(exist_ok=True)
        (hall.folder / "files" / "minh chứng.txt").write_text("có thật", "utf-8")
        found = Backed(hall, hall.folder / "ban-sao.backup", 0)
        voting = threading.Thread(target=lambda: [hall.vote(voter) for voter in range(40)])
        voting.start()
        found.thidua("backup", str(found.archive))
        voting.join()
        yield found


def test_it_is_whole_and_holds_no_key(backed: Backed, tmp_path: Path) -> None:
    with backed.archive.open("rb") as file:
        manifest = read_archive(file, PASSPHRASE, tmp_path)

    assert [name for name in manifest.members if "key" in name] == ["secret_key"]
    assert "files/minh chứng.txt" in manifest.members
    assert "nguyên vẹn" in backed.thidua("backup", "--verify", str(backed.archive))


def test_what_is_served_is_not_replaced(backed: Backed) -> None:
    told = backed.thidua("restore", str(backed.archive), "--replace", status=1)

    assert "đang chạy" in told


def test_restored_the_open_vote_is_stopped_with_a_reason(backed: Backed) -> None:
    before = backed.seen()
    backed.hall.stop()
    assert "--replace" in backed.thidua("restore", str(backed.archive), status=2)
    assert backed.seen() == before

    told = backed.thidua("restore", str(backed.archive), "--replace")
    after = backed.seen()

    assert "phải bỏ phiếu lại" in told
    assert before["state"] == "open"
    assert after["state"] == "void"
    assert "Phải bỏ phiếu lại" in str(after["reason"])
    assert (after["papers"], after["slips"], after["faults"]) == (0, 0, [])
    assert after["actor"] == "Hệ thống"
    assert after["users"] == before["users"]
    assert list((backed.hall.folder / "ballot-keys").glob("*.key")) == []
    assert (backed.hall.folder / "files" / "minh chứng.txt").read_text("utf-8") == "có thật"
    backed.hall.start()
    assert backed.hall.request("GET", "/readyz")[0] == 200
