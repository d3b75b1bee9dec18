"""Finds the third-party files when static files are collected, and cuts their style sheet."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from thidua.config.packages import PRUNED
from thidua.config.pruned_styles import pruned_for_us


class PackageFilesFinder(BaseFinder):
    """Finds exactly the files of ``PACKAGE_STATIC``, under the names given there."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind one static name."""
        target: Path | None = settings.PACKAGE_STATIC.get(path)
        if target is None or not target.is_file():
            return []
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Each file with a storage that opens it."""
        for name, target in settings.PACKAGE_STATIC.items():
            yield name, (_PrunedSheet if name in PRUNED else _OneFile)(target)


class _OneFile(FileSystemStorage):
    """A storage that holds one file, whatever name it is asked by."""

    def __init__(self, target: Path) -> None:
        super().__init__(location=str(target.parent))
        self._target = target

    def path(self, name: str) -> str:
        return str(self._target)


class _PrunedSheet(_OneFile):
    """A style sheet, opened without what no page of ours asks for: cut once, copied thrice."""

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        return ContentFile(self._pruned, name)

    @cached_property
    def _pruned(self) -> bytes:
        return pruned_for_us(self._target.read_text("utf-8")).encode()
