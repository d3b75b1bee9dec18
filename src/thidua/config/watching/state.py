"""What state the installation is in: read alike for the measures and for the page of health."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Min, Q, Sum

from thidua.apps.audit.models import Chain, Entry
from thidua.apps.jobs.models import Job

RECENT = timedelta(days=1)
_CONNECTIONS = """
    SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity
    WHERE datname = current_database() GROUP BY 1 ORDER BY 1
"""
_STANDBYS = """
    SELECT application_name, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)
    FROM pg_stat_replication WHERE replay_lsn IS NOT NULL AND NOT pg_is_in_recovery()
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """Work in the background: waiting, since when, going on, failed within a day."""

    waiting: int
    oldest: float  # seconds
    running: int
    failed: int


@dataclass(frozen=True, slots=True)
class Journal:
    """How many entries, and how long ago the last."""

    entries: int
    silence: float | None  # seconds


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server: connections to our database, the most it takes, how far standbys are."""

    connections: dict[str, int] = field(default_factory=dict)
    most: int = 0
    lags: dict[str, int] = field(default_factory=dict)  # bytes, of those that we may see


def queue(now: datetime) -> Queue:
    """One question."""
    known = Job.objects.aggregate(
        waiting=Count("pk", filter=Q(state=Job.State.QUEUED)),
        oldest=Min("created_at", filter=Q(state=Job.State.QUEUED)),
        running=Count("pk", filter=Q(state=Job.State.RUNNING)),
        failed=Count("pk", filter=Q(state=Job.State.FAILED, finished_at__gt=now - RECENT)),
    )
    oldest = (now - known["oldest"]).total_seconds() if known["oldest"] else 0.0
    return Queue(known["waiting"], oldest, known["running"], known["failed"])


def journal(now: datetime) -> Journal:
    """Two questions, neither of which counts entries."""
    entries = Chain.objects.aggregate(all=Sum("length"))["all"] or 0
    last = Entry.objects.order_by("-pk").values_list("at", flat=True).first()
    return Journal(entries, (now - last).total_seconds() if last else None)


def server() -> Server | None:
    """Nothing where the database is a file."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(_CONNECTIONS)
        connections = dict(cursor.fetchall())
        cursor.execute("SELECT current_setting('max_connections')::int")
        most = cursor.fetchone()[0]
        cursor.execute(_STANDBYS)
        lags = {name: int(lag) for name, lag in cursor.fetchall()}
    return Server(connections, most, lags)
