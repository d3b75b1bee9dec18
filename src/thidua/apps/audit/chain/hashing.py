"""What an entry's hash is made of: the proof does not depend on who asks for it."""

import hashlib
import json
from datetime import UTC

from thidua.apps.audit.models import Entry

MAIN = "main"


def entry_hash(entry: Entry) -> str:
    """SHA-256 over everything the entry says and the hash of the entry before it.

    The chain's name, not its key, is hashed, so a restored copy verifies as well.
    """
    content = {
        "chain": entry.chain.name,
        "position": entry.position,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "actor_name": entry.actor_name,
        "action": entry.action,
        "subject": [entry.subject_type, entry.subject_id, entry.subject_name],
        "context": entry.context,
        "data": entry.data,
        "previous": entry.previous_hash,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
