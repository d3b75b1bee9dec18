"""A file of settings: the same ``/etc/thidua.env`` that systemd reads and a shell may source."""

import re

_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)")
_QUOTES = {'"', "'"}


class EnvFileRefused(Exception):
    """A line that is neither a setting nor a remark; the message names the line."""


def parse_env(text: str) -> dict[str, str]:
    """Names and values of lines ``NAME=value``; the last of a name holds.

    Empty lines and those that begin with ``#`` or ``;`` say nothing. A value may stand in single or
    double quotes; nothing in it is replaced.

    Raises:
        EnvFileRefused: a line is something else, or its quote does not end.
    """
    found: dict[str, str] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line[0] in "#;":
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise EnvFileRefused(f"dòng {number}: phải có dạng TÊN=giá trị")
        found[match[1]] = _bare(match[2].strip(), number)
    return found


def _bare(value: str, number: int) -> str:
    if value[:1] not in _QUOTES:
        return value
    if len(value) < 2 or value[-1] != value[0]:
        raise EnvFileRefused(f"dòng {number}: dấu nháy {value[0]} mở mà không đóng")
    return value[1:-1]
