"""How large a run is: whole, or smaller with ``python -m bench --quick``."""

import os
from pathlib import Path
from typing import TypeVar

Size = TypeVar("Size")
QUICK = "BENCH_QUICK"  # in the environment, so that processes started by a measurement know it
_ROOT = Path(__file__).resolve().parents[1]
SOURCES = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))  # what a measured process imports


def sized(full: Size, quick: Size) -> Size:
    """The size of a measurement, in a whole or in a quick run."""
    return quick if QUICK in os.environ else full
