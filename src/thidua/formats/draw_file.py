"""A draw of checkers as a YAML file and its answer (docs/algorithms/draw.md)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.draw.lots import METHOD
from thidua.domain.draw.rules import Draw, DrawRefused, DrawRules, Pair
from thidua.domain.identity import Names
from thidua.formats.checked import Node, Notes
from thidua.formats.problems import FormatError, Problem
from thidua.formats.yaml_text import YamlRefused, read_yaml_lines

KEYS = ("units", "checkers", "seed", "previous", "recused")
PAIR = "một cặp [đơn vị chấm, đơn vị được chấm]"


@dataclass(frozen=True, slots=True)
class DrawFile:
    """What a file asks to draw, and the seed that was published for it."""

    rules: DrawRules
    seed: str


def read_draw_file(data: bytes | str) -> DrawFile:
    """The rules and the seed in a file's text.

    Raises:
        FormatError: no YAML, an unknown key, a required key missing, a value outside its limits,
            rules that no draw can keep to; with each place.
    """
    try:
        tree, lines = read_yaml_lines(data)
    except YamlRefused as error:
        raise FormatError([Problem("", "", "YAML", str(error))]) from error
    notes = Notes(lines)
    node = Node(tree, "", notes)
    if not node.has_keys(KEYS, required=("units", "checkers", "seed")):
        raise FormatError(notes.problems)
    codes = [code for element in node.child("units").elements() if (code := _code(element))]
    names = Names(codes)
    checkers = node.child("checkers").number(least=Decimal(1), whole=True)
    seed = node.child("seed").text()
    previous, recused = (_pairs(node.child(key), names) for key in ("previous", "recused"))
    if notes.problems or checkers is None or seed is None:
        raise FormatError(notes.problems)
    try:
        return DrawFile(DrawRules(tuple(codes), int(checkers), previous, recused), seed)
    except DrawRefused as error:
        notes.add(error.key, "", "", f"{error}.")
        raise FormatError(notes.problems) from error


def write_draw_file(file: DrawFile) -> str:
    """The file as text that ``read_draw_file`` and ``tools/redraw.py`` read alike."""
    rules = file.rules
    return (
        f"units: {_flow(rules.units)}\n"
        f"checkers: {rules.checkers}\n"
        f"seed: {json.dumps(file.seed, ensure_ascii=False)}\n"
        f"previous: {_flow(sorted(rules.previous))}\n"
        f"recused: {_flow(sorted(rules.recused))}\n"
    )


def _flow(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def draw_answer(seed: str, draw: Draw) -> str:
    """What was drawn as the line of JSON that ``thidua draw --json`` prints, without its end."""
    answer = {
        "assignments": [
            {"unit": unit, "checkers": list(names)} for unit, names in draw.checkers.items()
        ],
        "repeated": [list(pair) for pair in draw.repeated],
        "seed": seed,
        "method": METHOD,
    }
    return json.dumps(answer, ensure_ascii=False)


def _pairs(node: Node, names: Names) -> frozenset[Pair]:
    found = set()
    for element in node.elements():
        codes = [_code(code) for code in element.elements()]
        if len(codes) != 2 or not all(codes):
            element.wrong(PAIR)
            continue
        checker, unit = (names.get(code, code) for code in codes if code)
        found.add((checker, unit))
    return frozenset(found)


def _code(node: Node) -> str | None:
    """A unit's code; an empty place is noted as wrong."""
    code = node.text()
    if node.is_empty:
        node.wrong("mã đơn vị")
    return code
