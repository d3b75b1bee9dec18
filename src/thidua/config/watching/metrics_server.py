"""``/metrics`` on a port of its own, which no proxy leads to: for Prometheus and its like."""

import os
import shutil
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from prometheus_client import CollectorRegistry, make_wsgi_app
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from thidua.config.database import lacking
from thidua.config.environment import DATA
from thidua.config.watching import marks, state
from thidua.config.watching.folder import FOLDER
from thidua.config.worker_beat import silence

Family = Iterator[GaugeMetricFamily]


class Installation(Collector):
    """What is asked anew for every reading; a database that does not answer is itself a measure."""

    def collect(self) -> Family:
        """Of this machine, then of the database."""
        yield from self._machine()
        try:
            families = [*self._database()]
        except (DatabaseError, InterfaceError):
            connection.close()
            families = []
        yield _gauge("database_up", "Whether the database answers", float(bool(families)))
        yield from families

    def _machine(self) -> Family:
        free = shutil.disk_usage(DATA).free
        yield _gauge("disk_free_bytes", "Space left for the data folder", free)
        ages = {
            "worker_silence_seconds": ("Since the worker's last sign of life", silence()),
            "backup_age_seconds": ("Since the last backup made here", marks.age(marks.BACKUP)),
            "tidy_age_seconds": ("Since old rows were last forgotten", marks.age(marks.TIDY)),
        }
        for name, (meaning, seconds) in ages.items():
            if seconds is not None:
                yield _gauge(name, meaning, seconds)

    def _database(self) -> Family:
        now = timezone.now()
        yield _gauge("migrations_pending", "Steps that the database lacks", len(lacking()))
        queue = state.queue(now)
        yield _gauge("jobs_waiting", "Jobs that wait for the worker", queue.waiting)
        yield _gauge("jobs_oldest_seconds", "How long the first of them waits", queue.oldest)
        yield _gauge("jobs_running", "Jobs at work", queue.running)
        yield _gauge("jobs_failed", "Jobs that failed within a day", queue.failed)
        journal = state.journal(now)
        yield _gauge("journal_entries", "Entries of all chains", journal.entries)
        if journal.silence is not None:
            yield _gauge("journal_silence_seconds", "Since the last entry", journal.silence)
        if server := state.server():
            yield from self._server(server)

    def _server(self, server: state.Server) -> Family:
        yield _gauge("database_connections_most", "All the server takes", server.most)
        family = _gauge("database_connections", "To our database, by state", labels=["state"])
        for name, number in server.connections.items():
            family.add_metric([name], number)
        yield family
        family = _gauge("replication_lag_bytes", "What a standby has not yet", labels=["standby"])
        for name, lag in server.lags.items():
            family.add_metric([name], lag)
        yield family


def _gauge(
    name: str, meaning: str, value: float | None = None, labels: list[str] | None = None
) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"thidua_{name}", meaning, value=value, labels=labels)


def registry() -> CollectorRegistry:
    """What the web processes counted together, and the state of the installation."""
    found = CollectorRegistry()
    MultiProcessCollector(found, os.environ[FOLDER])  # type: ignore[no-untyped-call] # the library's own
    found.register(Installation())
    return found


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the library
        """Nothing."""


def metrics_server(address: str) -> WSGIServer:
    """What answers at an address such as ``127.0.0.1:9108``, once it is set going.

    Raises:
        OSError: the place is taken, or no machine of ours.
    """
    host, _, port = address.rpartition(":")
    application = make_wsgi_app(registry())

    def answer(environ, start):  # type: ignore[no-untyped-def] # as WSGI has it
        try:
            return application(environ, start)
        finally:
            connection.close()  # of this thread

    return make_server(host, int(port), answer, _Server, _Silent)
