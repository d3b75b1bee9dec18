"""The cases a lawyer can read: a base, and for each case what differs from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from thidua.domain.track_record import Case
from thidua.formats.eligibility_case import read_case
from thidua.formats.yaml_text import read_yaml_text

FOLDER = Path(__file__).parent / "cases"
EXPECTATIONS = {"name", "change", "eligible", "unmet", "unknown", "blocks", "has", "cites"}


@dataclass(frozen=True)
class LawCase:
    award: str
    name: str
    case: Case
    expected: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.award}: {self.name}"


def law_cases() -> Iterator[LawCase]:
    for path in sorted(FOLDER.glob("*.yaml")):
        tree: Any = read_yaml_text(path.read_bytes())
        for entry in tree["cases"]:
            assert set(entry) <= EXPECTATIONS, (path.name, entry["name"])
            text = yaml.safe_dump(merged(tree["base"], entry.get("change") or {}))
            yield LawCase(tree["award"], entry["name"], read_case(text), entry)


def merged(base: Any, change: Any) -> Any:
    """The base with the change laid over it, mapping by mapping; lists are replaced whole."""
    if not isinstance(base, dict) or not isinstance(change, dict):
        return change
    return base | {key: merged(base.get(key), value) for key, value in change.items()}
