"""`make bench`: run every measurement, or those named: `python -m bench scoring load`."""

import importlib
import pkgutil
import sys
from pathlib import Path


def names() -> list[str]:
    """Every module of this folder that has a ``main``."""
    found = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    chosen = [name for name in found if name != "__main__"]
    return [name for name in chosen if hasattr(importlib.import_module(f"bench.{name}"), "main")]


if __name__ == "__main__":
    for name in sys.argv[1:] or names():
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"bench.{name}").main()
