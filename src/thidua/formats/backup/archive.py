"""A backup: files in, one encrypted file out, and back; nothing counts that the manifest lacks."""

import hashlib
import io
import tarfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

from thidua.formats.backup import manifest as manifests
from thidua.formats.backup.manifest import Manifest, Member, Origin
from thidua.formats.backup.sealing import ArchiveRefused, opened, seal

CHUNK = 1 << 20


def write_archive(
    target: IO[bytes], passphrase: str, files: Iterable[tuple[str, Path]], origin: Origin
) -> Manifest:
    """Write the files under their names, the manifest after them.

    A file that has vanished meanwhile is left out, as one that was removed before.

    Raises:
        OSError: a file could not be read, or the disk would not take the archive.
    """
    members: dict[str, Member] = {}

    def write(stream: IO[bytes]) -> None:
        with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for name, path in files:
                try:
                    members[name] = _add(archive, name, path)
                except FileNotFoundError:
                    continue
            listed = manifests.write_manifest(Manifest(origin, members))
            _add_bytes(archive, manifests.NAME, listed)

    seal(target, passphrase, write)
    return Manifest(origin, members)


def read_archive(source: IO[bytes], passphrase: str, folder: Path | None) -> Manifest:
    """Prove every byte, and put the files into ``folder`` when there is one.

    Raises:
        ArchiveRefused: wrong passphrase, truncated, altered, or a name that leads elsewhere.
        OSError: the folder would not take a file.
    """
    found: dict[str, Member] = {}
    listed: Manifest | None = None
    with (
        opened(source, passphrase) as stream,
        tarfile.open(fileobj=stream, mode="r|") as archive,
    ):
        for entry in archive:
            content = archive.extractfile(entry)
            if content is None or listed is not None:
                raise ArchiveRefused("trong bản sao lưu có phần không phải tệp")
            if entry.name == manifests.NAME:
                listed = manifests.read_manifest(content.read())
            else:
                found[entry.name] = _take(content, _place(folder, entry.name))
    if listed is None:
        raise ArchiveRefused("bản sao lưu thiếu danh mục: tệp bị cắt cụt")
    _compare(listed, found)
    return listed


def _compare(listed: Manifest, found: dict[str, Member]) -> None:
    for name in sorted({*listed.members, *found}):
        if listed.members.get(name) != found.get(name):
            raise ArchiveRefused(f"{name} không khớp danh mục của bản sao lưu")


def _place(folder: Path | None, name: str) -> Path | None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        raise ArchiveRefused(f"tên tệp trong bản sao lưu không hợp lệ: {name}")
    return folder.joinpath(*parts) if folder else None


def _take(content: IO[bytes], path: Path | None) -> Member:
    digest, size = hashlib.sha256(), 0
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("xb") if path else io.BytesIO() as file:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if path is not None:
                file.write(chunk)
    return Member(size, digest.hexdigest())


class _Hashed:
    """A file that is read once, and what was read of it; never more than ``size``."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


def _add(archive: tarfile.TarFile, name: str, path: Path) -> Member:
    with path.open("rb") as file:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = path.stat().st_size, 0o600
        hashed = _Hashed(file)
        archive.addfile(entry, hashed)  # type: ignore[arg-type] # it only reads
    return Member(entry.size, hashed.digest.hexdigest())


def _add_bytes(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), 0o600
    archive.addfile(entry, io.BytesIO(data))
