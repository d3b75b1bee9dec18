"""Where the processes of one server count together, known before the library is loaded."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # as the library reads it


@contextmanager
def shared_folder() -> Iterator[Path]:
    """Where the processes of one server count together, until it ends."""
    memory = Path("/dev/shm")  # noqa: S108 - figures only
    folder = tempfile.mkdtemp(prefix="thidua-metrics-", dir=memory if memory.is_dir() else None)
    os.environ[FOLDER] = folder
    try:
        yield Path(folder)
    finally:
        del os.environ[FOLDER]
        shutil.rmtree(folder, ignore_errors=True)
