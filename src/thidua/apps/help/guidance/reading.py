"""The how-tos of the documentation, read for the screen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path, PurePath

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from markdown_it import MarkdownIt
from markdown_it.token import Token

MOST_LINES = 10
_ROW = re.compile(r"^\| ([^|]+) \| \[[^\]]+\]\(([\w-]+)\.md\) \|$", re.MULTILINE)
_ITEM = re.compile(r"^(?:\d+\.|-) ")
_PICTURE = re.compile(r"!\[[^\]]*\]\(images/([\w-]+\.png)\)")
_NO_LINE = ("#", "|", "```", "![")


@dataclass(frozen=True, slots=True)
class Guide:
    """One how-to."""

    slug: str
    title: str
    who: str
    text: str
    language: str = settings.LANGUAGE_CODE

    @property
    def picture(self) -> str:
        """The address of its first picture; empty where it has none."""
        found = _PICTURE.search(self.text)
        return _picture(self.language, found[1]) if found else ""

    @property
    def html(self) -> SafeString:
        """Everything below its title."""
        return _html(_reader().parse(self.text.split("\n", 1)[1]), self.language)

    def lines(self, section: int = 0) -> list[SafeString]:
        """At most ten steps or sentences: those of a section, or from the beginning."""
        return [
            _html(_reader().parseInline(each), self.language)
            for each in islice(_steps(self, section), MOST_LINES)
        ]


def guides() -> Mapping[str, Guide]:
    """Every how-to by the name of its file, listed, as the reader reads; none where none came."""
    return _guides(get_language() or settings.LANGUAGE_CODE)


@cache
def _guides(language: str) -> Mapping[str, Guide]:
    return _written(folder_of(language), language)


def folder_of(language: str) -> Path:
    """Where the how-tos of a language lie: the others in a folder of their own below ours."""
    folder: Path = settings.HOW_TO
    return folder if language == settings.LANGUAGE_CODE else folder / language


def _written(folder: Path, language: str) -> dict[str, Guide]:
    found: dict[str, Guide] = {}
    if not (folder / "README.md").is_file():
        return found
    for who, slug in _ROW.findall((folder / "README.md").read_text("utf-8")):
        text = (folder / f"{slug}.md").read_text("utf-8")
        title = text.split("\n", 1)[0].removeprefix("# ").strip()
        found[slug] = Guide(slug, title, who.strip(), text, language)
    return found


def _steps(guide: Guide, section: int) -> Iterator[str]:
    """Steps and paragraphs, one a text; a step's own steps belong to it."""
    step: list[str] = []
    for line in _section(guide.text, section).splitlines():
        begins = bool(_ITEM.match(line))
        if not line.strip() or begins or line.startswith(_NO_LINE):
            if step:
                yield " ".join(step)
            step = []
        if line.strip() and not line.startswith(_NO_LINE):
            step.append(_ITEM.sub("", line.strip()))
    if step:
        yield " ".join(step)


def _section(text: str, section: int) -> str:
    body = text.split("\n", 1)[1]
    return body.split("\n## ")[section].split("\n", 1)[1] if section else body


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _html(tokens: list[Token], language: str) -> SafeString:
    for token in tokens:
        if token.children:
            token.children = list(_leading(token.children, language))
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
        if token.type == "table_open":
            token.attrSet("class", "table table-vcenter")
    shown: str = _reader().renderer.render(tokens, _reader().options, {})
    return SafeString(shown)  # our own texts, HTML in them is escaped


def _leading(tokens: list[Token], language: str) -> Iterator[Token]:
    """Links lead to how-tos, others go; pictures of the folder are shown once one comes to them."""
    kept: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            address = _address(str(token.attrGet("href") or ""))
            token.attrSet("href", address)
            kept.append(bool(address))
        if token.type == "image":
            name = PurePath(str(token.attrGet("src"))).name
            token.attrs |= {
                "src": _picture(language, name),
                "loading": "lazy",
                "class": "img-fluid",
            }
        if token.type.startswith("link_") and not kept[-1]:
            continue
        yield token


def _picture(language: str, name: str) -> str:
    return reverse("help:picture", args=[language, name])


def _address(href: str) -> str:
    slug = href.split("#", maxsplit=1)[0].removesuffix(".md")
    if slug in guides():
        return reverse("help:guide", args=[slug])
    return href if href.startswith("https://") else ""
