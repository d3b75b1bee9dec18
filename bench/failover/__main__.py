"""``make failover``: eight writers on two process groups while machines of the database fail.

Debian's packages postgresql, patroni, etcd-server, haproxy and pgbouncer are needed; everything is
started on loopback and ended again. Exit status 1: something acknowledged was lost, the journal is
not whole, or an answer was neither good nor a proper 503.
"""

import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench.failover.clients import Client, Told, clients
from bench.failover.cluster import USER, Cluster, until
from bench.failover.product import VERIFY, Product

PORTS = (25491, 25492)  # the first through PgBouncer, the second straight to HAProxy
KINDS = ("cast", "score", "report", "page", "api")
BEFORE, AFTER, CALM = 5.0, 4.0, 90.0  # seconds; a machine that is too busy is given up on


def main() -> int:
    """All of it; the table on the way."""
    cluster_folder, data = _folders()
    cluster = Cluster(cluster_folder)
    product = Product(cluster, data)
    try:
        cluster.start()
        print("cluster of three is up", flush=True)
        given = product.prepare()
        for port in PORTS:
            product.serve(port, pooled=port == PORTS[0])
        told, stop = Told(), threading.Event()
        running = clients(list(PORTS), told, stop, given)
        for each in running:
            each.start()
        _faults(cluster, told)
        stop.set()
        for each in running:
            each.join(90)
        return _judged(product, told, running)
    finally:
        for port in list(product.groups):
            product.stop(port)
        cluster.stop()
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


def _all_succeed(told: Told, seconds: float) -> None:
    since = time.monotonic()

    def is_so() -> bool:
        good = {
            kind for kind, begin, _e, status in list(told.requests) if not status and begin > since
        }
        return good >= set(KINDS)

    until(is_so, "every kind of request to be answered well", seconds)


def _judged(product: Product, told: Told, running: list[Client]) -> int:
    counts = {kind: len(done) for kind, done in told.acknowledged.items()}
    print(f"acknowledged: {counts}; requests {len(told.requests)}")
    found = product.run(VERIFY, json.dumps(told.acknowledged))
    print(found.strip())
    print(product.command("audit", "verify").splitlines()[-1])
    log = product.log()
    outages = log.count("database or disk unavailable")
    print(f"lines about outages: {outages}; tracebacks: {log.count('Traceback')}")
    hung = [each.kind for each in running if each.is_alive()]
    lost = [int(n) for n in re.findall(r" (-?\d+)$", found, re.MULTILINE)]
    for fault in told.faults[:20]:
        print("FAULT", fault)
    if hung:
        print("clients that hang:", hung)
    return 1 if any(lost) or told.faults or hung else 0


if __name__ == "__main__":
    sys.exit(main())
