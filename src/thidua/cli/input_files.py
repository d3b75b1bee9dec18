"""Reads a file named on the command line; whatever is wrong with it is wrong input."""

from pathlib import Path

from thidua.cli.errors import InputError

MAX_BYTES = 30_000_000


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
