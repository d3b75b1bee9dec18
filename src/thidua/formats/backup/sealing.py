"""The envelope of a backup: a tar of two age files that age and rage open too.

``key.age`` holds an identity made for this archive, under the passphrase; ``data.age`` is for that
identity, so that any length of data passes through without ever lying in memory.
"""

import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import pyrage

KEY, DATA = "key.age", "data.age"
TOO_SLOW, TRIES = "Excessive work", 30  # what age says of a key that takes too long


class ArchiveRefused(Exception):
    """The file is no backup that this passphrase opens, or not all of it; Vietnamese."""


def seal(target: IO[bytes], passphrase: str, write: Callable[[IO[bytes]], None]) -> None:
    """Encrypt what ``write`` writes; ``target`` is empty and can be sought in.

    Raises:
        OSError: the disk would not take it, or what ``write`` raised.
    """
    identity = pyrage.x25519.Identity.generate()
    locked = pyrage.passphrase.encrypt(str(identity).encode("ascii"), passphrase)
    target.write(_head(KEY, len(locked)) + locked + b"\0" * (-len(locked) % tarfile.BLOCKSIZE))
    place = target.tell()
    target.write(_head(DATA, 0))
    with _pumped(write) as source:
        pyrage.encrypt_io(source, target, [identity.to_public()])
    size = target.tell() - place - tarfile.BLOCKSIZE
    target.write(b"\0" * (-size % tarfile.BLOCKSIZE + 2 * tarfile.BLOCKSIZE))
    target.seek(place)
    target.write(_head(DATA, size))
    target.seek(0, os.SEEK_END)


@contextmanager
def opened(source: IO[bytes], passphrase: str) -> Iterator[IO[bytes]]:
    """What was sealed, as a stream; at the end of the block every byte of it has proved genuine.

    Raises:
        ArchiveRefused: wrong passphrase, no backup, truncated or altered.
    """
    source.seek(0)
    try:
        with tarfile.open(fileobj=source, mode="r:") as envelope:
            identity = _identity(envelope, passphrase)
            data = envelope.extractfile(DATA)
            if data is None:
                raise ArchiveRefused("không phải tệp sao lưu của Thi Đua")
            _refuse_more_or_less(source, envelope)
            with _decrypted(data, identity) as plain:
                yield plain
    except (tarfile.TarError, KeyError, EOFError) as error:
        raise ArchiveRefused(
            "không phải tệp sao lưu của Thi Đua, hoặc tệp bị cắt cụt, bị sửa"
        ) from error


def _head(name: str, size: int) -> bytes:
    """One block before a member."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def _refuse_more_or_less(source: IO[bytes], envelope: tarfile.TarFile) -> None:
    """Between and after the two files there are only the zeros of the tar, as many as written."""
    here, key, data = source.tell(), envelope.getmember(KEY), envelope.getmember(DATA)
    end = _padded(data.offset_data + data.size) + 2 * tarfile.BLOCKSIZE
    blank = b""
    for start, stop in (
        (key.offset_data + key.size, data.offset),
        (data.offset_data + data.size, end),
    ):
        source.seek(start)
        blank += source.read(stop - start)
    if source.seek(0, os.SEEK_END) != end or blank.strip(b"\0"):
        raise ArchiveRefused("tệp sao lưu bị cắt cụt hoặc bị sửa")
    source.seek(here)


def _padded(size: int) -> int:
    return size + -size % tarfile.BLOCKSIZE


def _identity(envelope: tarfile.TarFile, passphrase: str) -> pyrage.x25519.Identity:
    file = envelope.extractfile(KEY)
    locked = file.read(65536) if file else b""
    try:
        return pyrage.x25519.Identity.from_str(_unlocked(locked, passphrase).decode("ascii"))
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError) as error:
        raise ArchiveRefused(
            "mật khẩu sao lưu không đúng (hoặc phần khóa ở đầu tệp bị sửa)"
        ) from error


def _unlocked(locked: bytes, passphrase: str) -> bytes:
    """The tool first times this machine for a moment, and opens no key that would take it too long.

    On a busy machine that moment may be one in which others run: it is tried again.
    """
    for _ in range(TRIES):
        try:
            plain: bytes = pyrage.passphrase.decrypt(locked, passphrase)
        except pyrage.DecryptError as error:
            if TOO_SLOW not in str(error):
                raise
        else:
            return plain
    raise ArchiveRefused(
        "máy này đang quá bận, hoặc quá chậm so với máy đã sao lưu, để mở khóa; "
        "chờ máy rảnh rồi chạy lại, hoặc mở trên máy nhanh hơn"
    )


@contextmanager
def _pumped(write: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """What ``write`` writes in a thread of its own, to be read; what it raised is raised here."""
    reading, writing = (
        os.fdopen(end, mode) for end, mode in zip(os.pipe(), ("rb", "wb"), strict=True)
    )
    failed: list[BaseException] = []

    def pump() -> None:
        try:
            with writing:
                write(writing)
        except BaseException as error:  # noqa: BLE001 - raised again by whoever reads
            failed.append(error)

    thread = threading.Thread(target=pump, daemon=True)
    thread.start()
    try:
        yield reading
    finally:
        reading.close()
        thread.join()
    if failed:
        raise failed[0]


@contextmanager
def _decrypted(data: IO[bytes], identity: pyrage.x25519.Identity) -> Iterator[IO[bytes]]:
    def decrypt(target: IO[bytes]) -> None:
        try:
            pyrage.decrypt_io(data, target, [identity])
        except (pyrage.DecryptError, OSError, tarfile.TarError) as error:
            raise ArchiveRefused("tệp sao lưu bị cắt cụt hoặc bị sửa") from error

    with _pumped(decrypt) as plain:
        yield plain
        while plain.read(1 << 20):  # to the last byte: the end is proved too
            pass
