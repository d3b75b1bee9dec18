"""Collecting static files only when one of them has changed: compressing takes many seconds."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from thidua.config.locks import alone
from thidua.config.own_files import named_sources

_STAMP = ".fingerprint"
LOCK = ".collecting"  # beside what it guards: several installations may share the folder


def collect_if_changed() -> bool:
    """Collect and compress unless the collected files are of exactly these sources.

    Of several processes that find them of others, one collects and the rest wait for it.
    """
    root = Path(settings.STATIC_ROOT)
    stamp, now = root / _STAMP, fingerprint()
    if _is_of(stamp, now):
        return False
    root.mkdir(parents=True, exist_ok=True)
    with alone(str(root / LOCK), waits=True):
        if _is_of(stamp, now):
            return False
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now, "ascii")
    return True


def _is_of(stamp: Path, sources: str) -> bool:
    return stamp.exists() and stamp.read_text("ascii") == sources


def fingerprint() -> str:
    """SHA-256 over name and content of every source file, and of all that name classes.

    Not over places and times: the same files copied elsewhere, or unpacked again, are the same.
    """
    digest = hashlib.sha256()
    found = {path: Path(at.path(path)) for finder in get_finders() for path, at in finder.list([])}
    for name, source in sorted((found | named_sources()).items()):
        content = hashlib.sha256(source.read_bytes()).hexdigest()
        digest.update(f"{name}:{content}\n".encode())
    return digest.hexdigest()
