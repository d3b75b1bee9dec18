"""The product on the cluster: prepared once, served by several process groups, looked at after."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.failover.cluster import Cluster, asked, until

SLIPS, CASTERS, SCORERS, REPORTERS = 12_000, 3, 3, 2
PREPARE = """
import django; django.setup()
from thidua.config.static_files import collect_if_changed
collect_if_changed()
from datetime import UTC, datetime
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from tests.apps.appraisals import builders
from tests.apps.reports import material
from tests.ballot_hall import make_hall, open_hall_ballot
from tests.factories import make_world
from thidua.apps.appraisals.models import Line
from thidua.apps.ballots.actions.keys import key_of
from thidua.apps.ballots.box.sealing import new_code, slip_mac
from thidua.apps.ballots.models import Slip
from thidua.apps.reports.models import ReportForm

def session(user):
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return store.session_key

world, motion = make_hall(12)
ballot = open_hall_ballot(world, motion, nominees=6, kind="approval")
ballot.refresh_from_db()
key = key_of(ballot)
codes = [new_code() for _ in range({slips})]
macs = sorted(slip_mac(key, code) for code in codes)
Slip.objects.bulk_create((Slip(mac=mac, ballot=ballot) for mac in macs), batch_size=2000)
print("BALLOT", ballot.public_id)
print("CODES", *codes)
units = [f"S{{n}}" for n in range({units})]
world = builders.opened(make_world(codes=tuple(units)))
late = datetime(2099, 1, 1, tzinfo=UTC)
form = material.opened(world)
ReportForm.objects.update(due_at=late, closes_at=late)  # the clients write today
note = form.indicators.get(code="3").pk
for code in units:
    line = builders.line_of(world, code, "I.1")
    key = session(world.officers[code])
    print("LINE", key, line.pk, line.revision)
    print("REPORT", key, form.pk, world.units[code].pk, note)
"""
REVISIONS = """
import django; django.setup()
from thidua.apps.appraisals.models import Line
for line in Line.objects.filter(pk__in=[{keys}]):
    print(line.pk, line.revision)
"""
VERIFY = """
import django; django.setup()
import json, sys
from thidua.apps.audit.models import Entry
from thidua.apps.ballots.actions.keys import key_of
from thidua.apps.ballots.box.sealing import slip_mac
from thidua.apps.ballots.models import Ballot, Paper, Slip
from thidua.domain.ballot_codes import read_code
told = json.load(sys.stdin)
ballot = Ballot.objects.order_by("pk").first()
key = key_of(ballot)
used = set(Slip.objects.filter(is_used=True).values_list("mac", flat=True))
lost = [code for code in told["cast"] if slip_mac(key, read_code(code)) not in used]
print("LOST cast", len(lost))
print("PAPERS", Paper.objects.count() - len(used))
entries = " ".join(map(str, Entry.objects.values_list("data", flat=True)))
print("LOST score", sum(note not in entries for note in told["score"]))
saved = Entry.objects.filter(action="reports.save_report").count()
print("LOST report", max(0, len(told["report"]) - saved))
"""


class Prepared(NamedTuple):
    """What clients write to."""

    ballot: str
    codes: list[str]
    lines: list[list[str]]  # session, line, revision
    reports: list[list[str]]  # session, form, unit, indicator


class Product:
    """Process groups of ``thidua serve``; all share one data folder, as machines share its parts."""

    def __init__(self, cluster: Cluster, folder: Path, root: Path) -> None:
        self.cluster = cluster
        self.folder = folder
        self.root = root  # of the version that is started from now on
        self.groups: dict[int, subprocess.Popen[bytes]] = {}

    def environment(self, *, pooled: bool) -> dict[str, str]:
        """Of a group, or of a command."""
        return os.environ | {
            "DATABASE_URL": self.cluster.url(pooled=pooled),
            "THIDUA_POOLED": str(pooled).lower(),
            "THIDUA_DATA_DIR": str(self.folder),
            "THIDUA_WORKERS": "2",
            "THIDUA_DRAIN": "3",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "PYTHONPATH": f"{self.root / 'src'}:{self.root}",
        }

    def prepare(self) -> Prepared:
        """Migrate, make a hall with an open ballot, sheets and reports to be filled in."""
        self.command("upgrade")
        units = SCORERS + REPORTERS
        told = self.run(PREPARE.format(slips=SLIPS, units=units))
        lines = re.findall(r"^LINE (.+)$", told, re.MULTILINE)
        reports = re.findall(r"^REPORT (.+)$", told, re.MULTILINE)
        ballot = re.search(r"^BALLOT (\S+)$", told, re.MULTILINE)
        codes = re.search(r"^CODES (.+)$", told, re.MULTILINE)
        assert ballot is not None
        assert codes is not None
        return Prepared(
            ballot[1],
            codes[1].split(),
            [each.split() for each in lines[:SCORERS]],
            [each.split() for each in reports[SCORERS:]],
        )

    def fresh(self, given: Prepared) -> Prepared:
        """The same with the revisions that the lines have by now."""
        keys = [line for _session, line, _revision in given.lines]
        told = self.run(REVISIONS.format(keys=", ".join(keys)))
        known = dict(zip(*[iter(told.split())] * 2, strict=True))
        lines = [[session, line, known[line]] for session, line, _revision in given.lines]
        return given._replace(lines=lines)

    def serve(self, port: int, *, pooled: bool) -> None:
        """One more group."""
        with (self.folder / f"web{port}.log").open("ab") as log:
            self.groups[port] = subprocess.Popen(
                [sys.executable, "-m", "thidua", "serve", "--port", str(port)],
                env=self.environment(pooled=pooled), cwd=self.root, stdout=log, stderr=log,
            )  # fmt: skip
        until(lambda: "ready" in asked(f"http://127.0.0.1:{port}/readyz"), f"web {port}")

    def stop(self, port: int) -> None:
        """As systemd stops it."""
        group = self.groups.pop(port)
        group.terminate()
        group.wait(120)

    def log(self) -> str:
        """What all groups said."""
        return "\n".join(path.read_text("utf-8") for path in self.folder.glob("web*.log"))

    def run(self, code: str, given: str = "") -> str:
        """Python in the product."""
        done = subprocess.run(
            [sys.executable, "-c", code], env=self.environment(pooled=False), cwd=self.root,
            check=True, stdout=subprocess.PIPE, text=True, input=given,
        )  # fmt: skip
        return done.stdout

    def command(self, *words: str) -> str:
        """``thidua …``; it must end well."""
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *words], env=self.environment(pooled=False),
            cwd=self.root, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return done.stdout.strip()
