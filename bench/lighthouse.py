"""Lighthouse on the pages that people meet most, phone and desktop, on a served demo.

The demo is loaded into a folder of its own, scoring is opened in its running bloc, and the member
who heads it is signed in through a session cookie. Prints the three scores of each page, the middle
of three runs, and Lighthouse's own measure of the machine: below about 1,000 the simulated phone is
slower than the phone that it stands for. What is below the aim is marked.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.sizes import sized
from tools.chromium import find

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
AIMS = {"performance": 95, "accessibility": 95, "best-practices": 95}
SCREENS = sized({"phone": (), "desktop": ("--preset=desktop",)}, {"phone": ()})
TRIES = 3
RUNS = sized(3, 1)  # of which the middle one counts
FLAGS = (
    "--headless=new --no-sandbox --disable-quic --disable-background-networking"
    " --disable-component-update --disable-sync"
)
_PREPARE = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
season = Season.objects.get(bloc__code="GL-CTXHNN", year=2024)
head = User.objects.get(username="lhh.gia-lai.cv")
sheets = open_scoring(season, actor=head, at=timezone.now())
sheet = next(sheet for sheet in sheets if sheet.unit.code == "LHH")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(head.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = head.get_session_auth_hash()
session.save()
closed = Season.objects.get(bloc__code="GL-CTXHNN", year=2023)
print("FACTS", session.session_key, season.pk, closed.pk, sheet.pk, closed.conference.pk)
"""


def _thidua(environment: dict[str, str], *arguments: str, given: str = "") -> str:
    return subprocess.run(
        [sys.executable, "-m", "thidua", *arguments],
        env=environment,
        input=given,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[str]:
    """``thidua serve`` on a free port; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "thidua", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{url}/readyz", timeout=2).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        yield url
    finally:
        process.terminate()
        process.wait()


def pages(season: str, closed: str, sheet: str, hall: str) -> dict[str, str]:
    """Name → path; the first is met before one signs in."""
    return {
        "sign-in": "/accounts/login/",
        "home": "/",
        "season overview": f"/seasons/{season}/",
        "sheet": f"/appraisals/sheets/{sheet}/",
        "result": f"/appraisals/season/{closed}/result/",
        "list of seasons": "/seasons/",
        "list of units": "/organisations/units/",
        "registrations": f"/pledges/{season}/registrations/",
        "covenant": f"/pledges/{closed}/covenant/",
        "hall": f"/meetings/{hall}/hall/",
    }


def look(url: str, screen: str, cookie: str, folder: Path) -> dict[str, int]:
    """The scores of one page, 0 to 100, and how fast the machine was."""
    node = shutil.which("node") or str(Path(sys.executable).parent / "node")
    headers, report = folder / "headers.json", folder / "report.json"
    report.unlink(missing_ok=True)
    headers.write_text(json.dumps({"Cookie": f"sessionid={cookie}"} if cookie else {}), "utf-8")
    command = [node, str(PROGRAM), url, *SCREENS[screen], "--quiet", "--output=json"]
    options = [f"--output-path={report}", f"--extra-headers={headers}", f"--chrome-flags={FLAGS}"]
    categories = f"--only-categories={','.join(AIMS)}"
    environment = {**os.environ, "CHROME_PATH": find() or ""}
    for _ in range(TRIES):  # on a busy machine Chromium may miss the beginning of a page
        done = subprocess.run([*command, *options, categories], env=environment, check=False)
        if done.returncode == 0:
            break
    told = json.loads(report.read_text("utf-8"))
    if told["finalDisplayedUrl"] != url:
        raise RuntimeError(f"{url} led to {told['finalDisplayedUrl']}")
    scores = {name: round((told["categories"][name]["score"] or 0) * 100) for name in AIMS}
    return scores | {"machine": round(told["environment"]["benchmarkIndex"])}


def main() -> None:
    """Every page on both screens."""
    with tempfile.TemporaryDirectory(prefix="thidua-lighthouse-") as name:
        folder = Path(name)
        environment = {
            **os.environ,
            "THIDUA_DATA_DIR": name,
            "DATABASE_URL": f"sqlite:///{folder / 'thidua.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        }
        _thidua(environment, "demo")
        told = _thidua(environment, "manage", "shell", given=_PREPARE)
        cookie, *keys = next(line for line in told.splitlines() if "FACTS" in line).split()[1:]
        print(
            f"  {'page':<18}{'screen':<10}" + "".join(f"{each:>16}" for each in (*AIMS, "machine"))
        )
        with _served(environment) as url:
            for label, path in pages(*keys).items():
                for screen in SCREENS:
                    signed_in = "" if label == "sign-in" else cookie
                    runs = [look(f"{url}{path}", screen, signed_in, folder) for _ in range(RUNS)]
                    scores = sorted(runs, key=lambda each: each["performance"])[RUNS // 2]
                    shown = (
                        f"{s}{' (!)' if s < AIMS.get(n, 0) else ''}" for n, s in scores.items()
                    )
                    row = "".join(f"{each:>16}" for each in shown)
                    print(f"  {label:<18}{screen:<10}{row}", flush=True)


if __name__ == "__main__":
    main()
