"""A scheme read from a sheet; what is wrong is named by its cell, such as D17."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from thidua.domain.identity import identity
from thidua.formats.canonical import canonical_mapping
from thidua.formats.heads import below_numbers
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.scheme_mapping import problems as mapping_problems
from thidua.formats.scheme_rules import RULE_FIGURES
from thidua.formats.scheme_sheet_heads import is_head_row
from thidua.formats.scheme_sheet_layout import (
    COLUMNS,
    CRITERION,
    FIGURE_KEYS,
    FIGURES,
    GROUP,
    HEADING,
    KIND,
    KINDS,
    LEVEL,
    LISTS,
    PLACES,
    POINTS,
    REST,
    SCHEME,
    TIE_BREAK,
    WORDS,
    NotFigures,
    read_figures,
)
from thidua.formats.workbook import TextRow, cell_name, read_sheet

_TITLES = {identity(title): at for at, title in enumerate(COLUMNS)}
MOST_ROWS = 2_000
_KIND_WORDS = {identity(kind): kind for kind in KINDS}
PLACE_OF_TIE_BREAK = "Mã"
_REQUIRED_TITLES = COLUMNS[: POINTS + 1]


def scheme_from_xlsx(data: bytes) -> dict[str, Any]:
    """The scheme mapping in a sheet, checked as a whole.

    Raises:
        FormatError: the sheet or the scheme breaks the format; every problem names its cell.
    """
    rows = read_sheet(data, fits=is_head_row)
    rows = rows[next((at for at, row in enumerate(rows) if is_head_row(row)), 0) :]
    if len(rows) > MOST_ROWS:
        allowed = f"không quá {MOST_ROWS} dòng"
        raise FormatError([Problem("", str(len(rows)), allowed, f"bảng điểm {allowed}.")])
    reading = _Reading(_order(rows))
    for row in below_numbers(rows[1:]):
        reading.add(row)
    if not reading.problems:
        reading.problems.extend(map(reading.located, mapping_problems(reading.mapping)))
    if reading.problems:
        raise FormatError(reading.problems)
    return canonical_mapping(reading.mapping)


def _order(rows: Sequence[TextRow]) -> dict[str, int]:
    """Where each of our columns stands in the sheet; the last ones may be left out."""
    titles = [identity(cell) for cell in rows[0].cells] if rows else []
    found = [
        Problem(
            cell_name(rows[0].number, at),
            title,
            ", ".join(COLUMNS),
            f"cột lạ «{rows[0].cells[at]}».",
        )
        for at, title in enumerate(titles)
        if title not in _TITLES or title in titles[:at]
    ]
    found.extend(
        Problem("dòng tiêu đề", "", title, f"thiếu cột «{title}».")
        for title in _REQUIRED_TITLES
        if identity(title) not in titles
    )
    if found:
        raise FormatError(found)
    return {COLUMNS[_TITLES[title]]: at for at, title in enumerate(titles)}


@dataclass(slots=True)
class _Reading:
    """The mapping as it grows, and the cell that each place of it came from."""

    order: dict[str, int]
    mapping: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[tuple[str, list[Any]]] = field(default_factory=list)  # where lines go, by level

    def add(self, row: TextRow) -> None:
        """Take one row of the sheet into the mapping."""
        word = self._text(row, COLUMNS[KIND])
        kind = _KIND_WORDS.get(identity(word))
        if kind is None:
            self._wrong(row, COLUMNS[KIND], word, ", ".join(KINDS))
            return
        base = self._base(row, kind)
        if base is None:
            return
        found = self._rest(row, base)
        self._take_places(row, kind, base, found)
        self._take_figures(row, kind, base, found)
        self._put(kind, base, found)

    def located(self, problem: Problem) -> Problem:
        """The problem with the cell that its place came from, or its nearest surroundings."""
        path = problem.path
        while path and path not in self.cells:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return replace(problem, path=self.cells[path]) if path in self.cells else problem

    def _text(self, row: TextRow, title: str) -> str:
        at = self.order.get(title)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def _name(self, row: TextRow, title: str) -> str:
        return cell_name(row.number, self.order.get(title, 0))

    def _wrong(self, row: TextRow, title: str, value: str, allowed: str) -> None:
        shown = shortened(value) if value else "đang để trống"
        message = f"cột «{title}»: {shown}; chỉ nhận {allowed}."
        self.problems.append(Problem(self._name(row, title), value, allowed, message))

    def _base(self, row: TextRow, kind: str) -> str | None:
        """The path of the row's mapping; None, and a problem, where the row cannot stand."""
        if kind == SCHEME and "" in self.cells:
            self._wrong(row, COLUMNS[KIND], kind, f"một dòng «{SCHEME}»")
            return None
        if kind in {CRITERION, HEADING}:
            place = self._line_place(row, kind)
            if place is None:
                return None
            base = place
        elif kind == GROUP:
            base = f"groups[{len(self.mapping.get('groups', ()))}]"
            self.cells[f"{base}.criteria"] = self._name(row, COLUMNS[POINTS])
        elif kind == SCHEME:
            base = ""
        else:
            key = LISTS.get(kind, "tie_break")
            base = f"{key}[{len(self.mapping.get(key, []))}]"
        title = PLACE_OF_TIE_BREAK if kind == TIE_BREAK else COLUMNS[KIND]
        self.cells[base] = self._name(row, title)
        return base

    def _line_place(self, row: TextRow, kind: str) -> str | None:
        """Where a criterion or heading goes, by its level; lower levels are closed."""
        if not self.open:
            self._wrong(row, COLUMNS[KIND], kind, f"«{kind}» ở dưới dòng «{GROUP}» của nó")
            return None
        written = self._text(row, LEVEL)
        allowed = [str(level) for level in range(1, len(self.open) + 1)]
        if (written or "1") not in allowed:
            words = f"{', '.join(allowed)}, vì cấp sau phải ở dưới một «{HEADING}» của cấp trước"
            self._wrong(row, LEVEL, written, words)
            return None
        del self.open[int(written or "1") :]
        path, lines = self.open[-1]
        base = f"{path}.criteria[{len(lines)}]"
        if kind == HEADING:
            self.cells[f"{base}.criteria"] = self._name(row, COLUMNS[POINTS])
        return base

    def _rest(self, row: TextRow, base: str) -> dict[str, Any]:
        title = COLUMNS[REST]
        text = self._text(row, title)
        if not text:
            return {}
        try:
            found = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            self._wrong(row, title, text, 'một đối tượng JSON như {"applies_if": "has_union"}')
            return {}
        for key in found:
            self.cells[_joined(base, key)] = self._name(row, title)
        return found

    def _take_places(self, row: TextRow, kind: str, base: str, found: dict[str, Any]) -> None:
        for title, path in PLACES[kind].items():
            self.cells[_joined(base, path)] = self._name(row, title)
            text = self._text(row, title)
            if not text:
                continue
            outer, _, inner = path.rpartition(".")
            holder = found.setdefault(outer, {}) if outer else found
            if not isinstance(holder, dict):
                self._wrong(row, COLUMNS[REST], outer, f"«{outer}» là một đối tượng JSON")
                continue
            holder[inner] = _KEYS_OF_WORDS.get(path, {}).get(identity(text), text)

    def _take_figures(self, row: TextRow, kind: str, base: str, found: dict[str, Any]) -> None:
        title = COLUMNS[FIGURES]
        holder = found.get("rule") if kind == CRITERION else found
        place = _joined(base, "rule") if kind == CRITERION else base
        for key in FIGURE_KEYS.get(kind, ()):
            self.cells[_joined(base, key)] = self._name(row, title)
        if kind == CRITERION:
            self.cells[place] = self._name(row, title)
        text = self._text(row, title)
        if not text or not isinstance(holder, dict):
            return
        if kind == CRITERION and holder.get("type") not in RULE_FIGURES:
            return  # the unknown type itself is the problem to name
        try:
            holder.update(
                read_figures(str(holder.get("type")) if kind == CRITERION else kind, text)
            )
        except NotFigures as error:
            self._wrong(row, title, str(error), "các tham số dạng «tên: số; tên: số» của cách chấm")

    def _put(self, kind: str, base: str, found: dict[str, Any]) -> None:
        if kind == SCHEME:
            self.mapping.update(found)
        elif kind == GROUP:
            self.mapping.setdefault("groups", []).append({**found, "criteria": []})
            self.open = [(base, self.mapping["groups"][-1]["criteria"])]
        elif kind == HEADING:
            lines: list[Any] = []
            self.open[-1][1].append({**found, "criteria": lines})
            self.open.append((base, lines))
        elif kind == CRITERION:
            self.open[-1][1].append(found)
        elif kind == TIE_BREAK:
            self.mapping.setdefault("tie_break", []).append(found.get("id"))
        else:
            self.mapping.setdefault(LISTS[kind], []).append(found)


_KEYS_OF_WORDS = {
    path: {identity(shown): value for value, shown in words.items()}
    for path, words in WORDS.items()
}


def _joined(base: str, key: str) -> str:
    return f"{base}.{key}" if base else key
