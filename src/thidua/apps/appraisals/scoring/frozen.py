"""What the journal keeps of a locked sheet and of a published result."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thidua.apps.appraisals.models import Line, Sheet


def frozen_figures(sheet: Sheet) -> list[list[str]]:
    """The figures that count, as they stand in the scoring file format."""
    return figures_as_kept(sheet.lines.order_by("pk"))


def figures_as_kept(lines: Iterable[Line]) -> list[list[str]]:
    """The same of lines already fetched."""
    return [_as_kept(line) for line in lines]


def _as_kept(line: Line) -> list[str]:
    """The item and its figures; a bonus only where there is one, as before there were any."""
    figures = line.verified_figures.by_name()
    bonus = figures.pop("bonus")
    return [line.item, *figures.values(), *([bonus] if bonus else [])]


def result_hash(
    scheme_hash: str,
    answer: Mapping[str, Any],
    names: Mapping[str, str],
    events: Mapping[str, list[str]],
    tables: Sequence[Mapping[str, Any]] = (),
) -> str:
    """SHA-256 over the scheme's hash, the answer, the names and the events, written in one way.

    ``tables``: the answer of each kind of units that has a table of its own.
    """
    content: dict[str, Any] = {"scheme": scheme_hash, "answer": answer, "names": names}
    if events:  # a result of a table whose conditions look at none has no such key
        content["events"] = events
    if tables:  # nor has one of a bloc whose units share a table
        content["tables"] = tables
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
