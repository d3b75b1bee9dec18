"""``--env-file FILE``: settings from a file, for a command typed by hand or started by cron."""

import os
from pathlib import Path

from thidua.cli.errors import InputError
from thidua.config.variables.env_file import EnvFileRefused, parse_env

OPTION = "--env-file"


def take_env_file(argv: list[str]) -> list[str]:
    """The arguments without the option; what its file says stands in the environment.

    A variable that the environment has already is kept: whoever types it means it.

    Raises:
        InputError: the file is not there or not readable, or a line of it is wrong.
    """
    rest: list[str] = []
    names: list[str] = []
    waiting = iter(argv)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name != OPTION:
            rest.append(argument)
            continue
        names.append(value if equals else next(waiting, ""))
    for each in names:
        for variable, value in _read(each).items():
            os.environ.setdefault(variable, value)
    return rest


def _read(name: str) -> dict[str, str]:
    if not name:
        raise InputError(f"{OPTION}: thiếu tên tệp. Ví dụ: {OPTION} /etc/thidua.env")
    try:
        return parse_env(Path(name).read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError(f"{OPTION} {name}: không có tệp này") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{OPTION} {name}: không phải văn bản UTF-8") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{OPTION} {name}: không đọc được tệp ({error})") from error
    except EnvFileRefused as error:
        raise InputError(f"{OPTION} {name}: {error}") from error
