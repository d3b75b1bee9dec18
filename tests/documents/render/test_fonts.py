"""Which letters a font file can show is read from its character map."""

import struct
from pathlib import Path

from thidua.documents.render.fonts import face_paths, letters


def a_font(*subtables: tuple[int, bytes]) -> bytes:
    """A TrueType file of a character map only, after a table of another kind."""
    head = struct.pack(">HH", 0, len(subtables))
    at, records, bodies = 4 + 8 * len(subtables), b"", b""
    for platform, body in subtables:
        records += struct.pack(">HHL", platform, 1, at + len(bodies))
        bodies += body
    tables = struct.pack(">4sLLL", b"GPOS", 0, 44, 0) + struct.pack(">4sLLL", b"cmap", 0, 44, 0)
    return struct.pack(">LHHHH", 0x00010000, 2, 0, 0, 0) + tables + head + records + bodies


def test_letters_are_those_of_unicode_subtables_of_formats_4_and_12(tmp_path: Path) -> None:
    a_to_c = struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0) + struct.pack(
        ">5H", ord("C"), 0xFFFF, 0, ord("A"), 0xFFFF
    )
    smileys = struct.pack(">HHLLL", 12, 0, 0, 0, 1) + struct.pack(">LLL", 0x1F600, 0x1F601, 1)
    mac, variants = struct.pack(">H", 4), struct.pack(">H", 14)
    for path in face_paths(tmp_path):
        path.parent.mkdir()
        path.write_bytes(a_font((1, mac), (3, a_to_c), (0, variants), (3, smileys)))

    assert letters(tmp_path) == {65, 66, 67, 0x1F600, 0x1F601}
