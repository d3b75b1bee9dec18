"""``thidua serve``: web, static files, a background worker and reminders, one command.

The program is loaded once; what answers and what works in the background are forked from it, so
that they start at once and share its memory.
"""

import argparse
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from thidua.cli.data_failures import told_failures
from thidua.cli.django import start_django
from thidua.cli.errors import Failed, InputError
from thidua.cli.rounds import Rounds
from thidua.config import draining
from thidua.config.backup.half_restored import refuse_half_restored
from thidua.config.database import bring_up_to_date, is_empty, pending
from thidua.config.locks import SERVING, hold_while_alive
from thidua.config.process import name_process
from thidua.config.static_files import collect_if_changed
from thidua.config.unavailable import is_unavailable, tell_outage
from thidua.config.watching.folder import shared_folder
from thidua.config.watching.marks import TIDY, mark
from thidua.config.web_server import serve
from thidua.config.worker_beat import BEATS_EVERY, beat

LOOK_EVERY, REMIND_EVERY = 2, 20  # seconds
TIDY_EVERY = 24 * 3600


def run(argv: list[str]) -> int:
    """Collect static files, serve until stopped; the database is of this version already."""
    parser = argparse.ArgumentParser(
        prog="thidua serve", description="Chạy máy chủ web và bộ xử lý nền."
    )
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe")
    parser.add_argument("--port", default=8000, type=int, help="cổng")
    options = parser.parse_args(argv)
    if not 0 < options.port < 65536:
        raise InputError(f"--port {options.port}: cổng phải từ 1 đến 65535")
    start_django()
    with told_failures():
        refuse_half_restored()
        hold_while_alive(SERVING)
    _in_a_child(_prepare)
    with shared_folder() if settings.METRICS else nullcontext():
        return _serve(options.host, options.port)


def _in_a_child(work: Callable[[], None]) -> None:
    """What it loads and builds is not kept by every process that is forked later."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as child:
        child.submit(work).result()


def _prepare() -> None:
    _refuse_older()
    collect_if_changed()


def _refuse_older() -> None:
    """An empty SQLite file is filled: nobody's data changes; anything else is for ``upgrade``.

    Raises:
        Failed: the database is of an earlier version, or empty on a server.
    """
    if connection.vendor == "sqlite" and is_empty():
        bring_up_to_date()
    missing = pending()
    if missing:
        raise Failed(
            f"cơ sở dữ liệu chưa theo phiên bản này (còn {len(missing)} bước, bước đầu: "
            f"{missing[0]}). Sao lưu (thidua backup), rồi chạy: thidua upgrade"
        )


def _serve(host: str, port: int) -> int:
    from thidua.apps.ballots.actions.box_watch import BoxWatch
    from thidua.config.wsgi import application

    watch = BoxWatch()
    steady = {"thidua-worker": _work} | _measuring()
    helpers = {name: _forked(name, work) for name, work in steady.items()}
    web = _forked("thidua-web", lambda: serve(f"{host}:{port}", application))

    _stop_when_told(web)
    print(f"Thi Đua đang chạy: http://{host}:{port}  (Ctrl+C để dừng)", flush=True)
    rounds = [
        Rounds(lambda: _forked("thidua-reminds", _remind), every=REMIND_EVERY),
        Rounds(lambda: _forked("thidua-tidies", _tidy), every=TIDY_EVERY, first_after=300),
    ]
    while web.is_alive():
        web.join(LOOK_EVERY)
        if web.is_alive():
            for name, work in steady.items():
                if not helpers[name].is_alive():
                    helpers[name] = _forked(name, work)
            for each in rounds:
                each.begin_if_due()
            if watch.has_closed():
                _recycle(web)
    _end(*helpers.values(), *(process for each in rounds for process in each.running()))
    return 0 if web.exitcode in {0, -signal.SIGTERM, -signal.SIGINT} else 1


def _stop_when_told(web: ForkProcess) -> None:
    """Whoever asks balancers is sent elsewhere first; the second wish, or Ctrl+C, is at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        if number == signal.SIGTERM and settings.DRAIN and not draining.is_draining():
            draining.begin()
            signal.alarm(settings.DRAIN)
        else:
            web.terminate()

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, stop)


def _end(*processes: ForkProcess) -> None:
    for each in processes:
        each.terminate()
    for each in processes:
        each.join(10)
        if each.is_alive():
            each.kill()


def _forked(name: str, work: Callable[[], None]) -> ForkProcess:
    """A process of its own, which inherits no connection and none of this one's signals."""

    def begin() -> None:
        name_process(name)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        work()

    connections.close_all()
    process = get_context("fork").Process(target=begin, name=name)
    process.start()
    return process


def _work() -> None:
    """It may be killed with a job that took too much; the next one needs it again."""
    threading.Thread(target=_beat, daemon=True).start()
    _through_outages(lambda: call_command("db_worker"), again=True)


def _through_outages(work: Callable[[], object], *, again: bool) -> None:
    """A database that is away is told once for all; ``again`` waits for it and goes on."""
    while True:
        try:
            work()
        except Exception as error:
            if not is_unavailable(error):
                raise
            tell_outage(error)
        else:
            return
        finally:
            connections.close_all()
        if not again:
            return
        time.sleep(LOOK_EVERY)


def _beat() -> None:
    while True:
        beat()
        time.sleep(BEATS_EVERY)


def _remind() -> None:
    """A slow mail server keeps no job waiting; a killed round sends nothing twice."""
    _through_outages(lambda: call_command("remind", "--if-due"), again=False)


def _tidy() -> None:
    """Every machine does; what one has forgotten the others do not find."""
    _through_outages(_tidied, again=False)


def _tidied() -> None:
    call_command("tidy")
    mark(TIDY)


def _measuring() -> dict[str, Callable[[], None]]:
    """What answers ``/metrics``, where it is wanted; its place is taken before anything starts.

    Raises:
        Failed: somebody else has the place.
    """
    if not settings.METRICS:
        return {}
    from thidua.config.watching.metrics_server import metrics_server

    try:
        return {"thidua-metrics": metrics_server(settings.METRICS).serve_forever}
    except OSError as error:
        raise Failed(f"THIDUA_METRICS={settings.METRICS}: {error.strerror or error}") from error


def _recycle(web: ForkProcess) -> None:
    """New web processes take over and the old ones end with what they had in memory.

    Requests that are being answered are finished first; nobody is turned away.
    """
    if web.pid is not None:
        os.kill(web.pid, signal.SIGHUP)
