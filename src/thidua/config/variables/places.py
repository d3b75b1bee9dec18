"""Where the data lies, told by the settings alone: Django need not be started, nothing is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[4]


@dataclass(frozen=True, slots=True)
class Places:
    """Folders that are written to by the setting that names them; one database or the other."""

    data: Path
    folders: Mapping[str, Path]
    sqlite: Path | None
    postgres: str


def places_of(values: Mapping[str, str]) -> Places:
    """The places that right values name."""
    data = Path(values.get("THIDUA_DATA_DIR", str(PROJECT / "var"))).resolve()
    folders = {
        "THIDUA_DATA_DIR": data,
        "THIDUA_STATIC_ROOT": Path(values.get("THIDUA_STATIC_ROOT", str(data / "static"))),
        "THIDUA_BALLOT_KEYS": Path(values.get("THIDUA_BALLOT_KEYS", str(data / "ballot-keys"))),
        "THIDUA_AUDIT_KEY": Path(values.get("THIDUA_AUDIT_KEY", str(data / "audit-key"))).parent,
    }
    url = values.get("DATABASE_URL", "")
    if url and not url.startswith("sqlite:"):
        return Places(data, folders, None, url)
    path = Path(unquote(urlsplit(url).path[1:])) if url else data / "thidua.sqlite3"
    return Places(data, folders, path.absolute(), "")
