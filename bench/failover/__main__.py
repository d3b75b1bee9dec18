"""``make failover``: eight writers on two process groups while machines of the database fail.

Debian's packages postgresql, patroni, etcd-server, haproxy and pgbouncer are needed; everything is
started on loopback and ended again. Exit status 1: something acknowledged was lost, the journal is
not whole, an answer was neither good nor a proper 503, or a request failed while all web processes were
restarted in turn. ``--rolling``: only that. ``--from COMMIT``: they begin with the version of the commit
and end with this one.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench.failover.clients import Client, Told, clients
from bench.failover.cluster import FRONT_PORT, USER, Cluster, until
from bench.failover.product import VERIFY, Prepared, Product

ROOT = Path(__file__).resolve().parents[2]
PORTS = (25491, 25492)  # the first through PgBouncer, the second straight to HAProxy
KINDS = ("cast", "score", "report", "page", "api")
BEFORE, AFTER, CALM = 5.0, 4.0, 90.0  # seconds; a machine that is too busy is given up on


def main() -> int:
    """All of it; the table on the way."""
    signal.signal(signal.SIGTERM, lambda *_frame: sys.exit(1))
    cluster_folder, data = _folders()
    cluster = Cluster(cluster_folder, PORTS)
    older = _older(data) if "--from" in sys.argv else None
    product = Product(cluster, data, older or ROOT)
    try:
        cluster.start()
        print("cluster of three is up", flush=True)
        given = product.prepare()
        for port in PORTS:
            product.serve(port, pooled=port == PORTS[0])
        told: Told | None = None
        if "--rolling" not in sys.argv:
            told = _lost(cluster, given)
        good = _rolled(product, given)
        return (told is not None and _judged(product, told)) or (not good)
    finally:
        for port in list(product.groups):
            product.stop(port)
        cluster.stop()
        if older:
            _git("worktree", "remove", "--force", str(older))
        if "--keep" not in sys.argv:
            shutil.rmtree(cluster_folder)
            shutil.rmtree(data)


def _folders() -> tuple[Path, Path]:
    cluster, data = (
        Path(tempfile.mkdtemp(prefix=f"thidua-failover-{name}-")) for name in ("cluster", "data")
    )
    if os.getuid() == 0:
        shutil.chown(cluster, USER, USER)
    return cluster, data


def _older(data: Path) -> Path:
    """The tree of another commit, with the packages of this one."""
    tree = data.with_name(f"{data.name}-older")
    _git("worktree", "add", "--detach", str(tree), sys.argv[sys.argv.index("--from") + 1])
    (tree / "node_modules").symlink_to(ROOT / "node_modules")
    return tree


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _lost(cluster: Cluster, given: Prepared) -> Told:
    """What clients saw while machines were lost."""
    told, stop = Told(), threading.Event()
    running = clients(list(PORTS), told, stop, given)
    for each in running:
        each.start()
    _faults(cluster, told)
    _ended(running, stop)
    told.faults += [f"{each.kind} hangs" for each in running if each.is_alive()]
    return told


def _faults(cluster: Cluster, told: Told) -> None:
    lost = {"n": 0}

    def lose(node: Callable[[], int]) -> None:
        lost["n"] = node()
        cluster.lose_node(lost["n"])

    def bring_back() -> None:
        cluster.start_node(lost["n"])
        until(cluster.is_whole, "the node to follow", 120)

    acts: list[tuple[str, Callable[[], None]]] = [
        ("planned switchover", cluster.switch_over),
        ("PostgreSQL of the leader crashes", lambda: cluster.crash(cluster.leader())),
        ("the leader's machine is lost", lambda: lose(cluster.leader)),
        ("the old leader comes back", bring_back),
        ("the synchronous standby is lost", lambda: lose(cluster.standby)),
        ("the standby comes back", bring_back),
    ]
    print(f"load of the machine {os.getloadavg()[0]:.1f}; seconds without a success:")
    print(f"{'fault':<34} " + " ".join(f"{kind:>6}" for kind in KINDS) + "   answers meanwhile")
    for name, act in acts:
        until(cluster.is_whole, "three nodes") if "back" not in name else None
        _all_succeed(told, CALM)
        time.sleep(BEFORE)
        begin = time.monotonic()
        act()
        time.sleep(1)
        _all_succeed(told, CALM)
        time.sleep(AFTER)
        end = time.monotonic()
        gaps = " ".join(f"{told.gap(kind, begin, end):6.1f}" for kind in KINDS)
        answers = ", ".join(f"{n} × {s}" for s, n in sorted(told.answers(begin, end).items()))
        print(f"{name:<34} {gaps}   {answers or 'all good'}", flush=True)


def _rolled(product: Product, given: Prepared) -> bool:
    """Every group is restarted in turn under load, with an upgrade asked for meanwhile."""
    told, stop = Told(), threading.Event()
    rest = given._replace(codes=given.codes[::-1])  # not used up by the faults
    running = clients([FRONT_PORT], told, stop, product.fresh(rest))
    for each in running:
        each.start()
    _all_succeed(told, CALM)
    begin = time.monotonic()
    product.root = ROOT
    for port in PORTS:
        print(product.command("upgrade").splitlines()[-1], flush=True)
        product.stop(port)
        product.serve(port, pooled=port == PORTS[0])
        until(product.cluster.web_is_whole, "HAProxy to know the group")
    _all_succeed(told, CALM)
    _ended(running, stop)
    end = time.monotonic()
    gaps = " ".join(f"{told.gap(kind, begin, end):6.1f}" for kind in KINDS)
    failed = [fault for fault in told.faults if fault] + [
        str(each) for each in told.requests if each[3]
    ]
    print(f"{'all web processes restarted in turn':<34} {gaps}   ", end="")
    print(f"{len(told.requests)} requests, {len(failed)} failed")
    for fault in failed[:10]:
        print("FAILED", fault)
    return not failed


def _ended(running: list[Client], stop: threading.Event) -> None:
    stop.set()
    for each in running:
        each.join(90)


def _all_succeed(told: Told, seconds: float) -> None:
    since = time.monotonic()

    def is_so() -> bool:
        good = {
            kind for kind, begin, _e, status in list(told.requests) if not status and begin > since
        }
        return good >= set(KINDS)

    until(is_so, "every kind of request to be answered well", seconds)


def _judged(product: Product, told: Told) -> int:
    counts = {kind: len(done) for kind, done in told.acknowledged.items()}
    print(f"acknowledged: {counts}; requests {len(told.requests)}")
    found = product.run(VERIFY, json.dumps(told.acknowledged))
    print(found.strip())
    print(product.command("audit", "verify").splitlines()[-1])
    log = product.log()
    outages = log.count("database or disk unavailable")
    print(f"lines about outages: {outages}; tracebacks: {log.count('Traceback')}")
    lost = [int(n) for n in re.findall(r" (-?\d+)$", found, re.MULTILINE)]
    for fault in told.faults[:20]:
        print("FAULT", fault)
    return 1 if any(lost) or told.faults else 0


if __name__ == "__main__":
    sys.exit(main())
