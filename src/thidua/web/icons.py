"""Tabler icons in the page: drawn where they stand, or drawn once and used by many rows."""

import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString

_NOT_NEEDED = re.compile(r'\s*<path stroke="none" d="M0 0h24v24H0z" fill="none" />')
_OPENING = '<svg class="icon{look}" {spoken} viewBox="0 0 24 24">'  # colours: thidua.css
_SYMBOL = '<symbol id="icon-{name}" viewBox="0 0 24 24">{lines}</symbol>'


@cache
def _lines(name: str, style: str = "outline") -> str:
    """The lines of an icon, without the box that shows nothing."""
    folder: Path = settings.NODE_MODULES  # type: ignore[misc] # settings come by star import
    path = folder / "@tabler" / "icons" / "icons" / style / f"{name}.svg"
    text = _NOT_NEEDED.sub("", path.read_text("utf-8").split("-->")[-1])
    drawn = re.sub(r" (?=/?>)|(?<=>) ", "", " ".join(text.split()))
    return drawn.split(">", 1)[1].removesuffix("</svg>")


@lru_cache(1024)
def drawn(name: str, label: str = "", style: str = "outline") -> SafeString:
    """The icon; with a label it speaks, without one it is decoration."""
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    look = "" if style == "outline" else f" icon-{style}"
    return SafeString(f"{_OPENING.format(look=look, spoken=spoken)}{_lines(name, style)}</svg>")


def symbols(*names: str) -> SafeString:
    """Outline icons that ``used`` shows from here on; itself it shows nothing."""
    inside = "".join(_SYMBOL.format(name=name, lines=_lines(name)) for name in names)
    return SafeString(f'<svg hidden aria-hidden="true">{inside}</svg>')


def used(name: str) -> SafeString:
    """An icon of ``symbols``, as decoration: a tenth of what drawing it again weighs."""
    return SafeString(f'<svg class="icon" aria-hidden="true"><use href="#icon-{name}"/></svg>')
