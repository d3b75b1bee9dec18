"""Nothing grows until nobody can hold it in mind; what is longer on purpose says why."""

import ast
import re

from tests.architecture.project import CODE, ROOT, functions, named, python_files, templates
from tools import house

MODULE_LINES = {"src": 250, "tools": 250, "bench": 250, "tests": 400}
FUNCTION_LINES, VIEW_LINES, TEMPLATE_LINES = 40, 20, 150

LONGER_FUNCTIONS: dict[str, str] = {
    "src/thidua/documents/render/docx_template.py::_styles": "one XML text, read as a whole",
}


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the signature to the end; the words of the docstring do not count."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        words = node.body[0]
        length -= (words.end_lineno or words.lineno) - words.lineno + 1
    return length


def test_no_module_is_longer_than_250_lines_no_test_module_than_400() -> None:
    long = {
        named(path): count
        for folder, most in MODULE_LINES.items()
        for path in python_files(folder)
        if (count := len(path.read_text("utf-8").splitlines())) > most
    }

    assert set(MODULE_LINES) == set(CODE)
    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{named(path)}::{node.name}": count
        for path in python_files("src", "tools")
        for node in functions(path)
        if (count := _lines(node)) > FUNCTION_LINES
    }

    assert {name: count for name, count in long.items() if name not in LONGER_FUNCTIONS} == {}
    assert set(LONGER_FUNCTIONS) <= set(long), "no longer long: take it off the list"


def test_no_view_is_longer_than_20_lines() -> None:
    views = [
        path
        for path in python_files("src")
        if path.name == "views.py" or path.parent.name == "views"
    ]
    long = {
        f"{named(path)}::{node.name}": count
        for path in views
        for node in functions(path)
        if not node.name.startswith("_") and "request" in {each.arg for each in node.args.args}
        if (count := _lines(node)) > VIEW_LINES
    }

    assert len(views) > 10
    assert long == {}


def test_no_template_is_longer_than_150_lines() -> None:
    long = {
        named(path): count
        for path in templates()
        if (count := len(path.read_text("utf-8").splitlines())) > TEMPLATE_LINES
    }

    assert long == {}


def test_nine_lines_of_ten_in_templates_fit_a_screen() -> None:
    lengths = sorted(
        len(line) for path in templates() for line in path.read_text("utf-8").splitlines()
    )

    assert lengths[len(lengths) * 9 // 10] <= 120


def test_nothing_has_a_second_home_again() -> None:
    told = house.measured(ROOT)
    ours = {name: figure for name, figure in told.items() if name in house.NONE_LEFT}
    assert ours == dict.fromkeys(house.NONE_LEFT, 0)
    assert {name: told[f"classes called {name}"] for name in house.ONE_HOME} == dict.fromkeys(
        house.ONE_HOME, 1
    )


def test_the_page_of_the_house_tells_its_figures() -> None:
    page = (ROOT / "docs/explanation/architecture.md").read_text("utf-8")
    rows = set(re.findall(r"^\| ([^|]+) \| [\d,]+ \| [\d,]+ \|$", page, re.MULTILINE))
    assert rows == set(house.measured(ROOT))
