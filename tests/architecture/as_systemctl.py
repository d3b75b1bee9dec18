"""What ``systemctl`` does with a unit, as far as one needs no systemd: the place is ``$PLACE``.

``enable --now``, ``start``, ``stop``, ``restart`` of a service run what its file says, with the
environment it names; a service may be ready in 60 s. Of a timer or a socket only the file is
looked at.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PLACE = Path(os.environ["PLACE"])
UNITS = PLACE / "etc" / "systemd" / "system"


def unit(name: str) -> dict[str, list[str]]:
    """The lines of a unit's file, by key, moved to the place."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / name).read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            for place in ("/opt/thidua", "/etc/thidua.env", "/var/backups", "/var/lib/thidua"):
                value = value.replace(place, f"{PLACE}{place}")
            found.setdefault(key, []).append(value.replace("--port 8000", f"--port {_port()}"))
    return found


def start(name: str) -> None:
    """As systemd would: what is to run before, then the service; a oneshot to its end."""
    said = unit(name)
    environment = {"PATH": os.environ["PATH"]}
    for file in said["EnvironmentFile"]:
        for line in Path(file).read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            environment[key] = value
    folder = said["WorkingDirectory"][0]
    for before in said.get("ExecStartPre", []):
        subprocess.run(before.split(), env=environment, cwd=folder, check=True)
    command = said["ExecStart"][0].split()
    if said.get("Type") == ["oneshot"]:
        subprocess.run(command, env=environment, cwd=folder, check=True)
        return
    with (PLACE / "run" / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=log, stderr=log, start_new_session=True
        )
    _pid(name).write_text(str(process.pid))
    for _try in range(600):
        if process.poll() is not None:
            sys.exit(f"{name} ended: {(PLACE / 'run' / f'{name}.log').read_text()}")
        if b"http://" in (PLACE / "run" / f"{name}.log").read_bytes():
            time.sleep(1)
            return
        time.sleep(0.1)
    sys.exit(f"{name} did not start")


def stop(name: str) -> None:
    """Ask it to end, and wait until it has."""
    process = int(_pid(name).read_text())
    os.kill(process, signal.SIGTERM)
    for _try in range(600):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    _pid(name).unlink()
    (PLACE / "run" / f"{name}.log").write_text("")


def main(words: list[str]) -> None:
    """One command of systemctl."""
    names = [word for word in words[1:] if not word.startswith("--")]
    if words[0] == "daemon-reload":
        return
    for name in names:
        if not (UNITS / name).exists():
            sys.exit(f"Unit {name} not found.")
        if name.endswith((".timer", ".socket")):
            continue
        if words[0] in {"stop", "restart"}:
            stop(name)
        if words[0] in {"enable", "start", "restart"}:
            start(name)


def _pid(name: str) -> Path:
    return PLACE / "run" / f"{name}.pid"


def _port() -> str:
    return os.environ["PORT_OF_8000"]


if __name__ == "__main__":
    main(sys.argv[1:])
