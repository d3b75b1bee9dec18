"""Make sure that a Chromium is there for the browser tests: find it, else install it with apt.

Prints its path. Where neither works, says which command to type and stops: browser tests are
never silently skipped.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The browser named by THIDUA_CHROMIUM, else the first one on the path."""
    named = os.environ.get("THIDUA_CHROMIUM")
    if named:
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Try apt, as root or through sudo without a password."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        subprocess.run([*prefix, *step], check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """0 with the path, or 1 with what to do."""
    if find() is None and shutil.which("apt-get"):
        install()
    path = find()
    if path is None:
        print(
            "No Chromium found, and it could not be installed. Type:\n"
            "  sudo apt-get install chromium\n"
            "or name one: THIDUA_CHROMIUM=/path/to/chrome make test",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
