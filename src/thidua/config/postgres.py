"""How long the product waits for a PostgreSQL server that may be another machine in a moment."""

from typing import Any

from django.db import connections
from django.db.utils import DEFAULT_DB_ALIAS

# A server that went without a word is noticed within ten seconds, also in the middle of a question.
WAITS = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,  # ms
}
# Of pages: a question that takes longer, or waits longer for somebody's lock, is given up (503).
LIMITS = {
    "statement_timeout": "30s",
    "lock_timeout": "8s",
    "idle_in_transaction_session_timeout": "60s",
}


def of_a_server(database: dict[str, Any], *, pooled: bool) -> dict[str, Any]:
    """The settings of a database on a server; what the address itself says goes before.

    A pool that lends its connections by the transaction (PgBouncer) knows no cursor on the server.
    """
    options = WAITS | database.get("OPTIONS", {})
    return database | {
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": pooled,
    }


def limit_questions() -> None:
    """From now on in this process; a pool has the limits from its own configuration."""
    database = connections[DEFAULT_DB_ALIAS].settings_dict
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
        return
    if not database["DISABLE_SERVER_SIDE_CURSORS"]:
        limits = " ".join(f"-c {name}={value}" for name, value in LIMITS.items())
        database["OPTIONS"].setdefault("options", limits)
