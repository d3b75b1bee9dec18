"""The third-party files that are served: static name → its package's file. Nothing else is."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

_FONT = "@fontsource/be-vietnam-pro/files/be-vietnam-pro-{}-{}-normal.woff2"

NPM_FILES = {
    "tabler/tabler.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler/tabler.js": "@tabler/core/dist/js/tabler.min.js",
    "echarts/echarts.js": "echarts/dist/echarts.common.min.js",
    "cally/cally.js": "cally/dist/cally.js",
    **{
        f"fonts/be-vietnam-pro-{subset}-{weight}.woff2": _FONT.format(subset, weight)
        for subset in ("latin", "latin-ext", "vietnamese")
        for weight in (400, 500, 700)
    },
}
PRUNED = {"tabler/tabler.css"}
PYTHON_FILES = {
    "django_htmx/htmx-2.min.js": "django_htmx",
    "account/js/account.js": "allauth.account",
    "account/js/onload.js": "allauth.account",
    "mfa/js/recovery_codes.js": "allauth.mfa",
    "mfa/js/webauthn-json.js": "allauth.mfa",
    "mfa/js/webauthn.js": "allauth.mfa",
}


def package_files(node_modules: Path) -> dict[str, Path]:
    """Static name → file, for both kinds of packages."""
    npm = {name: node_modules / path for name, path in NPM_FILES.items()}
    return npm | {
        name: Path(str(files(package).joinpath("static", name)))
        for name, package in PYTHON_FILES.items()
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
            yield name, (_PrunedSheet if name in PRUNED else _OneFile)(target)


class _OneFile(FileSystemStorage):
    """A storage that holds one file, whatever name it is asked by."""

    def __init__(self, target: Path) -> None:
        super().__init__(location=str(target.parent))
        self._target = target

    def path(self, name: str) -> str:
        return str(self._target)


class _PrunedSheet(_OneFile):
    """A style sheet, opened without what no page of ours asks for."""

    def _open(self, name: str, mode: str = "rb") -> "ContentFile[bytes]":
        from thidua.config.pruned_styles import pruned_for_us  # noqa: PLC0415 - only to collect

        return ContentFile(pruned_for_us(self._target.read_text("utf-8")).encode(), name)
