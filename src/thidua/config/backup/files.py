"""Uploaded and issued files in a backup, wherever they lie."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, default_storage

_PIECE = 1024 * 1024


def gather_files(target: Path) -> None:
    """All files into the folder; called again, only what has come since."""
    if _on_the_disk():
        _link_files(target)
        return
    for name in _names(default_storage):
        if not (target / name).exists():
            _fetch(name, target / name)


def has_files() -> bool:
    """Whether there is any."""
    return next(_names(default_storage), None) is not None


def put_files(source: Path, aside: Path) -> None:
    """Those of the folder in the place of all there are, which lie in ``aside`` afterwards."""
    if _on_the_disk():
        place = Path(settings.MEDIA_ROOT)
        if place.exists():
            shutil.move(place, aside)
        shutil.move(source, place)
        return
    for name in [*_names(default_storage)]:
        _fetch(name, aside / name)
        default_storage.delete(name)
    for path in sorted(each for each in source.rglob("*") if each.is_file()):
        with path.open("rb") as file:
            default_storage.save(path.relative_to(source).as_posix(), File(file))


def _on_the_disk() -> bool:
    return isinstance(default_storage, FileSystemStorage) or isinstance(
        getattr(default_storage, "_wrapped", None), FileSystemStorage
    )


def _names(storage: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for each in sorted(folders):
        yield from _names(storage, f"{folder}{each}/")


def _fetch(name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        source = default_storage.open(name)
    except FileNotFoundError:
        return  # removed meanwhile, before it could be wanted
    with source, target.open("xb") as file:
        shutil.copyfileobj(source, file, _PIECE)


def _link_files(target: Path) -> None:
    """Second names for the uploaded files; copies where the disk has no second names."""
    source = Path(settings.MEDIA_ROOT)
    for folder, _folders, names in os.walk(source):
        inside = target / Path(folder).relative_to(source)
        inside.mkdir(parents=True, exist_ok=True)
        for name in names:
            _link(Path(folder) / name, inside / name)


def _link(source: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        os.link(source, target)
    except FileNotFoundError:
        return  # removed meanwhile, before it could be wanted
    except OSError:
        shutil.copy2(source, target)
