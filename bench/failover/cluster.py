"""etcd, Patroni, HAProxy and PgBouncer from Debian, all on loopback, started and ended here."""

import csv
import json
import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

import psycopg

from bench.failover.texts import FRONT, HAPROXY, PATRONI, PGBOUNCER

BIN = Path("/usr/lib/postgresql/15/bin")
NODES = (1, 2, 3)
ETCD, PEER, POSTGRES, REST, LEADER, POOL, FRONT_PORT, STATES = (
    22790, 22890, 25470, 28270, 25470, 25480, 25490, 25499,
)  # fmt: skip
NEEDED = ("etcd", "patroni", "patronictl", "haproxy", "pgbouncer")
USER = "postgres"


class Cluster:
    """Three nodes; ``faults`` are what happens to machines."""

    def __init__(self, folder: Path, web: tuple[int, ...]) -> None:
        self.folder, self.web = folder, web
        self.password = secrets.token_hex(12)
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        missing = [name for name in NEEDED if not shutil.which(name)]
        if missing or not BIN.is_dir():
            raise SystemExit(
                f"missing: {', '.join(missing) or BIN}; apt-get install "
                "postgresql patroni etcd-server haproxy pgbouncer"
            )

    def start(self) -> None:
        """All of it, in order; under half a minute on an idle machine."""
        for n in NODES:
            for name in (f"socket{n}", f"data{n}", f"etcd{n}"):
                self._folder(name)
            self._start_etcd(n)
        until(lambda: "true" in asked(f"http://127.0.0.1:{ETCD + 1}/health"), "etcd")
        for n in NODES:
            self._write_patroni(n)
        self.start_node(1)
        until(lambda: self.leader() == 1, "the first node")
        self.start_node(2)
        self.start_node(3)
        until(
            lambda: self.roles().count("sync_standby") == 1 and len(self.roles()) == 3, "standbys"
        )
        servers = "\n".join(
            f"    server n{n} 127.0.0.1:{POSTGRES + n} check port {REST + n}" for n in NODES
        )
        web = "\n".join(f"    server web{port} 127.0.0.1:{port} check" for port in self.web)
        text = HAPROXY.format(leader=LEADER, servers=servers)
        self._write(
            "haproxy.cfg", text + FRONT.format(front=FRONT_PORT, states=STATES, servers=web)
        )
        self._run("haproxy", ["haproxy", "-db", "-f", str(self.folder / "haproxy.cfg")])
        until(self._database, "HAProxy")
        self._write("users", f'"thidua" "{self.password}"\n')
        settings = {"leader": LEADER, "pool": POOL, "password": self.password}
        self._write("pgbouncer.ini", PGBOUNCER.format(folder=self.folder, **settings))
        self._run("pgbouncer", ["pgbouncer", "-q", str(self.folder / "pgbouncer.ini")])

    def stop(self) -> None:
        """Whatever is left, nodes before what they ask."""
        for n in NODES:
            if f"patroni{n}" in self.running:
                self.lose_node(n)
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def url(self, *, pooled: bool) -> str:
        """Where the product finds its database."""
        port = POOL if pooled else LEADER
        return f"postgres://thidua:{self.password}@127.0.0.1:{port}/thidua"

    def members(self) -> list[dict[str, str]]:
        """As Patroni tells them; empty while nobody answers."""
        for n in NODES:
            try:
                told = json.loads(asked(f"http://127.0.0.1:{REST + n}/cluster"))
            except (OSError, ValueError):
                continue
            return [each for each in told["members"] if each["state"] in {"running", "streaming"}]
        return []

    def roles(self) -> list[str]:
        """What the nodes that live are."""
        return [each["role"] for each in self.members()]

    def leader(self) -> int:
        """Its number; 0: nobody leads."""
        return next((int(m["name"][1:]) for m in self.members() if m["role"] == "leader"), 0)

    def standby(self) -> int:
        """The one without which no commit is acknowledged."""
        return next((int(m["name"][1:]) for m in self.members() if m["role"] == "sync_standby"), 0)

    def start_node(self, n: int) -> None:
        """Patroni, and by it PostgreSQL."""
        self._run(f"patroni{n}", ["patroni", str(self.folder / f"patroni{n}.yaml")])

    def lose_node(self, n: int) -> None:
        """As if the power went: Patroni, the postmaster and what it forked."""
        self.running[f"patroni{n}"].kill()
        self.running.pop(f"patroni{n}").wait()
        self._kill_postgres(n)

    def crash(self, n: int) -> None:
        """PostgreSQL alone dies; Patroni starts it again."""
        self._kill_postgres(n)

    def switch_over(self) -> None:
        """As planned, to the synchronous standby."""
        body = json.dumps({"leader": f"n{self.leader()}", "candidate": f"n{self.standby()}"})
        address = f"http://127.0.0.1:{REST + self.leader()}/switchover"
        with urlopen(Request(address, body.encode(), method="POST"), timeout=60) as answer:
            answer.read()

    def is_whole(self) -> bool:
        """Three nodes, one of them the synchronous standby."""
        return sorted(self.roles()) == ["leader", "replica", "sync_standby"]

    def web_is_whole(self) -> bool:
        """Whether HAProxy sends requests to every group."""
        rows = csv.DictReader(asked(f"http://127.0.0.1:{STATES}/;csv").splitlines())
        states = [row["status"] for row in rows if row["svname"].startswith("web")]
        return states == ["UP"] * len(self.web)

    def _database(self) -> bool:
        address = f"host=127.0.0.1 port={LEADER} user=postgres password={self.password}"
        with psycopg.connect(f"{address} dbname=postgres", autocommit=True) as server:
            server.execute(f"CREATE ROLE thidua LOGIN PASSWORD '{self.password}'")
            server.execute("GRANT pg_monitor TO thidua")
            server.execute("CREATE DATABASE thidua OWNER thidua")
        return True

    def _start_etcd(self, n: int) -> None:
        peers = ",".join(f"e{each}=http://127.0.0.1:{PEER + each}" for each in NODES)
        client, peer = f"http://127.0.0.1:{ETCD + n}", f"http://127.0.0.1:{PEER + n}"
        options = {
            "name": f"e{n}", "data-dir": f"{self.folder}/etcd{n}", "initial-cluster": peers,
            "listen-client-urls": client, "advertise-client-urls": client,
            "listen-peer-urls": peer, "initial-advertise-peer-urls": peer,
            "heartbeat-interval": "200", "election-timeout": "2000", "log-level": "error",
        }  # fmt: skip
        self._run(f"etcd{n}", ["etcd", *(f"--{name}={value}" for name, value in options.items())])

    def _write_patroni(self, n: int) -> None:
        etcd = ", ".join(f"'127.0.0.1:{ETCD + each}'" for each in NODES)
        numbers = {"n": n, "rest": REST + n, "port": POSTGRES + n, "etcd": etcd, "bin": BIN}
        text = PATRONI.format(folder=self.folder, password=self.password, **numbers)
        self._write(f"patroni{n}.yaml", text)

    def _kill_postgres(self, n: int) -> None:
        try:
            lines = (self.folder / f"data{n}" / "postmaster.pid").read_text().splitlines()
        except OSError:
            return
        postmaster = int(lines[0])
        children = subprocess.run(
            ["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False
        ).stdout.split()
        for pid in (postmaster, *map(int, children)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def _folder(self, name: str) -> None:
        path = self.folder / name
        path.mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(path, USER, USER)

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o600)
        if os.getuid() == 0:
            shutil.chown(path, USER, USER)

    def _run(self, name: str, command: list[str]) -> None:
        """As the user of the database: PostgreSQL does not run as root."""
        if os.getuid() == 0:
            command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.folder, start_new_session=True
            )


def asked(address: str) -> str:
    """What a service says."""
    with urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())


def until(is_so: Callable[[], object], what: str, seconds: float = 180) -> None:
    """Wait for something that other processes do."""
    end = time.monotonic() + seconds
    while True:
        try:
            if is_so():
                return
        except (OSError, psycopg.Error):
            pass
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.3)
