"""A backup gives back every byte, or says that it is not whole."""

import io
import tarfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from thidua.formats.backup.archive import read_archive, write_archive
from thidua.formats.backup.manifest import Manifest, Origin, read_manifest, write_manifest
from thidua.formats.backup.sealing import DATA, KEY, ArchiveRefused, seal

PASSPHRASE = "mật khẩu dài"
ORIGIN = Origin("2026-11-30T10:00:00+07:00", "0.1.0", "sqlite", ("audit.0001_initial",), 7)
CONTENTS = {"database.sqlite3": b"SQLite" * 60_000, "files/minh chứng.pdf": b"%PDF", "files/0": b""}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Manifest]:
    folder = tmp_path_factory.mktemp("made")
    files = [(name, folder / str(number)) for number, name in enumerate(CONTENTS)]
    for name, path in files:
        path.write_bytes(CONTENTS[name])
    target = io.BytesIO()
    manifest = write_archive(target, PASSPHRASE, [*files, ("gone", folder / "gone")], ORIGIN)
    return target.getvalue(), manifest


def test_every_byte_comes_back(made: tuple[bytes, Manifest], tmp_path: Path) -> None:
    found = read_archive(io.BytesIO(made[0]), PASSPHRASE, tmp_path)

    assert found == made[1]
    assert found.origin == ORIGIN
    assert {name: (tmp_path / name).read_bytes() for name in CONTENTS} == CONTENTS
    assert {*found.members} == {*CONTENTS}, "a file that vanished meanwhile is left out"
    assert read_archive(io.BytesIO(made[0]), PASSPHRASE, None) == found


def test_nothing_of_it_can_be_read_without_the_passphrase(made: tuple[bytes, Manifest]) -> None:
    assert b"SQLiteSQLite" not in made[0]
    assert b"minh" not in made[0]
    with pytest.raises(ArchiveRefused, match="mật khẩu sao lưu không đúng"):
        read_archive(io.BytesIO(made[0]), PASSPHRASE + "x", None)


@pytest.mark.parametrize("missing", [1, 1024, 3000, 10**9])
def test_one_that_is_cut_off_is_refused(made: tuple[bytes, Manifest], missing: int) -> None:
    with pytest.raises(ArchiveRefused):
        read_archive(io.BytesIO(made[0][:-missing]), PASSPHRASE, None)


@pytest.mark.parametrize("place", [100, 600, 1100, 100_000, -1])
def test_one_that_was_altered_is_refused(made: tuple[bytes, Manifest], place: int) -> None:
    altered = bytearray(made[0])
    altered[place] ^= 0x55

    with pytest.raises(ArchiveRefused):
        read_archive(io.BytesIO(bytes(altered)), PASSPHRASE, None)


@pytest.mark.parametrize("extra", [b"x", b"\0" * 512])
def test_one_with_something_behind_it_is_refused(
    made: tuple[bytes, Manifest], extra: bytes
) -> None:
    with pytest.raises(ArchiveRefused):
        read_archive(io.BytesIO(made[0] + extra), PASSPHRASE, None)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "files/../../x"])
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    target = io.BytesIO()
    write_archive(target, PASSPHRASE, [(name, tmp_path / "x")], ORIGIN)

    with pytest.raises(ArchiveRefused, match="không hợp lệ"):
        read_archive(target, PASSPHRASE, tmp_path / "out")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        write_archive(io.BytesIO(), PASSPHRASE, [("a", tmp_path)], ORIGIN)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": 1}', b'{"format": 99}'])
def test_a_manifest_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ArchiveRefused):
        read_manifest(data)


def test_a_manifest_comes_back(made: tuple[bytes, Manifest]) -> None:
    assert read_manifest(write_manifest(made[1])) == made[1]


def sealed(members: Iterable[tuple[str, bytes | None]], behind: bytes = b"") -> io.BytesIO:
    """Sealed as ours, but with members of our own; without content: a folder."""
    inside, target = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=inside, mode="w") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.type = tarfile.DIRTYPE if content is None else tarfile.REGTYPE
            member.size = len(content or b"")
            archive.addfile(member, io.BytesIO(content or b""))
    seal(target, PASSPHRASE, lambda stream: stream.write(inside.getvalue() + behind) and None)
    return target


def test_a_sealed_one_that_is_not_as_listed_is_refused() -> None:
    listed = write_manifest(Manifest(ORIGIN, {}))
    for members, words in (
        ([("a", None)], "không phải tệp"),
        ([("manifest.json", listed), ("a", b"x")], "không phải tệp"),
        ([("a", b"x")], "thiếu danh mục"),
        ([("a", b"x"), ("manifest.json", listed)], "a không khớp danh mục"),
    ):
        with pytest.raises(ArchiveRefused, match=words):
            read_archive(sealed(members), PASSPHRASE, None)


def test_it_is_proved_to_the_last_byte() -> None:
    listed = [("manifest.json", write_manifest(Manifest(ORIGIN, {})))]
    found = read_archive(sealed(listed, behind=bytes(3_000_000)), PASSPHRASE, None)
    assert found.origin == ORIGIN


def test_a_folder_in_the_place_of_the_data_is_refused(made: tuple[bytes, Manifest]) -> None:
    target = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(made[0])) as ours,
        tarfile.open(fileobj=target, mode="w") as theirs,
    ):
        theirs.addfile(ours.getmember(KEY), ours.extractfile(KEY))
        folder = tarfile.TarInfo(DATA)
        folder.type = tarfile.DIRTYPE
        theirs.addfile(folder)

    with pytest.raises(ArchiveRefused, match="không phải tệp sao lưu"):
        read_archive(target, PASSPHRASE, None)


def test_a_key_that_would_take_this_machine_too_long_is_no_wrong_passphrase() -> None:
    slow = b"\n".join(
        [
            b"age-encryption.org/v1",
            b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30",  # 2^30 rounds: a TiB of memory
            *([b"A" * 43, b"--- " + b"A" * 43, b"A" * 32]),
        ]
    )
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as envelope:
        member = tarfile.TarInfo(KEY)
        member.size = len(slow)
        envelope.addfile(member, io.BytesIO(slow))

    with pytest.raises(ArchiveRefused, match="máy này đang quá bận"):
        read_archive(target, PASSPHRASE, None)
