"""What an entry's hash is made of: the proof does not depend on who asks for it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from thidua.apps.audit.models import Entry

MAIN = "main"
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
HASHED = (
    "position", "at", "actor_id", "actor_name", "action", "subject_type", "subject_id",
    "subject_name", "context", "data", "previous_hash", "actor_called_id", "subject_called_id",
)  # fmt: skip


def entry_hash(entry: Entry) -> str:
    """SHA-256 over everything the entry says and the hash of the entry before it."""
    return hash_of(entry.chain.name, {name: getattr(entry, name) for name in HASHED})


def hash_of(chain: str, said: Mapping[str, Any]) -> str:
    """The same of the values of ``HASHED``.

    The chain's name, not its key, is hashed, so a restored copy verifies as well. People stand
    in it by their marks, never by name; an entry without marks is hashed as before there were any.
    """
    at: datetime = said["at"]
    content = {
        "chain": chain,
        "position": said["position"],
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": said["actor_id"],
        "actor_name": said["actor_name"],
        "action": said["action"],
        "subject": [said["subject_type"], said["subject_id"], said["subject_name"]],
        "context": said["context"],
        "data": said["data"],
        "previous": said["previous_hash"],
    }
    called = [said["actor_called_id"], said["subject_called_id"]]
    if any(called):
        content["called"] = called
    return hashlib.sha256(_canonical.encode(content).encode()).hexdigest()
