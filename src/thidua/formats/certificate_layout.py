"""LAYOUT.yaml: where the texts of a certificate stand (docs/reference/certificates.md)."""

from collections.abc import Mapping
from decimal import Decimal

from thidua.documents.certificates.layout import (
    Align,
    CertificateField,
    CertificateLayout,
    VerticalAlign,
)
from thidua.formats.checked import Node, Notes
from thidua.formats.problems import FormatError, Problem
from thidua.formats.yaml_text import YamlRefused, read_yaml_lines

KEYS = ("page", "background", "print_background", "fields")
BOX = ("x", "y", "width", "height", "size")
FIELD_KEYS = ("column", "text", *BOX, "min_size", "align", "valign", "bold", "italic")
LONGEST_SIDE = Decimal(1200)  # mm, above A0
LARGEST_LETTERS = Decimal(200)  # points
MOST_FIELDS = 50
_NOTHING = Decimal(0)


def read_certificate_layout(data: bytes | str) -> CertificateLayout:
    """The layout in a file's text.

    Raises:
        FormatError: no YAML, an unknown key, a required key missing, a value outside its limits,
            a box that leaves the page; every problem that was found, each with its place.
    """
    try:
        tree, lines = read_yaml_lines(data)
    except YamlRefused as error:
        raise FormatError([Problem("", "", "YAML", str(error))]) from error
    return _checked(tree, Notes(lines))


def layout_of_tree(tree: Mapping[str, object]) -> CertificateLayout:
    """The layout in a mapping like that of the file, its values as text.

    Raises:
        FormatError: as ``read_certificate_layout``; places are paths: "fields[2].width".
    """
    return _checked(tree, Notes())


def _checked(tree: object, notes: Notes) -> CertificateLayout:
    layout = _layout(Node(tree, "", notes))
    if layout is None or notes.problems:
        raise FormatError(notes.problems)
    return layout


def _layout(node: Node) -> CertificateLayout | None:
    if not node.has_keys(KEYS, required=("page", "fields")):
        return None
    page = node.child("page")
    if page.is_empty or not page.has_keys(("width", "height"), required=("width", "height")):
        return None
    width, height = (_length(page.child(side)) for side in ("width", "height"))
    elements = node.child("fields").elements()
    if not elements or len(elements) > MOST_FIELDS:
        node.child("fields").wrong(f"một danh sách từ 1 đến {MOST_FIELDS} ô chữ")
    if width is None or height is None:
        return None
    fields = [_field(element, width, height) for element in elements]
    printed = node.child("print_background").boolean()
    background = _background(node.child("background"))
    return CertificateLayout(
        width,
        height,
        tuple(field for field in fields if field),
        None if printed is False else background,
    )


def _background(node: Node) -> str | None:
    name = node.text()
    if name is not None and ("/" in name or "\\" in name or name.startswith(".")):
        node.wrong("tên một tệp ảnh nằm cạnh tệp này, không kèm thư mục")
    return name


def _field(node: Node, width: Decimal, height: Decimal) -> CertificateField | None:
    if not node.has_keys(FIELD_KEYS, required=BOX):
        return None
    x, y, wide, high = (_length(node.child(key), may_be_0=key in "xy") for key in BOX[:4])
    size = _letters(node.child("size"))
    least = _letters(node.child("min_size")) or size
    text = _text(node)
    align = node.child("align").choice([*Align])
    valign = node.child("valign").choice([*VerticalAlign])
    bold, italic = (node.child(key).boolean() or False for key in ("bold", "italic"))
    if x is None or y is None or wide is None or high is None or size is None or least is None:
        return None
    for key, start, length, limit in (("width", x, wide, width), ("height", y, high, height)):
        if start + length > limit:
            node.child(key).wrong(f"số để ô nằm trọn trong trang (đến {limit - start} mm)")
    if least > size:
        node.child("min_size").wrong(f"số không quá size ({size})")
    return CertificateField(
        text or "",
        x,
        y,
        wide,
        high,
        size,
        least,
        Align(align or Align.LEFT),
        VerticalAlign(valign or VerticalAlign.TOP),
        bold,
        italic,
    )


def _text(node: Node) -> str | None:
    """The text of a field: a column's cell, or words that name columns in braces."""
    column, text = node.child("column").text(), node.child("text").text()
    if (column is None) == (text is None):
        node.wrong("đúng một trong hai khóa column, text", "ô chữ cần đúng một: column hoặc text.")
        return None
    if column is not None and ("{" in column or "}" in column):
        node.child("column").wrong("tên cột không có dấu { }")
        return None
    return text if column is None else f"{{{column}}}"


def _length(node: Node, *, may_be_0: bool = False) -> Decimal | None:
    if may_be_0:
        return node.number(least=_NOTHING, most=LONGEST_SIDE)
    return node.number(above=_NOTHING, most=LONGEST_SIDE)


def _letters(node: Node) -> Decimal | None:
    return node.number(least=Decimal(4), most=LARGEST_LETTERS)
