"""A how-to followed literally, in a throw-away place instead of the machine's root.

Blocks of ``sh`` are run as they stand, in the order of the page; a block of ``ini`` after a line
`` `/path`: `` is that file. Only this differs: absolute places lie under a folder, port 8000 is a
free one, and what only a machine's root can do (``sudo``, ``useradd``, ``chown``, ``apt-get``,
``systemctl``) is done by small programs that do as much of it as an ordinary account can:
``systemctl`` reads the unit's file and starts what stands in it, with the environment it names.
"""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import cache_from_source
from pathlib import Path

from tests.architecture.project import ROOT

BLOCK = re.compile(
    r"(?:^`(?P<path>/[^`]+)`[^\n]*:\n\n)?^ *```(?P<kind>\w*)\n(?P<text>.*?)^ *```",
    re.MULTILINE | re.DOTALL,
)
PLACES = ("/opt/thidua", "/var/lib/thidua", "/var/backups", "/etc/", "/usr/sbin/nologin")
WHOLE = "THIDUA_FOLLOW_WHOLE"  # set: `make` sets everything up anew, as on a new machine

SHIMS = {
    "sudo": """
while [ "${1:-}" = -u ]; do export PGUSER="$2"; shift 2; done
exec "$@"
""",
    "apt-get": "exit 0",
    "useradd": 'mkdir -p "$PLACE/var/lib/thidua"',
    "chown": '[ -e "${@: -1}" ]',
    "install": """
arguments=()
while [ $# -gt 0 ]; do if [ "$1" = -o ]; then shift 2; else arguments+=("$1"); shift; fi; done
exec /usr/bin/install "${arguments[@]}"
""",
    "systemctl": 'exec "$PYTHON" "$SYSTEMCTL" "$@"',
}


@dataclass(frozen=True)
class Block:
    """A piece of a page: a command, or a file where ``path`` is said before it."""

    kind: str
    text: str
    path: str


def blocks(page: str) -> list[Block]:
    """The blocks of a page of ``docs``, from the top."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [Block(each["kind"], each["text"], each["path"] or "") for each in BLOCK.finditer(text)]


@dataclass
class Machine:
    """A folder that stands for a machine's root."""

    root: Path
    port: int
    environment: dict[str, str]
    words: dict[str, str] = field(default_factory=dict)

    def here(self, text: str) -> str:
        """What a page says, for this place."""
        for place in PLACES:
            text = text.replace(place, f"{self.root}{place}")
        text = re.sub(r"\b8000\b", str(self.port), text)
        for word, instead in self.words.items():
            text = text.replace(word, instead)
        return text

    def write(self, path: str, text: str) -> None:
        """A file of the machine."""
        place = Path(self.here(path))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(self.here(text), "utf-8")

    def run(self, text: str, given: str = "") -> str:
        """The commands of one block; the first that fails fails."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self.here(text)], start_new_session=True,
            env=self.environment, cwd=self.root, input=given, capture_output=True, text=True,
            check=False, timeout=600,
        )  # fmt: skip
        assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def follow(self, page: str, given: Mapping[str, str] = {}, kind: str = "sh") -> list[str]:
        """Every block of a page; ``given`` is typed where a block has the key. What each said."""
        said = []
        folder = ""
        for block in blocks(page):
            if block.path:
                self.write(block.path, block.text)
            elif block.kind == kind:
                typed = "".join(text for key, text in given.items() if key in block.text)
                said.append(self.run(f"{folder}{block.text}", typed))
                folder += "".join(
                    f"{line}\n"
                    for line in block.text.splitlines()
                    if line.startswith(("cd ", "export "))
                )
        return said

    def stop(self) -> None:
        """End what ``systemctl`` started."""
        for note in (self.root / "run").glob("*.pid"):
            try:
                os.killpg(int(note.read_text()), signal.SIGTERM)
            except ProcessLookupError:
                continue


@contextmanager
def machine(root: Path, words: Mapping[str, str], **environment: str) -> Iterator[Machine]:
    """A new machine; what was started on it is stopped in the end."""
    for name in ("run", "shims", "etc/systemd/system", "opt"):
        (root / name).mkdir(parents=True)
    for name, text in SHIMS.items():
        program = root / "shims" / name
        program.write_text(f"#!/bin/bash\nset -euo pipefail\n{text}\n", "utf-8")
        program.chmod(0o755)
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    given = kept | {
        "PATH": f"{root / 'shims'}{os.pathsep}{os.environ['PATH']}",
        "PLACE": str(root),
        "PYTHON": sys.executable,
        "SYSTEMCTL": str(Path(__file__).with_name("as_systemctl.py")),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    made = Machine(root, _free_port(), given | environment, dict(words))
    try:
        yield made
    finally:
        made.stop()


def lend_environment(project: Path) -> None:
    """Unless everything is to be set up anew: the packages of this environment, in one of its own.

    What ``make`` would fetch is there already, so it finds nothing to do.
    """
    if os.environ.get(WHOLE):
        return
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    mine = project / ".venv" / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    (mine / "lent.pth").write_text(f"{project / 'src'}\n{sysconfig.get_path('purelib')}\n")
    program = project / ".venv" / "bin" / "thidua"
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(str(project / ".venv/bin/python"))} -m thidua "$@"\n'
    )
    program.chmod(0o755)
    modules = project / "node_modules"
    modules.mkdir()
    for each in (ROOT / "node_modules").iterdir():
        (modules / each.name).symlink_to(each.resolve())
    (modules / ".ready").unlink(missing_ok=True)
    for done in (project / ".venv" / ".runtime", modules / ".ready"):
        done.touch()
    _lend_compiled(project / "src")


def _lend_compiled(source: Path) -> None:
    """What Python made of the same modules here, so that it is not made again."""
    for module in source.rglob("*.py"):
        mine = ROOT / "src" / module.relative_to(source)
        compiled = Path(cache_from_source(str(mine)))
        if compiled.is_file():
            shutil.copystat(mine, module)
            theirs = Path(cache_from_source(str(module)))
            theirs.parent.mkdir(exist_ok=True)
            shutil.copyfile(compiled, theirs)


def commit_as_it_stands(target: Path) -> None:
    """The project as it lies in the working tree, as a repository that can be cloned."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.vn"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "as it stands"]):
        subprocess.run([*git, *arguments], cwd=target, check=True, env=_plain_git())


def _plain_git() -> dict[str, str]:
    return {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
