"""What stands in a backup: every member by name, size and SHA-256, and what made it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from thidua.formats.backup.sealing import ArchiveRefused

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the backup; ``sha256`` in hexadecimal, ``size`` in bytes."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What the backup was made of: moment in ISO 8601, kind of database, its migrations.

    ``database`` is ``sqlite`` or ``postgresql``; ``migrations`` are "app.name";
    ``journal`` is how many entries the journal had.
    """

    made_at: str
    program: str
    database: str
    migrations: tuple[str, ...]
    journal: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole list."""

    origin: Origin
    members: Mapping[str, Member]


def write_manifest(manifest: Manifest) -> bytes:
    """JSON, as it stands last in the archive."""
    members = {name: asdict(member) for name, member in manifest.members.items()}
    whole = {"format": FORMAT, "origin": asdict(manifest.origin), "members": members}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")


def read_manifest(data: bytes) -> Manifest:
    """What ``write_manifest`` wrote.

    Raises:
        ArchiveRefused: a newer format, or no manifest.
    """
    try:
        whole: Any = json.loads(data)
        if whole["format"] > FORMAT:
            raise ArchiveRefused("bản sao lưu do phiên bản mới hơn của phần mềm tạo ra")
        origin = whole["origin"] | {"migrations": tuple(whole["origin"]["migrations"])}
        members = {name: Member(**each) for name, each in whole["members"].items()}
        return Manifest(Origin(**origin), members)
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveRefused("danh mục trong bản sao lưu không đọc được") from error
