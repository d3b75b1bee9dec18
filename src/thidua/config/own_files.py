"""The files of the product that may name a class of a style sheet."""

from collections.abc import Iterator
from pathlib import Path

_OURS = Path(__file__).resolve().parents[1]
_KINDS = {".html", ".js", ".py"}


def sources() -> Iterator[Path]:
    """Templates, scripts and modules."""
    return (path for path in sorted(_OURS.rglob("*")) if path.suffix in _KINDS)


def named_sources() -> dict[str, Path]:
    """The same by their places in the product."""
    return {str(path.relative_to(_OURS)): path for path in sources()}
