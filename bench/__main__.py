"""`make bench`: run every measurement, or those named: `python -m bench --quick scoring load`."""

import importlib
import os
import sys
import time
from pathlib import Path

from bench.sizes import QUICK
from tests.yardstick import yard


def names() -> list[str]:
    """Every module of this folder that has a ``main``."""
    here = Path(__file__).parent  # read, not imported: some modules want a database at once
    return sorted(
        path.stem for path in here.glob("[a-z]*.py") if "\ndef main(" in path.read_text("utf-8")
    )


def _run(name: str) -> None:
    """One measurement, between two looks at how fast the machine is."""
    start = time.perf_counter()
    print(f"\n== {name} (yardstick {yard():.2f} ms)", flush=True)
    importlib.import_module(f"bench.{name}").main()
    print(f"== {name}: {time.perf_counter() - start:.0f} s (yardstick {yard():.2f} ms)", flush=True)


if __name__ == "__main__":
    asked = sys.argv[1:]
    if "--quick" in asked:
        os.environ[QUICK] = "1"
    chosen = [name for name in asked if name != "--quick"]
    print("Yardstick: processor time of one loop of plain Python (tests/yardstick.py); pages are")
    print("told as a share of a bare Django page measured in turn with them.")
    for each in chosen or names():
        _run(each)
