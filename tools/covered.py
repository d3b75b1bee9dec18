"""Which lines and branches no test ran, part by part: refused below the part's least share.

Run it after the tests under ``slipcover``, which writes ``.coverage.json``. A branch is told as
``from→to``, where to 0 leaves the function.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / ".coverage.json"


class Measured(TypedDict):
    """What ``slipcover`` says of a module."""

    executed_lines: list[int]
    missing_lines: list[int]
    executed_branches: list[list[int]]
    missing_branches: list[list[int]]


@dataclass(frozen=True)
class Part:
    """Folders of the product and the least share of their lines and branches, in percent."""

    name: str
    folders: tuple[str, ...]
    least: int


PARTS = (
    Part("pure packages", ("domain", "law", "documents", "formats"), 100),
    Part("apps", ("apps",), 95),
)


def main() -> int:
    """Print each part; exit status 1 when one has less than its least share."""
    modules = measured()
    poor = [part for part in PARTS if _told(part, modules)]
    return 1 if poor else 0


def measured() -> dict[str, Measured]:
    """What was run of each module, by its path from the root."""
    modules: dict[str, Measured] = json.loads(MEASURED.read_text("utf-8"))["files"]
    return modules


def _told(part: Part, modules: Mapping[str, Measured]) -> bool:
    """Print a part; whether too little of it was run."""
    ran = missed = 0
    for name, module in sorted(modules.items()):
        if not name.startswith(tuple(f"src/thidua/{folder}/" for folder in part.folders)):
            continue
        ran += len(module["executed_lines"]) + len(module["executed_branches"])
        places = [str(line) for line in module["missing_lines"]]
        places += [f"{start}→{end}" for start, end in module["missing_branches"]]
        missed += len(places)
        if places:
            print(f"{name}: {', '.join(places)}")
    total = ran + missed
    too_little = total == 0 or ran * 100 < part.least * total
    print(f"{part.name}: {ran} of {total} lines and branches, at least {part.least} %")
    return too_little


if __name__ == "__main__":
    sys.exit(main())
