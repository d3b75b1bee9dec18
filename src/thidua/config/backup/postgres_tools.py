"""The programs of PostgreSQL that write a database out and read it in again."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

from thidua.config.environment import env

_SYSTEM = Path("/usr/lib/postgresql")
_SSL = ("sslmode", "sslrootcert", "sslcert", "sslkey")


class ToolMissing(Exception):
    """There is no such program here, or none as new as the server; the message says what to do."""


class ToolFailed(Exception):
    """The program said no; its own words."""


def dump(path: Path) -> None:
    """Write the whole database to a file of ``pg_restore``, as it stands at one moment.

    Raises:
        ToolMissing: no ``pg_dump`` that is new enough.
        ToolFailed: the server or the disk would not.
    """
    _run([*_tool("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={path}"])


def load(path: Path, script: Path) -> None:
    """Put what ``dump`` wrote in the place of all that is there: all of it or nothing.

    Raises:
        ToolMissing: no ``pg_restore`` or ``psql`` that is new enough.
        ToolFailed: the server would not.
    """
    _run([*_tool("pg_restore"), "--no-owner", "--no-privileges", f"--file={script}", str(path)])
    anew = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
    once = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run([*_tool("psql"), *once, f"--command={anew}", f"--file={_without_schema(script)}"])


def _without_schema(script: Path) -> Path:
    """The script without the statements that make the schema: it stands already."""
    text = script.with_suffix(".ready.sql")
    with script.open("rb") as source, text.open("xb") as target:
        target.writelines(
            line for line in source if not re.match(rb"(CREATE|COMMENT ON) SCHEMA public\b", line)
        )
    return text


def _tool(name: str) -> list[str]:
    """The newest of that name that is here."""
    needed = _server_version()
    named = str(env.str("THIDUA_PG_BIN", default=""))
    folders = [Path(named)] if named else _folders()
    found = [path for folder in folders for path in [folder / name] if os.access(path, os.X_OK)]
    fitting = [path for path in found if _version(path) >= needed]
    if fitting:
        return [str(fitting[0])]
    seen = f", chỉ có {', '.join(f'{path} ({_version(path)})' for path in found)}" if found else ""
    raise ToolMissing(
        f"THIDUA_PG_BIN: không tìm thấy {name} từ phiên bản {needed} trở lên"
        f"{f' trong {named}' if named else ''}{seen}. Cài gói postgresql-client-{needed}, "
        f"hoặc ghi thư mục, ví dụ: THIDUA_PG_BIN=/usr/lib/postgresql/{needed}/bin"
    )


def _folders() -> list[Path]:
    on_path = shutil.which("pg_dump")
    system = sorted(_SYSTEM.glob("*/bin"), key=lambda path: path.parent.name.zfill(4), reverse=True)
    return ([Path(on_path).parent] if on_path else []) + system


def _version(path: Path) -> int:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - found above
    match = re.search(r"\) (\d+)", told)
    return int(match[1]) if match else 0


def _server_version() -> int:
    connection.ensure_connection()
    return int(connection.connection.info.server_version) // 10_000


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own programs
        command, env=os.environ | _address(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ToolFailed(f"{Path(command[0]).name}: {done.stderr.strip()[-500:]}")


def _address() -> dict[str, str]:
    """Where the database is, as the connection found it; a password is seen by nobody in a list."""
    connection.ensure_connection()
    info, told = connection.connection.info, connection.get_connection_params()
    named = {
        "PGDATABASE": info.dbname,
        "PGUSER": info.user,
        "PGPASSWORD": info.password,
        "PGHOST": info.host,
        "PGPORT": info.port,
    }
    named |= {f"PG{name.upper()}": told.get(name) for name in _SSL}
    return {name: str(value) for name, value in named.items() if value}
