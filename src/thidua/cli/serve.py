"""``thidua serve``: web, static files and a background worker, one command."""

import argparse
import os
import signal
import subprocess
import sys
from types import FrameType

from thidua.cli.django import start_django
from thidua.cli.errors import InputError
from thidua.config.environment import env


def run(argv: list[str]) -> int:
    """Bring the database up to date, collect static files, serve until stopped."""
    parser = argparse.ArgumentParser(
        prog="thidua serve", description="Chạy máy chủ web và bộ xử lý nền."
    )
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe")
    parser.add_argument("--port", default=8000, type=int, help="cổng")
    options = parser.parse_args(argv)
    if not 0 < options.port < 65536:
        raise InputError(f"--port {options.port}: cổng phải từ 1 đến 65535")
    start_django()
    from thidua.config.database import bring_up_to_date  # noqa: PLC0415 - after Django has started
    from thidua.config.static_files import collect_if_changed  # noqa: PLC0415

    bring_up_to_date()
    collect_if_changed()
    return _serve(options.host, options.port)


def _serve(host: str, port: int) -> int:
    from thidua.apps.ballots.actions.box_watch import BoxWatch  # noqa: PLC0415 - after Django has started

    watch = BoxWatch()
    worker = _start_worker()
    web = subprocess.Popen([*_gunicorn(), "--bind", f"{host}:{port}"])

    def stop(number: int, frame: FrameType | None) -> None:
        web.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"Thi Đua đang chạy: http://{host}:{port}  (Ctrl+C để dừng)", flush=True)
    while web.poll() is None:
        try:
            web.wait(timeout=2)
        except subprocess.TimeoutExpired:
            worker = worker if worker.poll() is None else _start_worker()
            if watch.has_closed():
                _recycle(web)
    status = web.returncode
    worker.terminate()
    try:
        worker.wait(timeout=10)
    except subprocess.TimeoutExpired:
        worker.kill()
    return 0 if status in {0, -signal.SIGTERM, -signal.SIGINT} else 1


def _recycle(web: "subprocess.Popen[bytes]") -> None:
    """New web processes take over and the old ones end with what they had in memory.

    Requests that are being answered are finished first; nobody is turned away.
    """
    web.send_signal(signal.SIGHUP)


def _start_worker() -> "subprocess.Popen[bytes]":
    """It may be killed with a job that took too much; the next one needs it again."""
    return subprocess.Popen([sys.executable, "-m", "thidua", "manage", "db_worker"])


def _gunicorn() -> list[str]:
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "thidua.config.wsgi:application",
        *("--workers", str(env.int("THIDUA_WORKERS", default=2))),
        *("--threads", str(env.int("THIDUA_THREADS", default=4))),
        *("--worker-tmp-dir", "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp"),  # noqa: S108, PTH112 - heartbeat files only
        *("--log-level", "warning", "--max-requests", "20000", "--max-requests-jitter", "2000"),
    ]
