"""What every page needs is there before processes are forked, so that they share it."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.architecture.project import ROOT
from thidua.config.database import ready_schema

FIRST_PAGE = """
import json, sys
from django.db import connection
from thidua.config.wsgi import application
from django.template import engines
from django.test import Client
from django.urls import get_resolver

found = {
    "asked": connection.connection is not None,
    "addresses": get_resolver()._populated,
    "parts": "base.html" in [
        name for loader in engines["django"].engine.template_loaders
        for name in loader.get_template_cache
    ],
}
known = set(sys.modules)
answer = Client().get("/accounts/login/", secure=True)
assert answer.status_code == 200, answer.status_code
new = set(sys.modules) - known
found["libraries"] = sorted(each for each in new if ".templatetags" in each or "locale" in each)
print("FOUND", json.dumps(found))
"""


def test_the_first_page_finds_addresses_frame_and_template_libraries_made(tmp_path: Path) -> None:
    path = tmp_path / "thidua.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(ready_schema())
    environment = {
        **os.environ,
        "THIDUA_DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{path}",
        "THIDUA_STATIC_ROOT": str(ROOT / "var" / "test-static"),
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        "THIDUA_HOSTS": "testserver",
    }
    code = f"from thidua.cli.django import start_django; start_django()\n{FIRST_PAGE}"

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.split("FOUND ", 1)[1])
    assert found == {"asked": False, "addresses": True, "parts": True, "libraries": []}
