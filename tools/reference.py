"""Write every generated reference page, each from the code that it describes.

``--check`` compares instead of writing and names the pages that are stale. Nothing of an
installation is touched: the pages are made in a folder and a database of their own.
"""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "NOTICE.md": "tools.licences",
    "docs/reference/actions.md": "tools.reference_pages.actions",
    "docs/reference/law.md": "tools.reference_law",
    "docs/reference/openapi.json": "tools.reference_pages.openapi",
    "docs/reference/permissions.md": "tools.reference_pages.permissions",
    "docs/reference/settings.md": "tools.reference_pages.settings",
}


def prepare(folder: str) -> None:
    """Start Django on an empty database in memory, with ``folder`` as its data folder."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    for name in [name for name in os.environ if name.startswith("THIDUA_")]:
        del os.environ[name]
    os.environ["THIDUA_DATA_DIR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.config.settings.test"
    tempfile.tempdir = folder
    import_module("django").setup()


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say which are stale."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        pages = {path: import_module(module).page() for path, module in PAGES.items()}
    stale = []
    for path, text in pages.items():
        target = ROOT / path
        if target.exists() and target.read_text("utf-8") == text:
            continue
        stale.append(path)
        if "--check" not in arguments:
            target.write_text(text, "utf-8")
    if stale:
        outcome = "stale, run `make docs`" if "--check" in arguments else "written"
        print(f"{', '.join(stale)}: {outcome}", file=sys.stderr)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
