"""A draw of checkers in a YAML file (docs/algorithms/draw.md)."""

from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.draw.rules import DrawRefused, DrawRules, Pair
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
