"""``thidua demo --fresh`` empties what the demo made, and nothing of anybody else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLES = """
from thidua.config.database import bring_up_to_date
bring_up_to_date()
"""
SOMEBODY = """
from thidua.apps.accounts.models import User
User.objects.create_user("that.su")
"""
FOREIGN_TABLE = """
from django.db import connection
connection.cursor().execute("CREATE TABLE luong (so_tien integer)")
"""


def thidua(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "THIDUA_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'thidua.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        "PYTHONPATH": str(ROOT / "src"),
    }
    return subprocess.run(
        [sys.executable, "-m", "thidua", *arguments],
        env=environment, cwd=ROOT, input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "named"),
    [(SOMEBODY, "tài khoản that.su"), (FOREIGN_TABLE, "bảng luong")],
)
def test_fresh_refuses_where_others_keep_data(tmp_path: Path, made: str, named: str) -> None:
    assert thidua(tmp_path, "manage", "shell", given=TABLES + made).returncode == 0
    before = (tmp_path / "thidua.sqlite3").read_bytes()

    refused = thidua(tmp_path, "demo", "--fresh")

    assert refused.returncode == 2
    assert named in refused.stderr
    assert "không xóa gì" in refused.stderr
    assert (tmp_path / "thidua.sqlite3").read_bytes() == before
