"""What can go wrong with the data itself, told in one sentence: wrong input, or exit status 1."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from thidua.cli.errors import Failed
from thidua.config.variables.errors import WrongSettings


@contextmanager
def told_failures() -> Iterator[None]:
    """Say in Vietnamese what disk, database and other processes would not.

    Raises:
        WrongSettings: a setting leads to no program of PostgreSQL that is new enough.
        Failed: anything else.
    """
    from django.db import DatabaseError

    from thidua.config.backup.databases import CopyDamaged
    from thidua.config.backup.half_restored import HalfRestored
    from thidua.config.backup.postgres_tools import ToolFailed, ToolMissing
    from thidua.config.locks import Held

    try:
        yield
    except ToolMissing as error:
        raise WrongSettings(str(error)) from error
    except Held as error:
        raise Failed("phần mềm đang chạy, đang sao lưu hoặc đang phục hồi trên máy này") from error
    except (HalfRestored, ToolFailed) as error:
        raise Failed(str(error)) from error
    except (CopyDamaged, DatabaseError, sqlite3.Error) as error:
        raise Failed(f"cơ sở dữ liệu: {error}") from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise Failed(f"{place}{error.strerror or error}; không để lại gì dở dang") from error
