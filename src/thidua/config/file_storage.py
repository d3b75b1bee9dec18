"""Uploaded and issued files: whole and wanted, or not there at all; on the disk or in a store.

Where they lie is said by ``THIDUA_FILES``; the disk is the default.
"""

import threading
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage
from django.db import transaction

from thidua.config.responder import Responder

_pending = threading.local()


class Wanted(Storage):
    """Put before a storage: a file that a transaction wrote which was taken back is removed."""

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc] # stubs hide it
        if transaction.get_connection().in_atomic_block:
            waiting = _waiting()
            waiting.append((self, saved))
            transaction.on_commit(lambda: waiting.remove((self, saved)))
        return saved


class _Whole(FileSystemStorage):
    def _save(self, name: str, content: Any) -> str:
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc] # stubs hide it
        except OSError:
            self.delete(name)
            raise
        return saved


class FileStorage(Wanted, _Whole):
    """On the disk; what was written in part is removed."""


def remove_unwanted() -> None:
    """Delete the files whose transaction never committed; call it when none is open."""
    waiting = _waiting()
    while waiting:
        storage, name = waiting.pop()
        storage.delete(name)


class UnwantedFilesMiddleware:
    """Looks after each request, when its transactions are over."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        """Whatever happened."""
        try:
            return self.get_response(request)
        finally:
            remove_unwanted()


def _waiting() -> list[tuple[Storage, str]]:
    if not hasattr(_pending, "files"):
        _pending.files = []
    files: list[tuple[Storage, str]] = _pending.files
    return files
