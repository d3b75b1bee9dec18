"""Uploaded and issued files on the disk: whole and wanted, or not there at all."""

import threading
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.db import transaction

from thidua.config.responder import Responder

_pending = threading.local()


class FileStorage(FileSystemStorage):
    """Removes what was written in part, and what a transaction wrote that was taken back."""

    def _save(self, name: str, content: Any) -> str:
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc] # stubs hide it
        except OSError:
            super().delete(name)
            raise
        if transaction.get_connection().in_atomic_block:
            waiting = _waiting()
            waiting.append((self, saved))
            transaction.on_commit(lambda: waiting.remove((self, saved)))
        return saved


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


def _waiting() -> list[tuple[FileStorage, str]]:
    if not hasattr(_pending, "files"):
        _pending.files = []
    files: list[tuple[FileStorage, str]] = _pending.files
    return files
