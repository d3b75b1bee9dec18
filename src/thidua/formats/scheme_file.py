"""SCHEME.yaml: the scheme, and the bloc's members when the file names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thidua.domain.scheme import Scheme
from thidua.formats.checked import Node, Notes
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_mapping import scheme_from_mapping
from thidua.formats.yaml_text import TextTree, YamlRefused, read_yaml_lines

LARGEST_BYTES = 1_000_000  # a scheme of 60 criteria has about 20,000


@dataclass(frozen=True, slots=True)
class SchemeFile:
    """A scheme as read, its mapping of texts, and the members' codes (None: not named)."""

    scheme: Scheme
    mapping: dict[str, Any]
    members: tuple[str, ...] | None


def read_scheme_file(data: bytes) -> SchemeFile:
    """Read a scheme from the bytes of a YAML file.

    The scheme is the mapping under ``scheme:``, other keys beside it being ignored, or the
    file itself.

    Raises:
        FormatError: the file breaks the format; it holds every problem, with lines.
    """
    if len(data) > LARGEST_BYTES:
        allowed = f"tệp không quá {LARGEST_BYTES // 1_000_000} MB"
        raise FormatError([Problem("", "", allowed, f"tệp quá lớn; chỉ nhận {allowed}.")])
    try:
        top, all_lines = read_yaml_lines(data)
    except YamlRefused as error:
        message = f"{error}."
        raise FormatError([Problem("", "", "YAML", message)]) from error
    mapping, lines = _scheme_part(top, all_lines)
    scheme = scheme_from_mapping(mapping, lines=lines)
    has_members = mapping is not top
    return SchemeFile(scheme, mapping, _members(top, all_lines) if has_members else None)


def _scheme_part(
    top: TextTree, all_lines: Mapping[str, int]
) -> tuple[dict[str, Any], Mapping[str, int]]:
    if not isinstance(top, dict) or not ({"scheme", "groups"} & set(top)):
        message = "không thấy bảng điểm: tệp phải có khóa «scheme» hoặc chính là bảng điểm."
        raise FormatError([Problem("", "", "khóa scheme", message)])
    if "scheme" not in top:
        return top, all_lines
    prefix = "scheme."
    lines = {
        path.removeprefix(prefix): line
        for path, line in all_lines.items()
        if path.startswith(prefix)
    }
    scheme = top["scheme"]
    if not isinstance(scheme, dict):
        line = all_lines.get("scheme")
        message = "bảng điểm (scheme) phải là một ánh xạ."
        raise FormatError([Problem("scheme", "", "một ánh xạ", message, line)])
    return scheme, lines


def _members(top: TextTree, lines: Mapping[str, int]) -> tuple[str, ...] | None:
    """Codes of ``bloc.members``, each a text or a mapping with ``code``."""
    notes = Notes(lines)
    place = Node(top, "", notes).child("bloc").child("members")
    codes: list[str] = []
    for node in place.elements():
        code_place = node.child("code") if isinstance(node.value, Mapping) else node
        code = code_place.text()
        if code is None:
            code_place.wrong("mã đơn vị")
        elif code in codes:
            code_place.wrong("mỗi đơn vị một lần")
        else:
            codes.append(code)
    if notes.problems:
        raise FormatError(notes.problems)
    return tuple(codes) or None
