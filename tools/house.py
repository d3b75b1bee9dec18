"""The house in figures: how much lies where, and what has more than one home.

``python tools/house.py [FOLDER]`` measures the working tree, or that of another version in FOLDER
(``git worktree add FOLDER COMMIT``); ``docs/explanation/architecture.md`` keeps both.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHELVES = frozenset({
    "urls", "views", "api", "tasks", "papers", "sheets", "seams", "pages", "forms", "actions",
    "permissions", "queries", "registries", "refusals", "facts", "guards", "models", "apps",
    "migrations", "management", "templatetags", "__init__",
})  # fmt: skip
ONE_HOME = ("Narrowing", "ReasonForm", "ReasonMissing", "StalePage")
PATTERNS = {
    "raw reads of POST and GET": r"request\.(?:POST|GET)(?:\[|\.get\(|\.getlist\()",
    "frozen answers read as raw JSON": r'\.outcome or \{\}|outcome\["|\.answer\["units"\]',
    "files sent with headers by hand": r"Content-Disposition",
    "days spelt by hand": r"strftime\(|:%d/%m/%Y|:%-d",
}

NONE_LEFT = (
    "modules on no named shelf", *PATTERNS, "imports of another app's views or forms",
    "docstrings that say that nothing is raised", "modules longer than 250 lines",
)  # fmt: skip


def measured(root: Path) -> dict[str, int]:
    """Each figure by its name."""
    product = root / "src" / "thidua"
    modules = [path for path in _files(product / "apps", "*.py") if "migrations" not in path.parts]
    flat = [path for path in modules if _is_flat(path.relative_to(product / "apps"), product)]
    text = {path: path.read_text("utf-8") for path in modules}
    told = {
        "apps": len({path.relative_to(product / "apps").parts[0] for path in modules}) - 1,
        "lines of Python in apps": sum(_lines(path) for path in modules),
        "modules on no named shelf": len(flat),
        "lines of these": sum(_lines(path) for path in flat),
    }
    told |= {
        name: sum(len(re.findall(pattern, each)) for each in text.values())
        for name, pattern in PATTERNS.items()
    }
    told["imports of another app's views or forms"] = sum(map(_borrowed, text, text.values()))
    whole = "\n".join(path.read_text("utf-8") for path in _files(product, "*.py"))
    told["docstrings that say that nothing is raised"] = whole.count("Raises: nothing.")
    for name in ONE_HOME:
        found = re.findall(rf"^class {name}\b", whole, re.MULTILINE)
        told[f"classes called {name}"] = len(found)
    return told | _lengths(product)


def _lengths(product: Path) -> dict[str, int]:
    modules = [path for path in _files(product, "*.py") if "migrations" not in path.parts]
    template = sorted(
        len(line)
        for path in _files(product, "*.html")
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    )
    scripts = [_lines(path) for path in _files(product, "*.js") if path.parent.name == "js"]
    return {
        "modules longer than 250 lines": sum(_lines(path) > 250 for path in modules),
        "lines of the longest module": max(map(_lines, modules)),
        "nine of ten lines of templates are shorter than": template[len(template) * 9 // 10] + 1,
        "lines of the longest script": max(scripts),
    }


def _is_flat(path: Path, product: Path) -> bool:
    """Neither on a shelf nor, since folders bear the name of a notion, in one of these."""
    if len(path.parts) < 2:
        return False
    place = path.parts[1]
    is_notion = len(path.parts) > 2 and (product / "web").is_dir()
    return not is_notion and place.removesuffix(".py") not in SHELVES


def _borrowed(path: Path, text: str) -> int:
    own = path.parts[path.parts.index("apps") + 1]
    found = re.findall(r"^from thidua\.apps\.(\w+)\.(?:views|forms)\b", text, re.MULTILINE)
    return sum(app != own for app in found)


def _files(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob(pattern)) if path.is_file())


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def main() -> None:
    """Print a row of the table for each figure."""
    for name, figure in measured(Path(sys.argv[1]) if sys.argv[1:] else ROOT).items():
        print(f"| {name} | {figure:,} |")


if __name__ == "__main__":
    main()
