"""Collecting static files only when one of them has changed: compressing takes many seconds."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from thidua.config.own_files import sources

_STAMP = ".fingerprint"


def collect_if_changed() -> bool:
    """Collect and compress unless the collected files are of exactly these sources."""
    stamp = Path(settings.STATIC_ROOT) / _STAMP
    now = fingerprint()
    if stamp.exists() and stamp.read_text("ascii") == now:
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now, "ascii")
    return True


def fingerprint() -> str:
    """SHA-256 over name, size and time of every source file, and of all that name classes."""
    digest = hashlib.sha256()
    found = [
        (path, storage.path(path)) for finder in get_finders() for path, storage in finder.list([])
    ]
    found += [(str(path), str(path)) for path in sources()]
    for name, source in sorted(found):
        facts = Path(source).stat()
        digest.update(f"{name}:{facts.st_size}:{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
