"""What the environment says to this process: read once, refused whole when anything in it is wrong.

The settings themselves are listed in ``config/variables/table.py``.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from thidua.config.variables.errors import WrongSettings
from thidua.config.variables.reading import read, sentences
from thidua.config.variables.table import BY_NAME


class Environment(environ.Env):  # type: ignore[misc] # django-environ has no types
    """What was read and found right; a value that begins with ``$`` is that value."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        """As django-environ does, but for references to other variables."""
        value = self.ENVIRON.get(var, "")
        return value if value.startswith("$") else super().get_value(var, *args, **kwargs)


_given = read(os.environ)
if _given.faults:
    raise WrongSettings(sentences(_given.faults))
Environment.ENVIRON = {
    name: value for name, value in os.environ.items() if name not in BY_NAME
} | dict(_given.values)
env = Environment()
PROJECT = Path(__file__).resolve().parents[3]
DATA = Path(env.str("THIDUA_DATA_DIR", default=str(PROJECT / "var"))).resolve()
NODE_MODULES = Path(env.str("THIDUA_NODE_MODULES", default=str(PROJECT / "node_modules")))


def secret_key() -> str:
    """The key from the environment, else one made at first use and kept in the data folder."""
    given = str(env.str("THIDUA_SECRET_KEY", default=""))
    if given:
        return given
    path = DATA / "secret_key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text("ascii")
        with os.fdopen(handle, "w") as file:
            file.write(os.urandom(48).hex())
    return path.read_text("ascii")


def origin_of(address: str) -> str:
    """Scheme and host of an address, as browsers compare them; nothing of nothing."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
