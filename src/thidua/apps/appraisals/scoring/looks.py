"""What a leader saw of a sheet, line by line, and what differs from it now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.apps.appraisals.models import Evidence, Line
from thidua.domain.figures import FIGURES, LineFigures
from thidua.web.revisions import fingerprint

Look = list[dict[str, Any]]
"""As it is kept: for each line its item, part, figures, note and the names of its evidence."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line that differs from the last look."""

    line: Line
    before: LineFigures | None  # None: the line is new
    noted: bool
    added: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def is_figure(self) -> bool:
        """Whether the figures differ."""
        return self.before != self.line.figures


def look_at(lines: Iterable[Line], files: Mapping[int, Sequence[Evidence]]) -> Look:
    """What stands in the sheet now."""
    return [_seen(line, files.get(line.pk, ())) for line in lines]


def _seen(line: Line, files: Sequence[Evidence]) -> dict[str, Any]:
    return {
        "item": line.item,
        "part": line.part,
        "figures": list(line.figures.by_name().values()),
        "note": line.note,
        "files": sorted(file.name for file in files),
    }


def marks_of(look: Look) -> str:
    """A mark for each line, in order: what a form carries of what was read."""
    return " ".join(fingerprint(row)[:8] for row in look)


def moved_items(look: Look, marks: str) -> list[str]:
    """Items that are not as they were marked; all where lines came or went."""
    seen = marks.split()
    if len(seen) != len(look):
        return sorted({row["item"] for row in look})
    pairs = zip(look, seen, marks_of(look).split(), strict=True)
    return list(dict.fromkeys(row["item"] for row, then, now in pairs if then != now))


def changes_since(
    look: Look, lines: Iterable[Line], files: Mapping[int, Sequence[Evidence]]
) -> list[Change]:
    """The lines that differ, in order; nothing where nobody looked before."""
    before = {(row["item"], row["part"]): row for row in look}
    found = (_change(line, files.get(line.pk, ()), before) for line in lines if before)
    return [change for change in found if change]


def _change(
    line: Line, files: Sequence[Evidence], before: Mapping[tuple[str, int], dict[str, Any]]
) -> Change | None:
    then, now = before.get((line.item, line.part)), _seen(line, files)
    if then == now:
        return None
    if then is None:
        return Change(line, None, False, tuple(now["files"]), ())
    was, has = set(then["files"]), set(now["files"])
    figures = LineFigures(**dict(zip(FIGURES, then["figures"], strict=True)))
    noted = then["note"] != line.note
    return Change(line, figures, noted, tuple(sorted(has - was)), tuple(sorted(was - has)))
