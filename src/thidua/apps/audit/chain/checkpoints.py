"""Where the chains end, written down each day and signed: files beside the signing key.

A file that is kept elsewhere too proves what stood up to its day; what came after is verified
from there (``thidua audit verify --since``).
"""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from thidua.apps.audit.chain.signing import signing_key
from thidua.apps.audit.queries import heads
from thidua.formats.chain_heads import write_heads


def signed_heads(at: datetime) -> str:
    """The ends of all chains at this moment, as a signed file."""
    return write_heads(heads(), timezone.localtime(at).isoformat(timespec="seconds"), signing_key())


def folder() -> Path:
    """Where the checkpoints of this machine lie."""
    return Path(settings.AUDIT_KEY).parent / "audit-checkpoints"


def keep_checkpoint(at: datetime) -> Path:
    """Write the day's checkpoint; the first of a day stands."""
    path = folder() / f"heads-{timezone.localdate(at)}.json"
    path.parent.mkdir(exist_ok=True, mode=0o700)
    if not path.exists():
        draft = path.with_suffix(".tmp")
        draft.write_text(signed_heads(at), "utf-8")
        draft.replace(path)
    return path
