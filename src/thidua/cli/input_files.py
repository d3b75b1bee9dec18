"""Reads a file named on the command line; whatever is wrong with it is wrong input."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from thidua.cli.errors import InputError
from thidua.cli.text_table import printable
from thidua.formats.problems import FormatError

MAX_BYTES = 30_000_000
MOST_PROBLEMS = 20  # shown at once

T = TypeVar("T")


def read_input(name: str) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is not there, no plain file, not readable, or too large.
    """
    path = Path(name)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{name}: không phải là tệp")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: không có tệp này") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise InputError(f"{name}: không đọc được tệp ({error})") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: tệp quá lớn, tối đa {MAX_BYTES} byte")
    return data


def parse_input(name: str, data: bytes, reader: Callable[[bytes], T]) -> T:
    """What a reader makes of the bytes of a file.

    Raises:
        InputError: the file breaks its format.
    """
    try:
        return reader(data)
    except FormatError as error:
        raise refused(name, error.problems) from error


def refused(name: str, problems: Sequence[object], *, most: int = MOST_PROBLEMS) -> InputError:
    """The refusal of a file, a line for each problem, the first ones if there are many."""
    lines = [printable(f"{name}: {problem}") for problem in problems[:most]]
    if len(problems) > most:
        lines.append(f"… và {len(problems) - most} lỗi khác.")
    return InputError("\n".join(lines))
