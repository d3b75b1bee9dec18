"""What the program writes in its data folder is for the account that runs it."""

import os
import stat
import subprocess
import sys
from pathlib import Path


def test_a_new_database_and_key_are_private(tmp_path: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")
    }
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "thidua", "manage", "migrate", "audit", "-v0"]
    subprocess.run(command, check=True, env={**environment, "THIDUA_DATA_DIR": str(tmp_path)})

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}

    assert modes["thidua.sqlite3"] == 0o600
    assert modes["secret_key"] == 0o600
