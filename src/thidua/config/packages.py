"""The third-party files that are served: static name → path in node_modules. Nothing else is."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

_FONT = "@fontsource/be-vietnam-pro/files/be-vietnam-pro-{}-{}-normal.woff2"

PACKAGE_FILES = {
    "tabler/tabler.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler/tabler.js": "@tabler/core/dist/js/tabler.min.js",
    "tabler/tabler.min.css.map": "@tabler/core/dist/css/tabler.min.css.map",
    "tabler/tabler.min.js.map": "@tabler/core/dist/js/tabler.min.js.map",
    "echarts/echarts.js": "echarts/dist/echarts.min.js",
    **{
        f"fonts/be-vietnam-pro-{subset}-{weight}.woff2": _FONT.format(subset, weight)
        for subset in ("latin", "latin-ext", "vietnamese")
        for weight in (400, 500, 700)
    },
}


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
            yield name, _OneFile(name, target)


class _OneFile(FileSystemStorage):
    """A storage that holds one file under a name of our choice."""

    def __init__(self, name: str, target: Path) -> None:
        super().__init__(location=str(target.parent))
        self._target = target
        self._name = name

    def path(self, name: str) -> str:
        return str(self._target)
